using MvoUmbraco.Core.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>
/// The workflow over its two stores, Umbraco's content and the plugin's own database, which share no transaction. So that
/// nothing stays half done, whatever fails in between:
/// <list type="bullet">
/// <item>placing writes the submission first, as new: a document that is not made leaves nothing (the repair takes away
/// what a stopped process left), one that is made is found by its key;</item>
/// <item>saving says first that it saves: a text that was stored and not noted is known to be its author's;</item>
/// <item>approving is a decision that is kept before it is carried out: what is approved is published until it is, or is
/// refused and waits for review again. Umbraco publishes exactly the approved text (<see cref="ApprovedTextOnly"/>);</item>
/// <item>submitting, withdrawing, sending back and assigning change no document;</item>
/// <item>what happened to a document is told by looking at it (<see cref="SubmissionWatch"/>), so that a notification that
/// was missed is made good by the next look.</item>
/// </list>
/// </summary>
internal sealed class SubmissionWorkflow(
    SubmissionRounds rounds,
    SubmissionMoves moves,
    SubmissionLedger ledger,
    SubmissionWatch watch,
    SubmissionPublication publication,
    SubmissionPeople people,
    SubmissionDocuments documents,
    SubmissionAnswers answers,
    SubmissionView view,
    SubmissionLists lists) : ISubmissions
{
    public Task<SubmissionAnswer> CreateAsync(Guid member, NewSubmission draft, CancellationToken cancellationToken = default)
        => rounds.CreateAsync(member, draft, cancellationToken);

    public Task<SubmissionAnswer> ReviseAsync(Guid member, Guid document, CancellationToken cancellationToken = default)
        => rounds.ReviseAsync(member, document, cancellationToken);

    public Task<SubmissionAnswer> SaveAsync(SubmissionRequest request, SubmissionText text, CancellationToken cancellationToken = default)
        => moves.MakeAsync(request, SubmissionMove.Saved, async (opened, _) =>
        {
            if (string.IsNullOrWhiteSpace(text.Name))
            {
                return answers.Invalid(opened, [new SubmissionProblem(null, SubmissionTexts.NameMissing)]);
            }

            if (documents.Find(request.Document) is not { } document)
            {
                return SubmissionAnswers.NotFound;
            }

            // Saying so first keeps a second save out, and tells whose text it is if this process stops in between.
            var now = ledger.Now;
            if (await ledger.WriteAsync(opened.Submission, [], submission => submission.SavingSince = now, cancellationToken) is not { } saving)
            {
                return await answers.ConflictAsync(request.Document, opened.Roles, cancellationToken);
            }

            IReadOnlyList<SubmissionProblem>? problems;
            using (new OngoingMove(request.Document, request.By, SubmissionMove.Saved).Begin())
            {
                problems = await documents.SaveAsync(document, saving, text);
                await watch.LookAsync(request.Document, CancellationToken.None);
            }

            var saved = await ledger.FindAsync(request.Document, CancellationToken.None);
            if (saved is { SavingSince: not null })
            {
                saved = await ledger.WriteAsync(saved, [], submission => submission.SavingSince = null, CancellationToken.None) ?? saved;
            }

            opened = opened with { Submission = saved! };
            return problems is null ? answers.Done(opened) : answers.Invalid(opened, problems);
        }, cancellationToken);

    public Task<SubmissionAnswer> SubmitAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => moves.MakeAsync(request, SubmissionMove.Submitted, async (opened, to) =>
        {
            if (documents.Find(request.Document) is not { } document)
            {
                return SubmissionAnswers.NotFound;
            }

            var problems = await documents.ValidateAsync(document, opened.Submission);
            return problems.Count > 0
                ? answers.Invalid(opened, problems)
                : await moves.WriteAsync(opened, SubmissionMoves.Entry(request, SubmissionMove.Submitted, to), cancellationToken);
        }, cancellationToken);

    public Task<SubmissionAnswer> WithdrawAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => moves.MakeAsync(request, SubmissionMove.Withdrawn, cancellationToken);

    public Task<SubmissionAnswer> ReturnAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => moves.MakeAsync(request, SubmissionMove.Returned, cancellationToken);

    public Task<SubmissionAnswer> DiscardAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => moves.MakeAsync(request, SubmissionMove.Discarded, async (opened, to) =>
        {
            if (documents.Find(request.Document) is not { } document)
            {
                return SubmissionAnswers.NotFound;
            }

            bool isDiscarded;
            using (new OngoingMove(request.Document, request.By, SubmissionMove.Discarded).Begin())
            {
                isDiscarded = await documents.DiscardAsync(document);
            }

            if (!isDiscarded)
            {
                return answers.Invalid(opened, [new SubmissionProblem(null, SubmissionTexts.DiscardFailed)]);
            }

            var after = await watch.LookAsync(request.Document, cancellationToken);
            return after is null ? SubmissionAnswers.NotFound
                : after.State == to ? answers.Done(after, opened.Roles)
                : await moves.WriteAsync(opened with { Submission = after }, SubmissionMoves.Entry(request, SubmissionMove.Discarded, to), cancellationToken);
        }, cancellationToken);

    public Task<SubmissionAnswer> ApproveAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => moves.MakeAsync(request, SubmissionMove.Approved, async (opened, to) =>
        {
            if (await ledger.WriteAsync(opened.Submission, [SubmissionMoves.Entry(request, SubmissionMove.Approved, to)], null, cancellationToken) is not { } approved)
            {
                return await answers.ConflictAsync(request.Document, opened.Roles, cancellationToken);
            }

            // From here on it is decided: it is carried out also when who decided does not wait for it.
            var (after, problems) = await publication.PublishAsync(approved, request.By, CancellationToken.None);
            opened = opened with { Submission = after };
            return problems.Count > 0 ? answers.Invalid(opened, problems)
                : after.State is SubmissionState.Published ? answers.Done(opened)
                : after.State is SubmissionState.Approved ? answers.Pending(opened)
                : await answers.ConflictAsync(request.Document, opened.Roles, CancellationToken.None);
        }, cancellationToken);

    public Task<SubmissionAnswer> AssignAsync(SubmissionRequest request, Person? assignee, CancellationToken cancellationToken = default)
        => moves.MakeAsync(request, SubmissionMove.Assigned, async (opened, to) =>
        {
            if (assignee is { } person && !SubmissionRules.MayReview(await people.RolesAsync(person, opened.Submission)))
            {
                return answers.Invalid(opened, [new SubmissionProblem("assignee", SubmissionTexts.NoSuchAssignee)]);
            }

            return await moves.WriteAsync(
                opened,
                SubmissionMoves.Entry(request, SubmissionMove.Assigned, to, assignee),
                cancellationToken,
                submission => (submission.AssigneeKind, submission.AssigneeKey) = (assignee?.Kind ?? PersonKind.Nobody, assignee?.Key));
        }, cancellationToken);

    public async Task<SubmissionInfo?> FindAsync(Person person, Guid document, CancellationToken cancellationToken = default)
        => await moves.OpenAsync(person, document, cancellationToken) is { } opened
            ? view.Info(opened.Submission, opened.Roles, await lists.RemarkAsync(opened.Submission, cancellationToken))
            : null;

    public async Task<SubmissionText?> ReadAsync(Person person, Guid document, CancellationToken cancellationToken = default)
        => await moves.OpenAsync(person, document, cancellationToken) is { } opened && documents.Find(document) is { Trashed: false } content
            ? documents.TextOf(content, opened.Submission.Culture)
            : null;

    public async Task<IReadOnlyList<SubmissionStepInfo>> HistoryAsync(Person person, Guid document, CancellationToken cancellationToken = default)
        => await moves.OpenAsync(person, document, cancellationToken) is not null
            ? [.. (await ledger.StepsAsync(document, cancellationToken)).Select(view.Info)]
            : [];

    public Task<SubmissionPage> ListAsync(Person person, SubmissionFilter filter, int skip, int take, CancellationToken cancellationToken = default)
        => lists.ListAsync(person, filter, skip, take, cancellationToken);
}
