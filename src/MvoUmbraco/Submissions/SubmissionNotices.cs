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
/// became of his work, and who is asked of being asked. Nobody is told of what he did himself.
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

    private static NoticeKind? KindOf(SubmissionStep step)
        => step.Move switch
        {
            SubmissionMove.Submitted => NoticeKind.Submitted,
            SubmissionMove.Returned => NoticeKind.Returned,
            SubmissionMove.Published when step.From is not (SubmissionState.Published or SubmissionState.Offline) => NoticeKind.Approved,
            SubmissionMove.Assigned => NoticeKind.Assigned,
            _ => null,
        };

    private IEnumerable<Guid> Receivers(Submission submission, SubmissionStep step, NoticeKind kind)
        => kind switch
        {
            NoticeKind.Submitted => Reviewers(submission),
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
