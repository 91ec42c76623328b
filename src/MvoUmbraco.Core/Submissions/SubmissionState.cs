namespace MvoUmbraco.Core.Submissions;

/// <summary>Where a submission stands. What is published meanwhile is another question: a published item that is being
/// changed stays up while its draft goes the same way.</summary>
public enum SubmissionState
{
    /// <summary>Its document is being made; nobody sees it yet.</summary>
    New = 0,

    /// <summary>Its author writes it. Nobody else of the network sees it.</summary>
    Draft,

    /// <summary>It waits for a reviewer. Its author has to withdraw it to change it.</summary>
    Submitted,

    /// <summary>A reviewer sent it back, with a remark; its author mends it.</summary>
    Returned,

    /// <summary>A reviewer approved this text, and it is about to be published: a matter of moments.</summary>
    Approved,

    /// <summary>It is published as it was approved, or as an editor published it.</summary>
    Published,

    /// <summary>It was published, and an editor took it offline.</summary>
    Offline,

    /// <summary>It lies in the recycle bin.</summary>
    Binned,

    /// <summary>Its document is gone for good; only the history is left.</summary>
    Deleted,
}
