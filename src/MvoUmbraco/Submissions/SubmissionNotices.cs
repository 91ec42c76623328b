using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Mail;
using MvoUmbraco.Mail.Notices;

namespace MvoUmbraco.Submissions;

/// <summary>
/// Tells those concerned of a step, in the transaction that writes it: who can review of what waits, the author of what
/// became of his work, be it that somebody threw it away, and who is asked of being asked. Nobody is told of what he did
/// himself.
/// </summary>
internal sealed class SubmissionNotices(IOutbox outbox, SubmissionPeople people)
{
    /// <summary>Where a member looks at a submission.</summary>
    public static string PathOf(Guid submission) => $"/mijn/inzending/{submission:D}";

    public async Task WriteAsync(MvoContext context, Submission submission, SubmissionStep step, CancellationToken cancellationToken)
    {
        if (KindOf(step) is not { } kind)
        {
            return;
        }

        foreach (var member in Receivers(submission, step, kind).Distinct().Where(member => !(step.PersonKind is PersonKind.Member && step.PersonKey == member)))
        {
            // The stamp is new with every step: a step that is written twice has two.
            var notice = new Notice
            {
                Key = $"submission:{submission.Stamp:N}:{step.Move}:{member:N}",
                MemberKey = member,
                Kind = kind,
                ContentKey = submission.Key,
                Title = submission.Title,
                Path = PathOf(submission.Key),
                ActorKey = step.PersonKind is PersonKind.Member ? step.PersonKey : null,
                Remark = step.Remark,
                OccurredAt = step.At,
            };
            await outbox.NotifyAsync(context, notice, cancellationToken);
        }
    }

    private static bool IsUnderWay(SubmissionState state)
        => state is SubmissionState.Draft or SubmissionState.Submitted or SubmissionState.Returned or SubmissionState.Approved;

    private static NoticeKind? KindOf(SubmissionStep step)
        => step.Move switch
        {
            SubmissionMove.Submitted => NoticeKind.Submitted,
            SubmissionMove.Returned => NoticeKind.Returned,
            SubmissionMove.Published when step.From is not (SubmissionState.Published or SubmissionState.Offline) => NoticeKind.Approved,
            SubmissionMove.Assigned => NoticeKind.Assigned,
            SubmissionMove.Binned or SubmissionMove.Deleted when IsUnderWay(step.From) => NoticeKind.Removed,
            _ => null,
        };

    private IEnumerable<Guid> Receivers(Submission submission, SubmissionStep step, NoticeKind kind)
        => kind switch
        {
            NoticeKind.Submitted => Reviewers(submission),
            NoticeKind.Removed => new[] { submission.AuthorKey, submission.AssigneeKind is PersonKind.Member ? submission.AssigneeKey : null }.OfType<Guid>(),
            NoticeKind.Assigned => step is { AssigneeKind: PersonKind.Member, AssigneeKey: { } assignee } ? [assignee] : [],
            _ => submission.AuthorKey is { } author ? [author] : [],
        };

    // A network without another coordinator is helped by the mainstream team.
    private IEnumerable<Guid> Reviewers(Submission submission)
    {
        Guid[] coordinators = [.. people.CoordinatorsOf(submission.NetworkKey).Select(member => member.Key).Where(key => key != submission.AuthorKey)];
        return coordinators.Length > 0 ? coordinators : people.MainstreamTeam().Select(member => member.Key).Where(key => key != submission.AuthorKey);
    }
}

/// <summary>What asks for review is told only as long as it waits for it.</summary>
internal sealed class StillAwaitsReview(IDbContextFactory<MvoContext> contexts) : INoticeRule
{
    public bool Concerns(NoticeKind kind) => kind is NoticeKind.Submitted or NoticeKind.Assigned;

    public async ValueTask<bool> HoldsAsync(Notice notice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Submission>().AnyAsync(
            submission => submission.Key == notice.ContentKey && submission.State == SubmissionState.Submitted,
            cancellationToken);
    }
}

/// <summary>That something was thrown away is told as long as it is true, to who may still see what it was.</summary>
internal sealed class StillThrownAway(SubmissionLedger ledger, SubmissionPeople people) : INoticeRule
{
    public bool Concerns(NoticeKind kind) => kind is NoticeKind.Removed;

    public async ValueTask<bool> HoldsAsync(Notice notice, CancellationToken cancellationToken)
        => await ledger.FindAsync(notice.ContentKey, cancellationToken) is { State: SubmissionState.Binned or SubmissionState.Deleted } submission
            && SubmissionRules.MayRead(submission.State, await people.RolesAsync(Person.Member(notice.MemberKey), submission));
}
