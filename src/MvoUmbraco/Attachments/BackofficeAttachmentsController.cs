using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MvoUmbraco.Backoffice;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;

namespace MvoUmbraco.Attachments;

/// <summary>What may be attached.</summary>
/// <param name="LargestFile">The largest file, in bytes.</param>
/// <param name="Extensions">The extensions of the allowed kinds, without dot.</param>
/// <param name="MostFiles">The most files of one document.</param>
public sealed record AttachmentLimits(long LargestFile, IReadOnlyList<string> Extensions, int MostFiles);

/// <summary>Attachments for who edits: what is allowed, whether a file that was just uploaded is, and the files of documents
/// as they were saved last, published or not.</summary>
/// <param name="options">The limits.</param>
/// <param name="temporaryFiles">Uploads that wait for a save.</param>
/// <param name="contents">Documents.</param>
/// <param name="permissions">Who may read which.</param>
/// <param name="store">The bytes.</param>
/// <param name="security">Who is signed in.</param>
[ApiController]
[Authorize(Policy = BackofficeAccess.Policy)]
[Route("api/mvo/v1/backoffice/attachments")]
public sealed class BackofficeAttachmentsController(
    IOptionsMonitor<AttachmentOptions> options,
    ITemporaryFileService temporaryFiles,
    IContentService contents,
    IContentPermissionService permissions,
    IAttachmentStore store,
    IBackOfficeSecurityAccessor security) : ControllerBase
{
    /// <summary>What may be attached.</summary>
    [HttpGet("limits")]
    public AttachmentLimits Limits()
        => new(Math.Min(options.CurrentValue.LargestFile, AttachmentsJson.LargestFile), AllowedFileTypes.AllExtensions, AttachmentsJson.MostFiles);

    /// <summary>Whether an uploaded file may be attached, judged by its bytes: 204, or 422 with the reason.</summary>
    /// <param name="id">The temporary file.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpGet("check/{id:guid}")]
    public async Task<IActionResult> CheckAsync(Guid id, CancellationToken cancellation)
    {
        if (await temporaryFiles.GetAsync(id) is not { } file)
        {
            return Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "Bestand niet gevonden",
                detail: "Dit opgeladen bestand is er niet of niet meer. Laad het opnieuw op.");
        }

        await using var bytes = file.OpenReadStream();
        var result = await store.CheckAsync(file.FileName, bytes, cancellation);
        return result.Problem is null
            ? NoContent()
            : Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "Bestand niet toegelaten", detail: result.Problem);
    }

    /// <summary>A file of a document, as that was saved last.</summary>
    /// <param name="documentKey">The document.</param>
    /// <param name="fileKey">The key of the file within the document.</param>
    [HttpGet("{documentKey:guid}/{fileKey:guid}")]
    public async Task<IActionResult> DownloadAsync(Guid documentKey, Guid fileKey)
    {
        if (security.BackOfficeSecurity?.CurrentUser is not { } user)
        {
            return Forbid();
        }

        if (contents.GetById(documentKey) is not { } document)
        {
            return NotThere();
        }

        var access = await permissions.AuthorizeAccessAsync(user, [documentKey], new HashSet<string>(StringComparer.Ordinal) { ActionBrowse.ActionLetter });
        if (access is not ContentAuthorizationStatus.Success)
        {
            return Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "Geen toegang",
                detail: "U hebt geen toegang tot het document waar dit bestand bij hoort. Vraag ze aan een beheerder.");
        }

        var files = document.Properties.TryGetValue(Fields.Attachments, out var property)
            ? property.Values.SelectMany(value => AttachmentsJson.Read(value.EditedValue?.ToString()).Files)
            : [];
        if (files.FirstOrDefault(file => file.Key == fileKey) is not { } found || store.Open(found.Sha256) is not { } bytes)
        {
            return NotThere();
        }

        Response.Headers.CacheControl = "no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(bytes, found.ContentType, found.Name);
    }

    private ObjectResult NotThere()
        => Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "Bestand niet gevonden",
            detail: "Dit bestand bestaat niet of is verwijderd. Laad het document opnieuw.");
}
