using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Privacy;

namespace MvoUmbraco.Submissions;

/// <summary>
/// What the workflow keeps about people. What was placed is the network's: it stays, and its author becomes nobody. The
/// history cannot be edited; people stand in it by key.
/// </summary>
internal static class SubmissionData
{
    public static IReadOnlyList<PersonalTable> Tables { get; } =
    [
        new PersonalTable<Submission>("submissions")
        {
            About = subject => submission => submission.AuthorKey == subject.Key || submission.AssigneeKey == subject.Key,
            Told = (submission, subject) => new
            {
                submission.Key,
                submission.Title,
                submission.ContentType,
                submission.State,
                submission.CreatedAt,
                submission.ChangedAt,
                IsAuthor = submission.AuthorKey == subject.Key,
                IsAssigned = submission.AssigneeKey == subject.Key,
            },
            Erased = async (rows, subject, cancellationToken) =>
            {
                await rows.Where(submission => submission.AuthorKey == subject.Key)
                    .ExecuteUpdateAsync(set => set.SetProperty(submission => submission.AuthorKey, (Guid?)null), cancellationToken);
                await rows.Where(submission => submission.AssigneeKey == subject.Key).ExecuteUpdateAsync(
                    set => set.SetProperty(submission => submission.AssigneeKey, (Guid?)null).SetProperty(submission => submission.AssigneeKind, PersonKind.Nobody),
                    cancellationToken);
            },
            Kept = _ => Keeping.Membership,
            People = [submission => submission.AuthorKey, submission => submission.AssigneeKind == PersonKind.Member ? submission.AssigneeKey : null],
        },
        new PersonalTable<SubmissionStep>("submissionSteps")
        {
            About = subject => step => step.PersonKey == subject.Key || step.AssigneeKey == subject.Key,
            Told = (step, subject) => new
            {
                Document = step.SubmissionKey,
                step.At,
                step.Move,
                step.From,
                step.To,
                Remark = step.PersonKey == subject.Key ? step.Remark : null,
                IsByYou = step.PersonKey == subject.Key,
            },
            Erased = null,
            Kept = _ => Keeping.History,
        },
    ];
}
