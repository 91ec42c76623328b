using MvoUmbraco.Privacy;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Members;

/// <summary>
/// That a member agreed to being listed, to whom, and when, in Umbraco's own register of consents: each choice is added and
/// none replaced. It names the member by key, and stays, as proof, when the member is gone.
/// </summary>
internal sealed class ListingConsents(IConsentService consents) : IPersonalStore
{
    private const string Context = "MvoUmbraco.Members";
    private const string Action = "listed";

    public string Name => "consents";

    public Keeping Keeping => Keeping.History;

    /// <summary>Writes down what a member chose, unless it is what was chosen before.</summary>
    public void Record(Guid member, MemberVisibility visibility)
    {
        var state = visibility is MemberVisibility.Nobody ? ConsentState.Revoked : ConsentState.Granted;
        var last = consents.LookupConsent(SourceOf(member), Context, Action).FirstOrDefault();

        // Who never agreed takes nothing back.
        if (last is null ? state is ConsentState.Granted : last.State != state || last.Comment != visibility.ToString())
        {
            consents.RegisterConsent(SourceOf(member), Context, Action, state, visibility.ToString());
        }
    }

    public Task<IReadOnlyList<object>> TellAsync(DataSubject subject, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<object>>(
        [
            .. consents.LookupConsent(SourceOf(subject.Key), includeHistory: true)
                .SelectMany(consent => (consent.History ?? []).Prepend(consent))
                .OrderBy(consent => consent.CreateDate)
                .Select(consent => new { consent.Context, consent.Action, consent.State, Visibility = consent.Comment, At = consent.CreateDate }),
        ]);

    public Task EraseAsync(DataSubject subject, CancellationToken cancellationToken) => Task.CompletedTask;

    private static string SourceOf(Guid member) => $"member/{member:D}";
}
