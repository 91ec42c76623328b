using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MvoUmbraco.Backoffice;
using Umbraco.Cms.Core.Security;
using Umbraco.Extensions;

namespace MvoUmbraco.Privacy;

/// <summary>What is held about a member, for administrators who answer a request of that person.</summary>
/// <param name="data">All that is held.</param>
/// <param name="security">Who is signed in.</param>
[ApiController]
[Authorize(Policy = BackofficeAccess.Policy)]
[Route("api/mvo/v1/members/{key:guid}/data")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PrivacyController(IPersonalData data, IBackOfficeSecurityAccessor security) : ControllerBase
{
    /// <summary>Everything, as a zip with <c>gegevens.json</c> and the member's files.</summary>
    /// <param name="key">The member.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpGet]
    public async Task<IActionResult> ExportAsync(Guid key, CancellationToken cancellation)
    {
        if (!IsAdministrator)
        {
            return NotAllowed();
        }

        var file = TemporaryZip.Make();
        if (await data.ExportAsync(key, file, cancellation))
        {
            file.Position = 0;
            return File(file, TemporaryZip.ContentType, TemporaryZip.Name);
        }

        await file.DisposeAsync();
        return NotThere();
    }

    /// <summary>Forgets the member for good.</summary>
    /// <param name="key">The member.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpDelete]
    public async Task<IActionResult> EraseAsync(Guid key, CancellationToken cancellation)
        => !IsAdministrator ? NotAllowed()
            : await data.EraseAsync(key, cancellation) ? NoContent()
            : NotThere();

    private bool IsAdministrator => security.BackOfficeSecurity?.CurrentUser?.IsAdmin() is true;

    private ObjectResult NotThere()
        => Problem(statusCode: StatusCodes.Status404NotFound, title: "Lid niet gevonden", detail: "Er is geen lid met deze sleutel.");

    private ObjectResult NotAllowed()
        => Problem(
            statusCode: StatusCodes.Status403Forbidden,
            title: "Alleen voor beheerders",
            detail: "Alleen een beheerder geeft of wist alle gegevens van een lid. Vraag het aan een beheerder.");
}
