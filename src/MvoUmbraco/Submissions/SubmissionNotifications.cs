using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Submissions;

/// <summary>Something of the workflow that was done and is kept; for whoever wants to follow it, such as an analysis of the text.</summary>
public abstract class SubmissionNotification : INotification
{
    private protected SubmissionNotification(SubmissionInfo submission) => Submission = submission;

    /// <summary>The submission after it. It is told to handlers, not to a person: what it offers is nothing.</summary>
    public SubmissionInfo Submission { get; }
}

/// <summary>A draft was submitted for review.</summary>
public sealed class SubmissionSubmittedNotification : SubmissionNotification
{
    internal SubmissionSubmittedNotification(SubmissionInfo submission)
        : base(submission)
    {
    }
}

/// <summary>A submission was sent back to its author.</summary>
public sealed class SubmissionReturnedNotification : SubmissionNotification
{
    internal SubmissionReturnedNotification(SubmissionInfo submission)
        : base(submission)
    {
    }
}

/// <summary>A submission was published: after approval, or by an editor.</summary>
public sealed class SubmissionPublishedNotification : SubmissionNotification
{
    internal SubmissionPublishedNotification(SubmissionInfo submission)
        : base(submission)
    {
    }
}
