using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Attachments;

namespace MvoUmbraco.Attachments;

/// <summary>What came of the files of one request, in the order they were sent.</summary>
/// <param name="Files">Each file's answer.</param>
public sealed record UploadAnswers(IReadOnlyList<UploadAnswer> Files);

/// <summary>
/// Files of the signed-in member, sent while a form is filled in: one or several in a request (<c>multipart/form-data</c>),
/// read as they come and never held in memory. Needs the antiforgery token in the header <c>RequestVerificationToken</c>.
/// </summary>
/// <param name="uploads">The member's files.</param>
/// <param name="visitor">Who asks.</param>
/// <param name="antiforgery">Whether this site's own page sends it.</param>
/// <param name="options">The limits.</param>
[ApiController]
[Route("api/mvo/v1/attachments")]
public sealed class UploadsController(
    IUploads uploads, ICurrentVisitor visitor, IAntiforgery antiforgery, IOptionsMonitor<AttachmentOptions> options) : ControllerBase
{
    // Room for names and separators beside the bytes of the files.
    private const long Around = 1024 * 1024;
    private const int FilesAtOnce = 4;

    /// <summary>What may be attached.</summary>
    [HttpGet("limits")]
    public AttachmentLimits Limits()
        => new(Largest, AllowedFileTypes.AllExtensions, AttachmentsJson.MostFiles);

    /// <summary>The member's files that wait, the latest first: what a form finds again after it was lost.</summary>
    /// <param name="cancellation">The request is gone.</param>
    [HttpGet]
    public async Task<IActionResult> ListAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        return Member is { } member ? Ok(await uploads.WaitingAsync(member, cancellation)) : SignInNeeded();
    }

    /// <summary>Takes the files: 200 with an answer for each, or 422 when none was taken.</summary>
    /// <param name="cancellation">The request is gone.</param>
    [HttpPost]
    [FormAsStream]
    public async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        if (Member is not { } member)
        {
            return SignInNeeded();
        }

        if (!Request.Headers.ContainsKey("RequestVerificationToken") || !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return Foreign();
        }

        if (MediaTypeHeaderValue.TryParse(Request.ContentType, out var type) is false
            || !type!.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 100 } boundary)
        {
            return Problem(
                statusCode: StatusCodes.Status415UnsupportedMediaType,
                title: "Geen bestanden",
                detail: "Stuur de bestanden als formulier (multipart/form-data).");
        }

        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = (Largest * FilesAtOnce) + Around;
        }

        try
        {
            var answers = await ReceiveAsync(member, new MultipartReader(boundary.ToString(), Request.Body), cancellation);
            var isTaken = answers.Count == 0 || answers.Any(answer => answer.Problem is null);
            return StatusCode(isTaken ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new UploadAnswers(answers));
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem(
                statusCode: StatusCodes.Status413PayloadTooLarge,
                title: "Te groot",
                detail: $"Samen zijn deze bestanden te groot. Stuur ze één voor één; elk mag hoogstens {Largest / (1024 * 1024)} MB zijn.");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException && !cancellation.IsCancellationRequested)
        {
            return Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Onvolledig",
                detail: "Het formulier met de bestanden kwam niet volledig aan. Probeer het opnieuw; wat aankwam, hoeft niet nog eens.");
        }
    }

    /// <summary>Forgets a file that waits.</summary>
    /// <param name="upload">Its id.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpDelete("{upload:guid}")]
    public async Task<IActionResult> ForgetAsync(Guid upload, CancellationToken cancellation)
    {
        if (Member is not { } member)
        {
            return SignInNeeded();
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return Foreign();
        }

        return await uploads.ForgetAsync(member, upload, cancellation)
            ? NoContent()
            : Problem(statusCode: StatusCodes.Status404NotFound, title: "Bestand niet gevonden", detail: "U hebt geen bestand met dit kenmerk klaarstaan.");
    }

    private long Largest => Math.Min(options.CurrentValue.LargestFile, AttachmentsJson.LargestFile);

    private Guid? Member => visitor.Visitor.MemberKey;

    private async Task<IReadOnlyList<UploadAnswer>> ReceiveAsync(Guid member, MultipartReader reader, CancellationToken cancellation)
    {
        var answers = new List<UploadAnswer>();
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            // Other fields of the form are none of ours.
            if (section.AsFileSection() is not { FileStream: { } bytes } file || string.IsNullOrEmpty(file.FileName))
            {
                continue;
            }

            answers.Add(answers.Count < AttachmentsJson.MostFiles
                ? await uploads.ReceiveAsync(member, file.FileName, bytes, cancellation)
                : new UploadAnswer(file.FileName, null, $"Hoogstens {AttachmentsJson.MostFiles} bestanden tegelijk; stuur dit bestand apart."));
        }

        return answers;
    }

    private ObjectResult SignInNeeded()
        => Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: "Aanmelden is nodig",
            detail: "U bent niet of niet meer aangemeld. Meld u aan in een ander venster en probeer opnieuw; wat u typte, blijft staan.");

    private ObjectResult Foreign()
        => Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: "Formulier verlopen",
            detail: "Dit verzoek komt niet van een pagina van deze site, of de pagina is verlopen. Laad de pagina opnieuw en probeer nog eens.");
}
