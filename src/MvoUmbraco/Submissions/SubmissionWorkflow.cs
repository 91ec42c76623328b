using MvoUmbraco.Access;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace MvoUmbraco.Submissions;

/// <summary>
/// The workflow over its two stores, Umbraco's content and the plugin's own database, which share no transaction. So that
/// nothing stays half done, whatever fails in between:
/// <list type="bullet">
/// <item>placing writes the submission first, as new: a document that is not made leaves nothing (the repair takes the
/// submission away), one that is made is found by its key;</item>
/// <item>saving says first that it saves: a text that was stored and not noted is known to be its author's;</item>
/// <item>approving is a decision that is kept before it is carried out: what is approved is published until it is, or is
/// refused and waits for review again. Umbraco publishes exactly the approved text (<see cref="ApprovedTextOnly"/>);</item>
/// <item>submitting, withdrawing, sending back and assigning change no document;</item>
/// <item>what happened to a document is told by looking at it (<see cref="SubmissionWatch"/>), so that a notification that
/// was missed is made good by the next look.</item>
/// </list>
/// </summary>
internal sealed class SubmissionWorkflow(
    SubmissionLedger ledger,
    SubmissionWatch watch,
    SubmissionPublication publication,
    SubmissionPeople people,
    SubmissionPlaces places,
    SubmissionDocuments documents,
    SubmissionView view,
    SubmissionLists lists,
    IContentAccess access,
    IPublishedContentCache published) : ISubmissions
{
    public async Task<SubmissionAnswer> CreateAsync(Guid member, NewSubmission draft, CancellationToken cancellationToken = default)
    {
        var roles = people.MemberRoles(people.VisitorOf(member), draft.Network) | SubmissionRoles.Author;
        if (!people.IsNetwork(draft.Network) || !SubmissionRules.Decide(SubmissionState.Draft, SubmissionMove.Saved, roles, null, false).IsAllowed)
        {
            return Refused(SubmissionRefusal.NotAllowed, SubmissionState.New);
        }

        if (!SubmissionPlaces.Placeable.Contains(draft.ContentType) || documents.TypeOf(draft.ContentType) is not { } type)
        {
            return Invalid(null, new SubmissionProblem(null, SubmissionTexts.NoSuchKind));
        }

        if (places.ParentOf(draft) is not { } parent)
        {
            return Invalid(null, new SubmissionProblem(null, SubmissionTexts.NoSuchPlace));
        }

        if (string.IsNullOrWhiteSpace(draft.Text.Name))
        {
            return Invalid(null, new SubmissionProblem(null, SubmissionTexts.NameMissing));
        }

        var now = ledger.Now;
        var submission = new Submission
        {
            Key = draft.Key,
            NetworkKey = draft.Network,
            ContentType = draft.ContentType,
            Culture = await documents.CultureOfAsync(type.VariesByCulture(), draft.Culture),
            Title = draft.Text.Name,
            AuthorKey = member,
            CreatedAt = now,
            ChangedAt = now,
            StateSince = now,
        };
        if (documents.Find(draft.Key) is not null || !await ledger.AddAsync(submission, null, cancellationToken))
        {
            // The same form, sent again; another's key is nobody's business.
            return await watch.LookAsync(draft.Key, cancellationToken) is { } known && known.AuthorKey == member && known.State is not SubmissionState.New
                ? Done(known, roles)
                : new SubmissionAnswer(SubmissionOutcome.NotFound) { Message = SubmissionTexts.NotFound };
        }

        IReadOnlyList<SubmissionProblem>? problems;
        using (new OngoingMove(draft.Key, Person.Member(member), SubmissionMove.Created).Begin())
        {
            problems = await documents.CreateAsync(submission, parent, draft.Text);
        }

        if (problems is not null)
        {
            await ledger.RemoveNewAsync(draft.Key, cancellationToken);
            return Invalid(null, [.. problems]);
        }

        return Done((await watch.LookAsync(draft.Key, cancellationToken))!, roles);
    }

    public async Task<SubmissionAnswer> ReviseAsync(Guid member, Guid document, CancellationToken cancellationToken = default)
    {
        var by = Person.Member(member);
        var visitor = people.VisitorOf(member);
        var known = await watch.LookAsync(document, cancellationToken);
        if ((known?.NetworkKey ?? places.NetworkOf(document)) is not { } network
            || documents.Find(document) is not { Trashed: false } content
            || !SubmissionPlaces.Placeable.Contains(content.ContentType.Alias)
            || (content.Published && (published.GetById(document) is not { } shown || !access.Ask(shown, visitor).IsAllowed)))
        {
            return new SubmissionAnswer(SubmissionOutcome.NotFound) { Message = SubmissionTexts.NotFound };
        }

        var state = known?.State ?? (content.Published ? SubmissionState.Published : SubmissionState.Offline);
        var roles = people.MemberRoles(visitor, network);
        var decision = SubmissionRules.Decide(state, SubmissionMove.Revised, roles, null, content.Published);
        if (!decision.IsAllowed)
        {
            return Refused(decision.Refusal, state);
        }

        // A draft of an editor is not the member's to see.
        if (content.Published && Fingerprint.OfDraft(content) != Fingerprint.OfPublished(content))
        {
            return new SubmissionAnswer(SubmissionOutcome.Conflict) { Message = SubmissionTexts.BeingEdited };
        }

        var entry = new LedgerEntry(SubmissionMove.Revised, decision.To, by);
        roles |= SubmissionRoles.Author;
        if (known is not null)
        {
            return await ledger.WriteAsync(known, [entry], submission => Renew(submission, member), cancellationToken) is { } written
                ? Done(written, roles)
                : await ConflictAsync(document, roles, cancellationToken);
        }

        var now = ledger.Now;
        var culture = await documents.CultureOfAsync(content.ContentType.VariesByCulture(), null);
        var made = new Submission
        {
            Key = document,
            NetworkKey = network,
            ContentType = content.ContentType.Alias,
            Culture = culture,
            Title = content.GetCultureName(culture) ?? content.Name ?? string.Empty,
            State = state,
            AuthorKey = member,
            DraftVersion = Fingerprint.OfDraft(content),
            PublishedVersion = Fingerprint.OfPublished(content),
            CreatedAt = now,
            ChangedAt = now,
            StateSince = now,
        };
        return await ledger.AddAsync(made, entry, cancellationToken) ? Done(made, roles) : await ConflictAsync(document, roles, cancellationToken);
    }

    public Task<SubmissionAnswer> SaveAsync(SubmissionRequest request, SubmissionText text, CancellationToken cancellationToken = default)
        => MoveAsync(request, SubmissionMove.Saved, async (opened, decision) =>
        {
            if (string.IsNullOrWhiteSpace(text.Name))
            {
                return Invalid(view.Info(opened.Submission, opened.Roles), new SubmissionProblem(null, SubmissionTexts.NameMissing));
            }

            if (documents.Find(request.Document) is not { } document)
            {
                return NotFound();
            }

            // Saying so first keeps a second save out, and tells whose text it is if this process stops in between.
            var now = ledger.Now;
            if (await ledger.WriteAsync(opened.Submission, [], submission => submission.SavingSince = now, cancellationToken) is not { } saving)
            {
                return await ConflictAsync(request.Document, opened.Roles, cancellationToken);
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

            return problems is null ? Done(saved!, opened.Roles) : Invalid(view.Info(saved!, opened.Roles), [.. problems]);
        }, cancellationToken);

    public Task<SubmissionAnswer> SubmitAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => MoveAsync(request, SubmissionMove.Submitted, async (opened, decision) =>
        {
            if (documents.Find(request.Document) is not { } document)
            {
                return NotFound();
            }

            var problems = await documents.ValidateAsync(document, opened.Submission);
            return problems.Count > 0
                ? Invalid(view.Info(opened.Submission, opened.Roles), [.. problems])
                : await WriteAsync(opened, new LedgerEntry(SubmissionMove.Submitted, decision.To, request.By, Remark(request)), cancellationToken);
        }, cancellationToken);

    public Task<SubmissionAnswer> WithdrawAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => MoveAsync(request, SubmissionMove.Withdrawn, cancellationToken);

    public Task<SubmissionAnswer> ReturnAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => MoveAsync(request, SubmissionMove.Returned, cancellationToken);

    public Task<SubmissionAnswer> DiscardAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => MoveAsync(request, SubmissionMove.Discarded, async (opened, decision) =>
        {
            if (documents.Find(request.Document) is not { } document)
            {
                return NotFound();
            }

            bool discarded;
            using (new OngoingMove(request.Document, request.By, SubmissionMove.Discarded).Begin())
            {
                discarded = await documents.DiscardAsync(document);
            }

            if (!discarded)
            {
                return Invalid(view.Info(opened.Submission, opened.Roles), new SubmissionProblem(null, SubmissionTexts.DiscardFailed));
            }

            var after = await watch.LookAsync(request.Document, cancellationToken);
            return after is null ? NotFound()
                : after.State == decision.To ? Done(after, opened.Roles)
                : await WriteAsync(opened with { Submission = after }, new LedgerEntry(SubmissionMove.Discarded, decision.To, request.By, Remark(request)), cancellationToken);
        }, cancellationToken);

    public Task<SubmissionAnswer> ApproveAsync(SubmissionRequest request, CancellationToken cancellationToken = default)
        => MoveAsync(request, SubmissionMove.Approved, async (opened, decision) =>
        {
            var entry = new LedgerEntry(SubmissionMove.Approved, decision.To, request.By, Remark(request));
            if (await ledger.WriteAsync(opened.Submission, [entry], null, cancellationToken) is not { } approved)
            {
                return await ConflictAsync(request.Document, opened.Roles, cancellationToken);
            }

            // From here on it is decided: it is carried out also when who decided does not wait for it.
            var (after, problems) = await publication.PublishAsync(approved, request.By, CancellationToken.None);
            return problems.Count > 0 ? Invalid(view.Info(after, opened.Roles), [.. problems])
                : after.State is SubmissionState.Published ? Done(after, opened.Roles)
                : after.State is SubmissionState.Approved ? new SubmissionAnswer(SubmissionOutcome.Pending) { Submission = view.Info(after, opened.Roles), Message = SubmissionTexts.PublishLater }
                : await ConflictAsync(request.Document, opened.Roles, CancellationToken.None);
        }, cancellationToken);

    public Task<SubmissionAnswer> AssignAsync(SubmissionRequest request, Person? assignee, CancellationToken cancellationToken = default)
        => MoveAsync(request, SubmissionMove.Assigned, async (opened, decision) =>
        {
            if (assignee is { } person && !SubmissionRules.MayReview(await people.RolesAsync(person, opened.Submission)))
            {
                return Invalid(view.Info(opened.Submission, opened.Roles), new SubmissionProblem("assignee", SubmissionTexts.NoSuchAssignee));
            }

            return await WriteAsync(
                opened,
                new LedgerEntry(SubmissionMove.Assigned, decision.To, request.By, Remark(request), assignee),
                cancellationToken,
                submission => (submission.AssigneeKind, submission.AssigneeKey) = (assignee?.Kind ?? PersonKind.Nobody, assignee?.Key));
        }, cancellationToken);

    public async Task<SubmissionInfo?> FindAsync(Person person, Guid document, CancellationToken cancellationToken = default)
        => await OpenAsync(person, document, cancellationToken) is { } opened
            ? view.Info(opened.Submission, opened.Roles, await lists.RemarkAsync(opened.Submission, cancellationToken))
            : null;

    public async Task<SubmissionText?> ReadAsync(Person person, Guid document, CancellationToken cancellationToken = default)
        => await OpenAsync(person, document, cancellationToken) is { } opened && documents.Find(document) is { Trashed: false } content
            ? documents.TextOf(content, opened.Submission.Culture)
            : null;

    public async Task<IReadOnlyList<SubmissionStepInfo>> HistoryAsync(Person person, Guid document, CancellationToken cancellationToken = default)
        => await OpenAsync(person, document, cancellationToken) is not null
            ? [.. (await ledger.StepsAsync(document, cancellationToken)).Select(view.Info)]
            : [];

    public Task<SubmissionPage> ListAsync(Person person, SubmissionFilter filter, int skip, int take, CancellationToken cancellationToken = default)
        => lists.ListAsync(person, filter, skip, take, cancellationToken);

    private sealed record Opened(Submission Submission, SubmissionRoles Roles);

    // The submission as it is after a look at its document, for who may see it.
    private async Task<Opened?> OpenAsync(Person person, Guid document, CancellationToken cancellationToken)
        => await watch.LookAsync(document, cancellationToken) is { } submission
            && await people.RolesAsync(person, submission) is var roles
            && SubmissionRules.MayRead(submission.State, roles)
                ? new Opened(submission, roles)
                : null;

    private Task<SubmissionAnswer> MoveAsync(SubmissionRequest request, SubmissionMove move, CancellationToken cancellationToken)
        => MoveAsync(request, move, (opened, decision) => WriteAsync(opened, new LedgerEntry(move, decision.To, request.By, Remark(request)), cancellationToken), cancellationToken);

    private async Task<SubmissionAnswer> MoveAsync(
        SubmissionRequest request,
        SubmissionMove move,
        Func<Opened, SubmissionDecision, Task<SubmissionAnswer>> carryOut,
        CancellationToken cancellationToken)
    {
        if (await OpenAsync(request.By, request.Document, cancellationToken) is not { } opened)
        {
            return NotFound();
        }

        var decision = SubmissionRules.Decide(opened.Submission.State, move, opened.Roles, request.Remark, opened.Submission.PublishedVersion is not null);

        // Whose it is not, is told so; who may do it and comes second, is told who was first.
        if (decision.Refusal is SubmissionRefusal.NotAllowed or SubmissionRefusal.OwnWork)
        {
            return Refused(decision.Refusal, opened.Submission.State) with { Submission = view.Info(opened.Submission, opened.Roles) };
        }

        if (opened.Submission.Stamp != request.Stamp)
        {
            return await ConflictAsync(request.Document, opened.Roles, cancellationToken);
        }

        return decision.IsAllowed
            ? await carryOut(opened, decision)
            : Refused(decision.Refusal, opened.Submission.State) with { Submission = view.Info(opened.Submission, opened.Roles) };
    }

    private async Task<SubmissionAnswer> WriteAsync(Opened opened, LedgerEntry entry, CancellationToken cancellationToken, Action<Submission>? change = null)
    {
        if (await ledger.WriteAsync(opened.Submission, [entry], change, cancellationToken) is not { } written)
        {
            return await ConflictAsync(opened.Submission.Key, opened.Roles, cancellationToken);
        }

        await watch.TellAsync(written, [entry], cancellationToken);
        return Done(written, opened.Roles);
    }

    private static void Renew(Submission submission, Guid author)
        => (submission.AuthorKey, submission.AssigneeKind, submission.AssigneeKey) = (author, PersonKind.Nobody, null);

    private static string? Remark(SubmissionRequest request) => string.IsNullOrWhiteSpace(request.Remark) ? null : request.Remark.Trim();

    private SubmissionAnswer Done(Submission submission, SubmissionRoles roles) => new(SubmissionOutcome.Done) { Submission = view.Info(submission, roles) };

    private static SubmissionAnswer NotFound() => new(SubmissionOutcome.NotFound) { Message = SubmissionTexts.NotFound };

    private static SubmissionAnswer Refused(SubmissionRefusal refusal, SubmissionState state)
        => new(SubmissionOutcome.Refused) { Refusal = refusal, Message = SubmissionTexts.Refusal(refusal, state) };

    private static SubmissionAnswer Invalid(SubmissionInfo? submission, params SubmissionProblem[] problems)
        => new(SubmissionOutcome.Invalid) { Submission = submission, Problems = problems, Message = string.Join(' ', problems.Select(problem => problem.Message)) };

    private async Task<SubmissionAnswer> ConflictAsync(Guid document, SubmissionRoles roles, CancellationToken cancellationToken)
    {
        var submission = await ledger.FindAsync(document, cancellationToken);
        var step = await ledger.LatestStepAsync(document, null, cancellationToken);
        var latest = step is null ? null : view.Info(step);
        return new SubmissionAnswer(SubmissionOutcome.Conflict)
        {
            Submission = submission is null ? null : view.Info(submission, roles),
            Latest = latest,
            Message = SubmissionTexts.Conflict(latest),
        };
    }
}
