using System.Globalization;
using Umbraco.Cms.Core.HealthChecks;

namespace MvoUmbraco.Networks;

/// <summary>
/// Shows in the backoffice whether every network has its groups and its intranet, whether every intranet is protected as
/// it has to be, and what was mended in the last thirty days.
/// </summary>
[HealthCheck("6d0a3c0e-6f5b-4c55-9a5c-0f3c1f0f7f52", "Ledengroepen en intranetten", Description = "Elk netwerk heeft zijn ledengroepen en een beschermd intranet.", Group = "MvoUmbraco")]
internal sealed class NetworksHealthCheck(NetworkPlanner planner, NetworkUpkeep upkeep, UpkeepTrail trail, TimeProvider clock) : HealthCheck
{
    private const string Mend = "mend";
    private const int DaysShown = 30;
    private const int MostShown = 20;

    public override async Task<IEnumerable<HealthCheckStatus>> GetStatusAsync()
    {
        var plan = await planner.MakeAsync();
        return
        [
            .. Wrong(plan),
            .. plan.WithoutIntranet.Select(network => new HealthCheckStatus($"{network.Name} heeft geen intranet.") { ResultType = StatusResultType.Warning, Actions = [Action()] }),
            .. Pages(plan.Places),
            .. (await trail.RestoredAsync(clock.GetUtcNow().AddDays(-DaysShown), MostShown)).Select(item => new HealthCheckStatus(
                string.Create(CultureInfo.InvariantCulture, $"{item.CreateDate:yyyy-MM-dd HH:mm}: {item.Comment}")) { ResultType = StatusResultType.Info }),
        ];
    }

    public override async Task<HealthCheckStatus> ExecuteActionAsync(HealthCheckAction action)
    {
        if (action.Alias != Mend)
        {
            throw new InvalidOperationException($"The health check \"{Name}\" has no action \"{action.Alias}\".");
        }

        await upkeep.KeepAsync(UpkeepCause.Restore);
        await upkeep.OpenIntranetsAsync(UpkeepCause.Restore, _ => true, publishes: false);
        var plan = await planner.MakeAsync();
        return plan.IsDone && plan.WithoutIntranet.Count == 0
            ? new HealthCheckStatus("Alles is hersteld.") { ResultType = StatusResultType.Success }
            : new HealthCheckStatus("Niet alles kon worden hersteld. Het logboek zegt wat.") { ResultType = StatusResultType.Error };
    }

    private HealthCheckAction Action() => new(Mend, Id) { Name = "Herstel" };

    private IEnumerable<HealthCheckStatus> Wrong(NetworkPlan plan)
    {
        foreach (var group in plan.Groups)
        {
            yield return Error(group.Current is null
                ? $"De ledengroep {group.Name} ontbreekt."
                : $"De ledengroep {group.Current.Name} moet {group.Name} heten.");
        }

        foreach (var protection in plan.Protections)
        {
            var intranet = protection.Wanted.Intranet;
            var whose = intranet.Network is { } network ? $"{intranet.Content.Name} van {network.Name}" : intranet.Content.Name;
            yield return Error(protection.Current is null ? $"{whose} is niet beschermd." : $"{whose} is niet beschermd zoals het moet.");
        }

        if (plan.IsDone)
        {
            yield return new HealthCheckStatus(string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Places.Networks.Count(network => network.IsActive)} netwerken hebben hun ledengroepen; {plan.Places.Intranets.Count} intranetten zijn beschermd."))
            { ResultType = StatusResultType.Success };
        }
    }

    private static IEnumerable<HealthCheckStatus> Pages(NetworkPlaces places)
    {
        if (places.Intranets.Count > 0 && places.SignInPages.Count == 0)
        {
            yield return new HealthCheckStatus("Er is geen pagina om aan te melden; wie zich moet aanmelden, krijgt de eerste pagina van de site. Maak een pagina Aanmelden.") { ResultType = StatusResultType.Warning };
        }

        if (places.Intranets.Count > 0 && places.NoAccessPages.Count == 0)
        {
            yield return new HealthCheckStatus("Er is geen pagina Geen toegang; wie geen toegang heeft, krijgt de eerste pagina van de site. Maak een pagina Geen toegang.") { ResultType = StatusResultType.Warning };
        }
    }

    private HealthCheckStatus Error(string message) => new(message) { ResultType = StatusResultType.Error, Actions = [Action()] };
}
