using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>How requests end, in words.</summary>
internal sealed class SubmissionAnswers(SubmissionLedger ledger, SubmissionView view)
{
    public static SubmissionAnswer NotFound { get; } = new(SubmissionOutcome.NotFound) { Message = SubmissionTexts.NotFound };

    public static SubmissionAnswer Refused(SubmissionRefusal refusal, SubmissionState state)
        => new(SubmissionOutcome.Refused) { Refusal = refusal, Message = SubmissionTexts.Refusal(refusal, state) };

    public static SubmissionAnswer Invalid(IReadOnlyList<SubmissionProblem> problems)
        => new(SubmissionOutcome.Invalid) { Problems = problems, Message = string.Join(' ', problems.Select(problem => problem.Message)) };

    public static SubmissionAnswer Invalid(string message) => Invalid([new SubmissionProblem(null, message)]);

    public SubmissionAnswer Done(Submission submission, SubmissionRoles roles) => new(SubmissionOutcome.Done) { Submission = view.Info(submission, roles) };

    public SubmissionAnswer Done(OpenSubmission opened) => Done(opened.Submission, opened.Roles);

    public SubmissionAnswer Refused(SubmissionRefusal refusal, OpenSubmission opened)
        => Refused(refusal, opened.Submission.State) with { Submission = view.Info(opened.Submission, opened.Roles) };

    public SubmissionAnswer Invalid(OpenSubmission opened, IReadOnlyList<SubmissionProblem> problems)
        => Invalid(problems) with { Submission = view.Info(opened.Submission, opened.Roles) };

    /// <summary>It is decided, and carried out later.</summary>
    public SubmissionAnswer Pending(OpenSubmission opened)
        => new(SubmissionOutcome.Pending) { Submission = view.Info(opened.Submission, opened.Roles), Message = SubmissionTexts.PublishLater };

    /// <summary>Somebody was first: who, and with what.</summary>
    public async Task<SubmissionAnswer> ConflictAsync(Guid document, SubmissionRoles roles, CancellationToken cancellationToken)
    {
        var submission = await ledger.FindAsync(document, cancellationToken);
        var latest = await ledger.LatestStepAsync(document, null, cancellationToken) is { } step ? view.Info(step) : null;
        return new SubmissionAnswer(SubmissionOutcome.Conflict)
        {
            Submission = submission is null ? null : view.Info(submission, roles),
            Latest = latest,
            Message = SubmissionTexts.Conflict(latest),
        };
    }
}
