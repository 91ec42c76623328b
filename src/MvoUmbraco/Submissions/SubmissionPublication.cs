using Microsoft.Extensions.Logging;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Submissions;

/// <summary>Carries out an approval: publishes, and notes how that went. Doing it again does no harm.</summary>
internal sealed partial class SubmissionPublication(
    SubmissionLedger ledger,
    SubmissionWatch watch,
    SubmissionDocuments documents,
    ILogger<SubmissionPublication> logger)
{
    /// <returns>The submission after it, and what held it up. Still approved and without problems: it is tried again later.</returns>
    public async Task<(Submission Submission, IReadOnlyList<SubmissionProblem> Problems)> PublishAsync(Submission approved, Person by, CancellationToken cancellationToken)
    {
        IReadOnlyList<SubmissionProblem>? problems;
        using (new OngoingMove(approved.Key, by, SubmissionMove.Approved, approved.DraftVersion).Begin())
        {
            try
            {
                problems = documents.Find(approved.Key) is { Trashed: false } document ? await documents.PublishAsync(document, approved) : [];
                var seen = await watch.LookAsync(approved.Key, cancellationToken) ?? approved;
                if (seen.State is not SubmissionState.Approved)
                {
                    return (seen, []);
                }

                approved = seen;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception, approved.Key);
                return (approved, []);
            }
        }

        // Still approved: what was published before says the same, word for word; or it was refused.
        var entry = problems is null
            ? new LedgerEntry(SubmissionMove.Published, SubmissionState.Published, by)
            : new LedgerEntry(SubmissionMove.Refused, SubmissionRules.After(SubmissionState.Approved, SubmissionMove.Refused), Person.Nobody, Reason(problems));
        if (await ledger.WriteAsync(approved, [entry], null, cancellationToken) is not { } written)
        {
            return (await ledger.FindAsync(approved.Key, cancellationToken) ?? approved, []);
        }

        await watch.TellAsync(written, [entry], cancellationToken);
        return (written, problems ?? []);
    }

    private static string Reason(IReadOnlyList<SubmissionProblem> problems)
    {
        var reason = string.Join(' ', problems.Select(problem => problem.Message));
        return reason.Length <= SubmissionRules.LongestRemark ? reason : reason[..SubmissionRules.LongestRemark];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Approved submission {Submission} could not be published; it is tried again.")]
    private partial void LogFailed(Exception exception, Guid submission);
}

/// <summary>
/// Keeps Umbraco from publishing, in the name of an approval, another text than the one that was approved: asked while it
/// holds its lock on the tree, so that nobody slips in a change in between.
/// </summary>
internal sealed class ApprovedTextOnly : INotificationHandler<ContentPublishingNotification>
{
    public void Handle(ContentPublishingNotification notification)
    {
        foreach (var document in notification.PublishedEntities)
        {
            if (OngoingMove.With(document.Key) is { ApprovedVersion: { } approved } && Fingerprint.OfDraft(document) != approved)
            {
                notification.CancelOperation(new EventMessage("Inzending", $"{document.Name}: de tekst is gewijzigd sinds ze goedgekeurd is.", EventMessageType.Error));
            }
        }
    }
}
