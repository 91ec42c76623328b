using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.HealthChecks;

/// <summary>
/// Umbraco.Core's health checks and those of plugins, by group, run when somebody asks. They speak the user's language. A
/// check that fails to run is a finding itself, and does not hide what the others found.
/// </summary>
internal sealed class HealthCheckEndpoints(
    HealthCheckCollection checks,
    IOptionsMonitor<HealthChecksSettings> settings,
    IOptionsMonitor<GlobalSettings> global,
    ILocalizedTextService texts,
    ILogger<HealthCheckEndpoints> logger) : IManagementEndpoints<HealthCheckEndpoints>
{
    public static void Map(ManagementRoutes<HealthCheckEndpoints> routes)
    {
        routes.Get("health-check-group", BackOfficePolicies.SectionAccessSettings, (e, request) => Task.FromResult(e.List(request)));
        routes.Get("health-check-group/{name}", BackOfficePolicies.SectionAccessSettings, (e, request) => Task.FromResult(e.ByName(request)));
        routes.Post("health-check-group/{name}/check", BackOfficePolicies.SectionAccessSettings, (e, request) => e.Check(request));
        routes.Post("health-check/execute-action", BackOfficePolicies.SectionAccessSettings, (e, request) => e.Act(request));
    }

    private static IResult NoSuchGroup { get; } = Answer.Problem(Problem.NotFound("The health check group could not be found", "There is no group of health checks with that name."));

    private IEnumerable<HealthCheck> Enabled
    {
        get
        {
            HashSet<Guid> disabled = [.. settings.CurrentValue.DisabledChecks.Select(check => check.Id)];
            return checks.Where(check => !disabled.Contains(check.Id));
        }
    }

    private IResult List(ManagementRequest request)
    {
        string[] names = [.. Enabled.Select(GroupOf).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        return Answer.Ok(request.Paging.Of(Array.ConvertAll(names, name => new HealthCheckGroupName(name))));
    }

    private IResult ByName(ManagementRequest request) => Named(request) is { Length: > 0 } group
        ? Answer.Ok(new HealthCheckGroupModel(GroupOf(group[0]), Array.ConvertAll(group, HealthCheckModel.Of)))
        : NoSuchGroup;

    private async Task<IResult> Check(ManagementRequest request)
    {
        if (Named(request) is not { Length: > 0 } group)
        {
            return NoSuchGroup;
        }

        SpeakTo(request);
        List<CheckedModel> found = [];
        foreach (HealthCheck check in group)
        {
            IReadOnlyList<HealthCheckStatus> statuses = await RunAsync(check, async () => [.. await check.GetStatusAsync()]);
            found.Add(new CheckedModel(check.Id, [.. statuses.Select(status => HealthCheckResult.Of(check, status))]));
        }

        return Answer.Ok(new CheckedGroup(found));
    }

    private async Task<IResult> Act(ManagementRequest request)
    {
        HealthCheckActionModel asked = await request.BodyAsync<HealthCheckActionModel>();
        if (Enabled.FirstOrDefault(check => check.Id == asked.HealthCheck.Id) is not { } check)
        {
            return Answer.Problem(Problem.Bad("Health Check Not Found", $"No health check found with id = {asked.HealthCheck.Id}"));
        }

        SpeakTo(request);
        IReadOnlyList<HealthCheckStatus> done = await RunAsync(check, async () => [await check.ExecuteActionAsync(asked.ToAction())]);
        return Answer.Ok(HealthCheckResult.Of(check, done[0]));
    }

    private HealthCheck[] Named(ManagementRequest request)
    {
        string name = request.Route("name").Trim();
        return [.. Enabled.Where(check => GroupOf(check).InvariantEquals(name)).OrderBy(check => check.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<IReadOnlyList<HealthCheckStatus>> RunAsync(HealthCheck check, Func<Task<IReadOnlyList<HealthCheckStatus>>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e)
        {
            logger.LogError(e, "The health check {Check} ({Id}) failed to run", check.Name, check.Id);
            return [new HealthCheckStatus("The check failed to run; the server's log tells more.") { ResultType = StatusResultType.Error }];
        }
    }

    private void SpeakTo(ManagementRequest request) => CultureInfo.CurrentUICulture = request.User.GetUserCulture(texts, global.CurrentValue);

    private static string GroupOf(HealthCheck check) => check.Group ?? string.Empty;
}
