using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Submissions;

/// <summary>Says of submissions what is shown.</summary>
internal sealed class SubmissionView(SubmissionPeople people, IContentService contents)
{
    /// <summary>A submission as somebody with these roles sees it.</summary>
    public SubmissionInfo Info(Submission submission, SubmissionRoles roles = SubmissionRoles.None, string? remark = null) => new(
        submission.Key,
        submission.Title,
        submission.ContentType,
        submission.NetworkKey,
        NameOf(submission.NetworkKey),
        submission.State,
        submission.PublishedVersion is not null,
        submission.Stamp)
    {
        Author = people.Info(PersonKind.Member, submission.AuthorKey),
        Assignee = submission.AssigneeKey is { } assignee ? people.Info(submission.AssigneeKind, assignee) : null,
        CreatedAt = submission.CreatedAt,
        ChangedAt = submission.ChangedAt,
        StateSince = submission.StateSince,
        Offered = SubmissionRules.Offered(SubmissionRounds.StateToReviseFrom(submission), roles),
        Remark = remark,
    };

    public SubmissionStepInfo Info(SubmissionStep step)
        => new(step.At, people.Info(step.PersonKind, step.PersonKey), step.Move, step.From, step.To, step.Remark)
        {
            Assignee = step.AssigneeKey is { } assignee ? people.Info(step.AssigneeKind, assignee) : null,
        };

    private string NameOf(Guid document) => contents.GetById(document)?.Name ?? string.Empty;
}
