using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Submissions;

/// <summary>
/// What became of a document since it was last seen, told by comparing: it does not matter who changed it, through which
/// door, or whether anybody was told. Notifications only say when to look; looking later, after a process stopped in
/// between, finds the same.
/// </summary>
internal sealed record Observation(IReadOnlyList<SubmissionMove> Moves, string? Draft, string? Published, string? Title)
{
    public static Observation Of(Submission known, IContent? document)
    {
        if (document is null)
        {
            // A document that was never made is no deleted one.
            return new(known.State is SubmissionState.New or SubmissionState.Deleted ? [] : [SubmissionMove.Deleted], null, null, null);
        }

        var draft = Fingerprint.OfDraft(document);
        var published = Fingerprint.OfPublished(document);
        return new([.. Compare(known, document, draft, published)], draft, published, document.GetCultureName(known.Culture) ?? document.Name);
    }

    /// <summary>Nothing is to be written down.</summary>
    public bool IsNothing(Submission known)
        => Moves.Count == 0 && (Title is null || (Draft == known.DraftVersion && Published == known.PublishedVersion && Title == known.Title));

    private static IEnumerable<SubmissionMove> Compare(Submission known, IContent document, string draft, string? published)
    {
        if (known.State is SubmissionState.New)
        {
            yield return SubmissionMove.Created;
        }

        if (document.Trashed)
        {
            if (known.State is not SubmissionState.Binned)
            {
                yield return SubmissionMove.Binned;
            }

            yield break;
        }

        if (known.State is SubmissionState.Binned)
        {
            yield return SubmissionMove.Restored;
        }

        var becamePublished = published is not null && published != known.PublishedVersion;
        if (becamePublished)
        {
            yield return SubmissionMove.Published;
        }
        else if (published is null && known.PublishedVersion is not null && known.State is not SubmissionState.Binned)
        {
            yield return SubmissionMove.TakenOffline;
        }

        if (known.DraftVersion is not null && draft != known.DraftVersion && !(becamePublished && !document.Edited))
        {
            yield return SubmissionMove.Edited;
        }
    }
}
