using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.HealthChecks;

namespace MvoUmbraco.Embedded.Management.HealthChecks;

internal sealed record HealthCheckGroupName(string Name);

/// <summary>A group with its checks, none of them run.</summary>
internal sealed record HealthCheckGroupModel(string Name, IReadOnlyList<HealthCheckModel> Checks);

internal sealed record HealthCheckModel(Guid Id, string Name, string? Description)
{
    public static HealthCheckModel Of(HealthCheck check) => new(check.Id, check.Name, check.Description);
}

/// <summary>What the checks of a group found.</summary>
internal sealed record CheckedGroup(IReadOnlyList<CheckedModel> Checks);

internal sealed record CheckedModel(Guid Id, IReadOnlyList<HealthCheckResult> Results);

/// <summary>One finding of a check.</summary>
/// <param name="Message">HTML, as checks write it; the client sanitizes it.</param>
/// <param name="ResultType">How grave it is.</param>
/// <param name="Actions">What can be done about it from the backoffice.</param>
/// <param name="ReadMoreLink">An address that tells more.</param>
internal sealed record HealthCheckResult(string Message, StatusResultType ResultType, IReadOnlyList<HealthCheckActionModel> Actions, string? ReadMoreLink)
{
    public static HealthCheckResult Of(HealthCheck check, HealthCheckStatus status) =>
        new(status.Message, status.ResultType, [.. status.Actions.Select(action => HealthCheckActionModel.Of(check, action))], status.ReadMoreLink);
}

/// <summary>Something that a check can do about a finding, with a value of the user's where it asks for one.</summary>
internal sealed record HealthCheckActionModel(
    Reference HealthCheck,
    bool ValueRequired,
    string? Alias = null,
    string? Name = null,
    string? Description = null,
    string? ProvidedValue = null,
    string? ProvidedValueValidation = null,
    string? ProvidedValueValidationRegex = null,
    Dictionary<string, object>? ActionParameters = null)
{
    public static HealthCheckActionModel Of(HealthCheck check, HealthCheckAction action) => new(
        new Reference(action.HealthCheckId ?? check.Id),
        action.ValueRequired,
        action.Alias,
        action.Name,
        action.Description,
        action.ProvidedValue,
        action.ProvidedValueValidation,
        action.ProvidedValueValidationRegex,
        action.ActionParameters);

    public HealthCheckAction ToAction() => new()
    {
        HealthCheckId = HealthCheck.Id,
        Alias = Alias,
        Name = Name,
        Description = Description,
        ValueRequired = ValueRequired,
        ProvidedValue = ProvidedValue,
        ProvidedValueValidation = ProvidedValueValidation,
        ProvidedValueValidationRegex = ProvidedValueValidationRegex,
        ActionParameters = ActionParameters,
    };
}
