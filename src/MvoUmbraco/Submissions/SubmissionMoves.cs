using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>A submission that a person may see.</summary>
/// <param name="Submission">As it is after a look at its document.</param>
/// <param name="Roles">What the person is to it.</param>
internal sealed record OpenSubmission(Submission Submission, SubmissionRoles Roles);

/// <summary>
/// What every move has in common: it is asked who may see the submission, then whether that person may do this, then
/// whether what was looked at is what is there; only then is it carried out.
/// </summary>
internal sealed class SubmissionMoves(SubmissionWatch watch, SubmissionPeople people, SubmissionLedger ledger, SubmissionAnswers answers)
{
    /// <summary>Null when there is none, or not for this person.</summary>
    public async Task<OpenSubmission?> OpenAsync(Person person, Guid document, CancellationToken cancellationToken)
        => await watch.LookAsync(document, cancellationToken) is { } submission
            && await people.RolesAsync(person, submission) is var roles
            && SubmissionRules.MayRead(submission.State, roles)
                ? new OpenSubmission(submission, roles)
                : null;

    /// <summary>A move that changes no document.</summary>
    public Task<SubmissionAnswer> MakeAsync(SubmissionRequest request, SubmissionMove move, CancellationToken cancellationToken)
        => MakeAsync(request, move, (opened, to) => WriteAsync(opened, Entry(request, move, to), cancellationToken), cancellationToken);

    /// <param name="request">What is asked.</param>
    /// <param name="move">The move.</param>
    /// <param name="carryOut">Carries it out, given the state it leads to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SubmissionAnswer> MakeAsync(
        SubmissionRequest request,
        SubmissionMove move,
        Func<OpenSubmission, SubmissionState, Task<SubmissionAnswer>> carryOut,
        CancellationToken cancellationToken)
    {
        if (await OpenAsync(request.By, request.Document, cancellationToken) is not { } opened)
        {
            return SubmissionAnswers.NotFound;
        }

        var decision = SubmissionRules.Decide(opened.Submission.State, move, opened.Roles, request.Remark, opened.Submission.PublishedVersion is not null);

        // Whose it is not, is told so; who may do it and comes second, is told who was first.
        if (decision.Refusal is SubmissionRefusal.NotAllowed or SubmissionRefusal.OwnWork)
        {
            return answers.Refused(decision.Refusal, opened);
        }

        if (opened.Submission.Stamp != request.Stamp)
        {
            return await answers.ConflictAsync(request.Document, opened.Roles, cancellationToken);
        }

        return decision.IsAllowed ? await carryOut(opened, decision.To) : answers.Refused(decision.Refusal, opened);
    }

    /// <summary>Writes a step, and tells Umbraco's handlers of it.</summary>
    public async Task<SubmissionAnswer> WriteAsync(OpenSubmission opened, LedgerEntry entry, CancellationToken cancellationToken, Action<Submission>? change = null)
    {
        if (await ledger.WriteAsync(opened.Submission, [entry], change, cancellationToken) is not { } written)
        {
            return await answers.ConflictAsync(opened.Submission.Key, opened.Roles, cancellationToken);
        }

        await watch.TellAsync(written, [entry], cancellationToken);
        return answers.Done(written, opened.Roles);
    }

    public static LedgerEntry Entry(SubmissionRequest request, SubmissionMove move, SubmissionState to, Person? assignee = null)
        => new(move, to, request.By, string.IsNullOrWhiteSpace(request.Remark) ? null : request.Remark.Trim(), assignee);
}
