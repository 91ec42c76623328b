using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using MvoUmbraco.Embedded.Identity.SignIn;
using MvoUmbraco.Embedded.MediaFiles.Imaging;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;

namespace MvoUmbraco.Embedded.MediaFiles.Serving;

/// <summary>
/// Answers everything under <c>/media</c> from the media file system: whole, in ranges or "not modified"; pictures also
/// processed. Uploads are not trusted: no type is guessed from the content, and what could run runs without an origin.
/// </summary>
internal sealed class MediaServing(
    RequestDelegate next,
    MediaFileManager files,
    StoreAccess store,
    ProcessedImages images,
    LiveSignIn signIns,
    IHostingEnvironment paths,
    IOptionsMonitor<GlobalSettings> global,
    IOptionsMonitor<ContentSettings> content)
{
    /// <summary>No scripts, no origin, nothing fetched; styles and embedded pictures of its own are what an SVG needs.</summary>
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

    /// <summary>An address can get a new file when it is replaced by one of the same name, so it is kept for an hour only.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly PathString root = paths.ToAbsolute(global.CurrentValue.UmbracoMediaPath).TrimEnd('/');

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase, out PathString rest))
        {
            return next(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return Status(context, StatusCodes.Status405MethodNotAllowed);
        }

        return MediaPath.Relative(rest) is not { } path || !files.FileSystem.FileExists(path) ? Status(context, StatusCodes.Status404NotFound)
            : IsProtected(context.Request.Path) ? ToEditors(context, path)
            : Answer(context, path);
    }

    /// <summary>A file in the recycle bin, for who works with media; no cache keeps it.</summary>
    private async Task ToEditors(HttpContext context, string path)
    {
        AuthenticateResult signedIn = await context.AuthenticateAsync(Constants.Security.BackOfficeAuthenticationType);
        if (signIns.UserOf(signedIn.Principal)?.AllowedSections.Contains(Constants.Applications.Media) != true)
        {
            await Status(context, StatusCodes.Status404NotFound);
            return;
        }

        context.Response.OnStarting(() =>
        {
            context.Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        await Answer(context, path);
    }

    private Task Answer(HttpContext context, string path)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (ImageCommands.Read(context.Request.Query) is { } commands && Raster.IsRead(path))
        {
            return images.Answer(context, path, commands);
        }

        ServedType type = ServedType.Of(path);
        if (type.Active)
        {
            headers.ContentSecurityPolicy = Sandbox;
        }

        DateTimeOffset changed = files.FileSystem.GetLastModified(path);
        long size = files.FileSystem.GetSize(path);
        headers.CacheControl = FormattableString.Invariant($"public, max-age={Kept.TotalSeconds}");
        return TypedResults.Stream(
            files.FileSystem.OpenFile(path),
            type.ContentType,
            type.Download ? Path.GetFileName(path) : null,
            changed,
            new EntityTagHeaderValue($"\"{changed.UtcTicks.ToString("x", CultureInfo.InvariantCulture)}-{size.ToString("x", CultureInfo.InvariantCulture)}\""),
            enableRangeProcessing: true).ExecuteAsync(context);
    }

    /// <summary>Whether the file is that of a medium in the recycle bin, and the settings say that those aren't served to everybody.</summary>
    private bool IsProtected(PathString address) =>
        content.CurrentValue.EnableMediaRecycleBinProtection
        && store.Committed.Table(MediaRow.Kind).Find(MediaRow.ByFile, SiblingText.Of(address.Value!)).Any()
        && store.Committed.Table(MediaRow.Kind).Find(MediaRow.ByFile, SiblingText.Of(address.Value!)).All(medium => medium.Trashed);

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
