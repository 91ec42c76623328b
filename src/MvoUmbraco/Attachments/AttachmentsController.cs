using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Attachments;

/// <summary>
/// Downloads of attachments. A file is found through the content that carries it and only there: what is published follows
/// that content's access, what is only in a member's draft is for who may see the submission. It is always offered as a
/// download and never shown inside the site.
/// </summary>
/// <param name="content">Published content.</param>
/// <param name="published">Whether the way up is published.</param>
/// <param name="access">Who may see what.</param>
/// <param name="visitor">Who asks.</param>
/// <param name="store">The bytes.</param>
/// <param name="submissions">Who may see what is not published yet.</param>
/// <param name="documents">Drafts.</param>
[ApiController]
[Route("api/mvo/v1/attachments")]
public sealed class AttachmentsController(
    IPublishedContentCache content,
    IPublishStatusQueryService published,
    IContentAccess access,
    ICurrentVisitor visitor,
    IAttachmentStore store,
    ISubmissions submissions,
    IContentService documents) : ControllerBase
{
    /// <summary>A file.</summary>
    /// <param name="contentKey">The content that carries it.</param>
    /// <param name="fileKey">The key of the file within that content.</param>
    /// <param name="name">For the reader of the address; not looked at.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpGet("{contentKey:guid}/{fileKey:guid}/{name?}")]
    [HttpHead("{contentKey:guid}/{fileKey:guid}/{name?}")]
    public async Task<IActionResult> DownloadAsync(Guid contentKey, Guid fileKey, string? name = null, CancellationToken cancellation = default)
    {
        _ = name;
        var carrier = content.GetById(contentKey) is { } found && published.HasPublishedAncestorPath(contentKey) ? found : null;
        var answer = carrier is null ? default : access.Ask(carrier, visitor.Visitor);
        var file = answer.IsAllowed ? FileOf(carrier!, fileKey) : null;
        file ??= await FileOfDraftAsync(contentKey, fileKey, cancellation);
        if (file is not null)
        {
            return store.Open(file.Sha256) is { } bytes ? Send(file, bytes) : NotThere();
        }

        if (carrier is null || answer.IsAllowed)
        {
            return NotThere();
        }

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

    private async Task<Attachment?> FileOfDraftAsync(Guid contentKey, Guid fileKey, CancellationToken cancellation)
        => visitor.Visitor.MemberKey is { } member
            && await submissions.FindAsync(Person.Member(member), contentKey, cancellation) is not null
            && documents.GetById(contentKey) is { } draft
            && draft.Properties.TryGetValue(Fields.Attachments, out var property)
                ? property.Values.SelectMany(value => AttachmentsJson.Read(value.EditedValue?.ToString()).Files).FirstOrDefault(file => file.Key == fileKey)
                : null;

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
