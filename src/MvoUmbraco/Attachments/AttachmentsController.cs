using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Attachments;

/// <summary>
/// Downloads of attachments. A file is found through the published content that carries it and only there, and follows
/// that content's access. It is always offered as a download and never shown inside the site.
/// </summary>
/// <param name="content">Published content.</param>
/// <param name="published">Whether the way up is published.</param>
/// <param name="access">Who may see what.</param>
/// <param name="visitor">Who asks.</param>
/// <param name="store">The bytes.</param>
[ApiController]
[Route("api/mvo/v1/attachments")]
public sealed class AttachmentsController(
    IPublishedContentCache content,
    IPublishStatusQueryService published,
    IContentAccess access,
    ICurrentVisitor visitor,
    IAttachmentStore store) : ControllerBase
{
    /// <summary>A file.</summary>
    /// <param name="contentKey">The content that carries it.</param>
    /// <param name="fileKey">The key of the file within that content.</param>
    /// <param name="name">For the reader of the address; not looked at.</param>
    [HttpGet("{contentKey:guid}/{fileKey:guid}/{name?}")]
    [HttpHead("{contentKey:guid}/{fileKey:guid}/{name?}")]
    public IActionResult Download(Guid contentKey, Guid fileKey, string? name = null)
    {
        _ = name;
        if (content.GetById(contentKey) is not { } carrier || !published.HasPublishedAncestorPath(contentKey))
        {
            return NotThere();
        }

        var answer = access.Ask(carrier, visitor.Visitor);
        if (!answer.IsAllowed)
        {
            return answer.Decision is AccessDecision.SignInNeeded
                ? Problem(
                    statusCode: StatusCodes.Status401Unauthorized,
                    title: "Aanmelden is nodig",
                    detail: "Dit bestand hoort bij een afgeschermde pagina. Meld u aan en probeer opnieuw.")
                : Problem(
                    statusCode: StatusCodes.Status403Forbidden,
                    title: "Geen toegang",
                    detail: "U hebt geen toegang tot de pagina waar dit bestand bij hoort. Vraag ze aan de trekker van het netwerk.");
        }

        return FileOf(carrier, fileKey) is { } file && store.Open(file.Sha256) is { } bytes ? Send(file, bytes) : NotThere();
    }

    private static Attachment? FileOf(IPublishedContent carrier, Guid fileKey)
        => carrier.GetProperty(Fields.Attachments)?.GetValue(string.Empty, string.Empty) is IReadOnlyList<Attachment> files
            ? files.FirstOrDefault(file => file.Key == fileKey)
            : null;

    private FileStreamResult Send(Attachment file, Stream bytes)
    {
        Response.Headers.CacheControl = visitor.Visitor.IsSignedIn ? "private, no-cache" : "public, no-cache";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(
            bytes,
            file.ContentType,
            file.Name,
            lastModified: null,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }

    private ObjectResult NotThere()
        => Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "Bestand niet gevonden",
            detail: "Dit bestand bestaat niet of is verwijderd. Zoek het op de pagina waar het bij hoorde.");
}
