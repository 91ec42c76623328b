using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SkiaSharp;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>
/// Answers addresses of pictures with commands: checks that the address was made by this site or asks no more than
/// anyone may, processes once and keeps the result. As many are processed at a time as there is memory for; who waits
/// too long is told to come back.
/// </summary>
internal sealed class ProcessedImages : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly MediaFileManager files;
    private readonly ImageProcessor processor;
    private readonly ImageSignature signature;
    private readonly ProcessedStore kept;
    private readonly IOptionsMonitor<ImagingSettings> settings;
    private readonly IOptionsMonitor<ImagingOptions> options;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentDictionary<string, Lazy<Task<Made>>> underWay = new(StringComparer.Ordinal);

    public ProcessedImages(
        MediaFileManager files,
        ImageProcessor processor,
        ImageSignature signature,
        ProcessedStore kept,
        IOptionsMonitor<ImagingSettings> settings,
        IOptionsMonitor<ImagingOptions> options)
    {
        (this.files, this.processor, this.signature, this.kept, this.settings, this.options) = (files, processor, signature, kept, settings, options);
        int configured = settings.CurrentValue.Memory.MaximumConcurrentProcessing;
        places = new SemaphoreSlim(configured > 0 ? configured : Math.Clamp(Environment.ProcessorCount, 1, 4));
    }

    public async Task Answer(HttpContext context, string path, ImageCommands commands)
    {
        if (Refusal(context.Request.Path.Value!, commands) is { } refusal)
        {
            await Problem(context, StatusCodes.Status400BadRequest, refusal);
            return;
        }

        DateTimeOffset changed = files.FileSystem.GetLastModified(path);
        string name = ProcessedStore.NameOf(changed, files.FileSystem.GetSize(path), commands);
        if (kept.Open(path, name) is var (content, format))
        {
            await Send(context, content, Raster.ContentTypeOf(format), name, changed);
            return;
        }

        Made made = await Make(path, name, commands);
        if (made.Busy)
        {
            context.Response.Headers.RetryAfter = "5";
            await Problem(context, StatusCodes.Status503ServiceUnavailable, "Many pictures are being processed. Ask again in a few seconds.");
        }
        else if (made.Failure is { } failure)
        {
            await Problem(context, StatusCodes.Status400BadRequest, failure);
        }
        else
        {
            Stream picture = made.Content is null ? files.FileSystem.OpenFile(path) : new MemoryStream(made.Content, writable: false);
            await Send(context, picture, made.Format is null ? Serving.ServedType.Of(path).ContentType : Raster.ContentTypeOf(made.Format), name, changed);
        }
    }

    public void Dispose() => places.Dispose();

    private string? Refusal(string address, ImageCommands commands)
    {
        ImagingResizeSettings largest = settings.CurrentValue.Resize;
        return commands.Mistake is { } mistake ? mistake
            : commands.Width > largest.MaxWidth || commands.Height > largest.MaxHeight ? $"The largest picture is {largest.MaxWidth} × {largest.MaxHeight} pixels."
            : signature.Accepts(address, commands) ? null
            : commands.Given is not null ? $"The signature '{ImageCommands.Signature}' does not belong to this address. Use the address as the site gave it."
            : commands.IsPlain && options.CurrentValue.IsUnsignedWidth(commands.Width) ? null
            : $"This needs an address that the site made. Without a signature only 'width' and 'format' can be asked for, with a width of {string.Join(", ", options.CurrentValue.UnsignedWidths ?? ImagingOptions.StandardWidths)}.";
    }

    private async Task<Made> Make(string path, string name, ImageCommands commands)
    {
        string key = $"{path}|{name}";
        Lazy<Task<Made>> work = underWay.GetOrAdd(key, _ => new Lazy<Task<Made>>(() => Process(path, name, commands)));
        try
        {
            return await work.Value;
        }
        finally
        {
            underWay.TryRemove(KeyValuePair.Create(key, work));
        }
    }

    private async Task<Made> Process(string path, string name, ImageCommands commands)
    {
        if (!await places.WaitAsync(LongestWait))
        {
            return Made.NotNow;
        }

        try
        {
            return await Task.Run(() =>
            {
                using Stream source = files.FileSystem.OpenFile(path);
                if (processor.Process(source, commands) is not var (data, format))
                {
                    return Made.AsItIs;
                }

                using SKData picture = data;
                kept.Add(path, name, format, picture.AsSpan());
                return new Made(picture.ToArray(), format, Failure: null);
            });
        }
        catch (ImageException e)
        {
            return new Made(Content: null, Format: null, e.Message);
        }
        finally
        {
            places.Release();
        }
    }

    private Task Send(HttpContext context, Stream content, string contentType, string name, DateTimeOffset changed)
    {
        // An address with a version changes with the picture, so it need never be asked again.
        bool versioned = context.Request.Query.ContainsKey("v") || context.Request.Query.ContainsKey("rnd");
        context.Response.Headers.CacheControl = versioned
            ? FormattableString.Invariant($"public, max-age={settings.CurrentValue.Cache.BrowserMaxAge.TotalSeconds:0}, immutable")
            : "public, max-age=3600";
        return TypedResults.Stream(content, contentType, fileDownloadName: null, changed, new EntityTagHeaderValue($"\"{name}\""), enableRangeProcessing: true)
            .ExecuteAsync(context);
    }

    private static Task Problem(HttpContext context, int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: "The picture can't be answered", type: "Error").ExecuteAsync(context);

    /// <summary>A picture that was processed just now; without content and failure it is answered as it is.</summary>
    private sealed record Made(byte[]? Content, string? Format, string? Failure)
    {
        public static readonly Made AsItIs = new(null, null, null);

        public static readonly Made NotNow = new(null, null, null) { Busy = true };

        public bool Busy { get; private init; }
    }
}
