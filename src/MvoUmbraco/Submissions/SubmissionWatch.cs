using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Submissions;

/// <summary>
/// Brings a submission up to date with its document, and writes down what became of that: the one place where the two
/// stores meet. Asked by every move before and after, by notifications, and by the repair; asking twice changes nothing.
/// </summary>
internal sealed class SubmissionWatch(
    SubmissionLedger ledger,
    SubmissionDocuments documents,
    SubmissionView view,
    IUserService users,
    IBackOfficeSecurityAccessor security,
    IEventAggregator events)
{
    private const int MostTries = 10;

    /// <returns>The submission as it is now; null when there is none for the document.</returns>
    public async Task<Submission?> LookAsync(Guid key, CancellationToken cancellationToken = default)
    {
        for (var tries = 1; ; tries++)
        {
            var known = await ledger.FindAsync(key, cancellationToken);
            if (known is null or { State: SubmissionState.Deleted })
            {
                return known;
            }

            // The document is read after what is known of it: what changes in between is somebody's next look.
            var document = documents.Find(key);
            var seen = Observation.Of(known, document);
            if (seen.IsNothing(known))
            {
                return known;
            }

            var entries = Entries(known, seen, document).ToArray();
            var written = await ledger.WriteAsync(known, entries, submission => Remember(submission, seen), cancellationToken);
            if (written is not null)
            {
                await TellAsync(written, entries, cancellationToken);
                return written;
            }

            if (tries == MostTries)
            {
                throw new InvalidOperationException($"Submission {key} changed {MostTries} times while it was looked at.");
            }
        }
    }

    /// <summary>Tells Umbraco's handlers of what was written.</summary>
    public async Task TellAsync(Submission submission, IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            switch (entry.Move)
            {
                case SubmissionMove.Submitted:
                    await events.PublishAsync(new SubmissionSubmittedNotification(view.Info(submission)), cancellationToken);
                    break;
                case SubmissionMove.Returned:
                    await events.PublishAsync(new SubmissionReturnedNotification(view.Info(submission)), cancellationToken);
                    break;
                case SubmissionMove.Published:
                    await events.PublishAsync(new SubmissionPublishedNotification(view.Info(submission)), cancellationToken);
                    break;
            }
        }
    }

    private static void Remember(Submission submission, Observation seen)
    {
        if (seen.Title is not { } title)
        {
            return;
        }

        submission.Title = title;
        submission.DraftVersion = seen.Draft;
        submission.PublishedVersion = seen.Published;
        submission.SavingSince = null;
    }

    private IEnumerable<LedgerEntry> Entries(Submission known, Observation seen, IContent? document)
    {
        var ongoing = OngoingMove.With(known.Key);
        var isAuthorsSave = ongoing is { Move: SubmissionMove.Saved } || (ongoing is null && known.SavingSince is not null);
        var by = ongoing?.By ?? OutsidersName(document);
        var state = known.State;
        foreach (var move in seen.Moves)
        {
            if (move is SubmissionMove.Edited && isAuthorsSave)
            {
                continue;
            }

            var entry = (move, ongoing?.Move) switch
            {
                (SubmissionMove.Created, _) when known.AuthorKey is { } author => new LedgerEntry(move, SubmissionState.Draft, Person.Member(author)),
                (SubmissionMove.Edited, SubmissionMove.Discarded) => new LedgerEntry(SubmissionMove.Discarded, SubmissionState.Published, by),
                (SubmissionMove.Binned, SubmissionMove.Discarded) => new LedgerEntry(SubmissionMove.Discarded, SubmissionState.Binned, by),
                _ => new LedgerEntry(move, SubmissionRules.After(state, move), by),
            };
            state = entry.To;
            yield return entry;
        }
    }

    // Who is signed in to the backoffice now; else who wrote the document last, save the user by whom programs write.
    private Person OutsidersName(IContent? document)
        => security.BackOfficeSecurity?.CurrentUser is { } user ? Person.User(user.Key)
            : document is not null && users.GetUserById(document.WriterId) is { } writer && writer.Key != Constants.Security.SuperUserKey ? Person.User(writer.Key)
            : Person.Nobody;
}
