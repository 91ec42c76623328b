using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Site.Workspace;

/// <summary>What the states of a submission, and what happened to it, are called.</summary>
internal static class SubmissionWords
{
    public static string State(SiteTexts texts, SubmissionState state) => state switch
    {
        SubmissionState.Draft => texts["Submission.Draft"],
        SubmissionState.Submitted => texts["Submission.Submitted"],
        SubmissionState.Returned => texts["Submission.Returned"],
        SubmissionState.Approved => texts["Submission.Approved"],
        SubmissionState.Published => texts["Submission.Published"],
        SubmissionState.Offline => texts["Submission.Offline"],
        SubmissionState.Binned or SubmissionState.Deleted => texts["Submission.Gone"],
        _ => texts["Submission.New"],
    };

    public static string Move(SiteTexts texts, SubmissionMove move) => move switch
    {
        SubmissionMove.Created => texts["Submission.WasCreated"],
        SubmissionMove.Submitted => texts["Submission.WasSubmitted"],
        SubmissionMove.Withdrawn => texts["Submission.WasWithdrawn"],
        SubmissionMove.Returned => texts["Submission.WasReturned"],
        SubmissionMove.Approved => texts["Submission.WasApproved"],
        SubmissionMove.Assigned => texts["Submission.WasAssigned"],
        SubmissionMove.Revised => texts["Submission.WasRevised"],
        SubmissionMove.Discarded => texts["Submission.WasDiscarded"],
        SubmissionMove.Published => texts["Submission.WasPublished"],
        SubmissionMove.TakenOffline => texts["Submission.WasTakenOffline"],
        SubmissionMove.Binned or SubmissionMove.Deleted => texts["Submission.WasRemoved"],
        SubmissionMove.Restored => texts["Submission.WasRestored"],
        _ => texts["Submission.WasChanged"],
    };
}
