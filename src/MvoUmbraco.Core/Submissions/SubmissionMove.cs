namespace MvoUmbraco.Core.Submissions;

/// <summary>What can happen to a submission: what people do in the workflow, and what its document undergoes.</summary>
public enum SubmissionMove
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>Its document was made.</summary>
    Created,

    /// <summary>Its author saves it. The one move that leaves no step: autosave would bury the rest.</summary>
    Saved,

    /// <summary>Its author asks for review.</summary>
    Submitted,

    /// <summary>Its author takes it back from review.</summary>
    Withdrawn,

    /// <summary>A reviewer sends it back with a remark.</summary>
    Returned,

    /// <summary>A reviewer approves this text.</summary>
    Approved,

    /// <summary>A reviewer asks somebody, or nobody in particular any more, to review it.</summary>
    Assigned,

    /// <summary>A member begins to change what is published or was; the round is that member's.</summary>
    Revised,

    /// <summary>Its author gives up: a draft goes to the recycle bin, a change leaves what is published as it is.</summary>
    Discarded,

    /// <summary>The document was published: after approval, or by an editor.</summary>
    Published,

    /// <summary>The document could not be published after approval.</summary>
    Refused,

    /// <summary>The document was changed outside the workflow.</summary>
    Edited,

    /// <summary>The document was unpublished by an editor or by its schedule.</summary>
    TakenOffline,

    /// <summary>The document went to the recycle bin.</summary>
    Binned,

    /// <summary>The document came out of the recycle bin, unpublished.</summary>
    Restored,

    /// <summary>The document was deleted for good.</summary>
    Deleted,
}
