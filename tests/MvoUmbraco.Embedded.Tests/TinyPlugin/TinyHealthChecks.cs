using Umbraco.Cms.Core.HealthChecks;

namespace MvoUmbraco.Embedded.Tests.TinyPlugin;

/// <summary>A check of a plugin that finds something, and can do something about it.</summary>
[HealthCheck("7a4f0f43-3a32-4a4e-9dd2-6a2ad7b60001", "Tiny pantry", Description = "Whether there is bread.", Group = InGroup)]
public sealed class TinyPantryCheck : HealthCheck
{
    public const string InGroup = "Tiny";
    private string? bought;

    public override Task<IEnumerable<HealthCheckStatus>> GetStatusAsync() => Task.FromResult<IEnumerable<HealthCheckStatus>>(
    [
        new HealthCheckStatus(bought ?? "There is no bread.")
        {
            ResultType = bought is null ? StatusResultType.Warning : StatusResultType.Success,
            Actions = [new HealthCheckAction("buy", Id) { Name = "Buy bread", ValueRequired = true, ActionParameters = new Dictionary<string, object> { ["loaves"] = 2 } }],
        },
    ]);

    public override Task<HealthCheckStatus> ExecuteActionAsync(HealthCheckAction action)
    {
        bought = $"{action.Alias} {action.ActionParameters?["loaves"]} {action.ProvidedValue}";
        return Task.FromResult(new HealthCheckStatus(bought) { ResultType = StatusResultType.Success });
    }
}

/// <summary>A check that fails to run.</summary>
[HealthCheck("7a4f0f43-3a32-4a4e-9dd2-6a2ad7b60002", "Tiny accident", Group = TinyPantryCheck.InGroup)]
public sealed class TinyAccidentCheck : HealthCheck
{
    public override Task<IEnumerable<HealthCheckStatus>> GetStatusAsync() => throw new InvalidOperationException("The secret reason.");
}
