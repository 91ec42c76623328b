using System.Linq.Expressions;
using System.Text.Json.Nodes;
using MvoUmbraco.Data.Placing;
using MvoUmbraco.Privacy;

namespace MvoUmbraco.Placing;

/// <summary>What forms keep about people: what they were writing.</summary>
internal static class PlacingData
{
    public static IReadOnlyList<PersonalTable> Tables { get; } =
    [
        new PersonalTable<FormDraft>("formDrafts")
        {
            About = subject => draft => draft.MemberKey == subject.Key,
            Told = (draft, _) => new { Document = draft.DocumentKey, draft.Address, draft.ContentType, Values = JsonNode.Parse(draft.Values), draft.SavedAt },
            Erased = PersonalTable<FormDraft>.DeleteAsync,
            Kept = options => Keeping.For(options.FormDraftDays),
            TooOld = (options, now) => SavedBefore(now.AddDays(-options.FormDraftDays)),
            People = [draft => draft.MemberKey],
        },
    ];

    private static Expression<Func<FormDraft, bool>> SavedBefore(DateTimeOffset moment) => draft => draft.SavedAt < moment;
}
