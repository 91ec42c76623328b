using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.TemporaryFiles;

/// <summary>Files on their way: uploaded first, used by a save later, or not at all.</summary>
internal sealed class TemporaryFileEndpoints(
    ITemporaryFileService files,
    IOptionsMonitor<ContentSettings> content,
    IOptionsMonitor<ContentImagingSettings> imaging,
    IOptionsMonitor<RuntimeSettings> runtime) : IManagementEndpoints<TemporaryFileEndpoints>
{
    /// <summary>The largest upload when <c>Umbraco:CMS:Runtime:MaxRequestLength</c> does not say: 50 MB, as Umbraco's.</summary>
    private const long StandardKilobytes = 50 * 1024;

    /// <summary>What a form takes beside the file itself.</summary>
    private const long FormBytes = 64 * 1024;

    public static StatusTable<TemporaryFileOperationStatus> Problems { get; } = new()
    {
        { TemporaryFileOperationStatus.FileExtensionNotAllowed, 400, "File extension not allowed", "The file extension is not allowed." },
        { TemporaryFileOperationStatus.InvalidFileName, 400, "The provided file name is not valid", "A file name has no folders and none of the characters that file systems forbid." },
        { TemporaryFileOperationStatus.KeyAlreadyUsed, 400, "Key already used", "The specified key is already used." },
        { TemporaryFileOperationStatus.NotFound, 404, "The temporary file could not be found", "There is no such upload, or it has expired." },
        { TemporaryFileOperationStatus.UploadBlocked, 400, "The file's content is not allowed", "The content is not what the file's name says, or it is blocked by a validator." },
    };

    public static void Map(ManagementRoutes<TemporaryFileEndpoints> routes)
    {
        const string anyUser = BackOfficePolicies.BackOfficeAccess;
        routes.Get("temporary-file/configuration", anyUser, (e, _) => e.Configuration());
        routes.Get("temporary-file/{id:guid}", anyUser, (e, request) => e.ById(request));
        routes.Post("temporary-file", anyUser, (e, request) => e.Create(request));
        routes.Delete("temporary-file/{id:guid}", anyUser, (e, request) => e.Delete(request));
    }

    private long Kilobytes => runtime.CurrentValue.MaxRequestLength ?? StandardKilobytes;

    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new
    {
        ImageFileTypes = imaging.CurrentValue.ImageFileTypes.ToArray(),
        DisallowedUploadedFilesExtensions = content.CurrentValue.DisallowedUploadedFileExtensions.ToArray(),
        AllowedUploadedFileExtensions = content.CurrentValue.AllowedUploadedFileExtensions.ToArray(),
        MaxFileSize = (long?)Kilobytes,
    }));

    private async Task<IResult> ById(ManagementRequest request) => await files.GetAsync(request.Key()) is { } file
        ? Answer.Ok(new { Id = file.Key, AvailableUntil = (DateTime?)file.AvailableUntil.ToUniversalTime(), file.FileName })
        : Answer.Problem(Problems[TemporaryFileOperationStatus.NotFound]);

    private async Task<IResult> Create(ManagementRequest request)
    {
        IFormCollection form = await FormAsync(request);
        if (!Guid.TryParse(form["Id"], out Guid key) || key == Guid.Empty)
        {
            return Answer.Problem(Problem.Unreadable("Id", "The form needs a field 'Id' with the key of the upload."));
        }

        if (form.Files.GetFile("File") is not { } file)
        {
            return Answer.Problem(Problem.Unreadable("File", "The form needs a file under the name 'File'."));
        }

        if (file.Length > Kilobytes * 1024)
        {
            return Answer.Problem(TooLarge);
        }

        Attempt<TemporaryFileModel?, TemporaryFileOperationStatus> created =
            await files.CreateAsync(new CreateTemporaryFileModel { Key = key, FileName = file.FileName, OpenReadStream = file.OpenReadStream });
        return created.Success ? Answer.Created(request, "temporary-file", key) : Answer.From(created, Problems);
    }

    private async Task<IResult> Delete(ManagementRequest request) => Answer.From(await files.DeleteAsync(request.Key()), Problems);

    /// <summary>Read as far as is allowed; what the form leaves on disk goes with the request.</summary>
    private async Task<IFormCollection> FormAsync(ManagementRequest request)
    {
        HttpContext context = request.Context;
        if (!context.Request.HasFormContentType)
        {
            throw new BadRequestException(new Problem(415, "Unsupported media type", "The body must be a form: send it as multipart/form-data."));
        }

        long most = (Kilobytes * 1024) + FormBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        try
        {
            return await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = most, ValueCountLimit = 16 }, request.Cancelled);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new BadRequestException(TooLarge);
        }
        catch (InvalidDataException e)
        {
            throw new BadRequestException(Problem.Unreadable("$", e.Message));
        }
    }

    private Problem TooLarge => new(StatusCodes.Status413PayloadTooLarge, "The file is too large", $"The largest file that can be uploaded has {Kilobytes} KB.");
}
