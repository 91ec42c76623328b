using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MvoUmbraco.Backoffice;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Overview;

/// <summary>What the section's first page shows. For backoffice users with the section, limited to what each may read.</summary>
/// <param name="overview">The overview.</param>
/// <param name="security">Who is signed in.</param>
[ApiController]
[Authorize(Policy = BackofficeAccess.Policy)]
[Route("api/mvo/v1/overview")]
public sealed class OverviewController(IOverviewReader overview, IBackOfficeSecurityAccessor security) : ControllerBase
{
    /// <summary>The overview of this moment.</summary>
    [HttpGet]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<ActionResult<SectionOverview>> GetAsync()
        => security.UserWith(MvoSection.Alias) is { } user
            ? await overview.ReadAsync(user)
            : Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "Geen toegang tot de sectie MVO",
                detail: "Uw gebruikersgroepen geven geen toegang tot de sectie MVO. Vraag ze aan een beheerder.");
}
