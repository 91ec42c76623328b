using MvoUmbraco.Access;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace MvoUmbraco.Submissions;

/// <summary>
/// How a round begins: with a new document, or with what is published and is to be changed. What was submitted once by
/// somebody who was forgotten since is taken over in the same way: it is the network's.
/// </summary>
internal sealed class SubmissionRounds(
    SubmissionLedger ledger,
    SubmissionWatch watch,
    SubmissionPeople people,
    SubmissionPlaces places,
    SubmissionDocuments documents,
    SubmissionAnswers answers,
    IContentAccess access,
    IPublishedContentCache published)
{
    public async Task<SubmissionAnswer> CreateAsync(Guid member, NewSubmission draft, CancellationToken cancellationToken)
    {
        var roles = people.MemberRoles(people.VisitorOf(member), draft.Network) | SubmissionRoles.Author;
        if (!people.IsNetwork(draft.Network) || !SubmissionRules.Decide(SubmissionState.Draft, SubmissionMove.Saved, roles, null, false).IsAllowed)
        {
            return SubmissionAnswers.Refused(SubmissionRefusal.NotAllowed, SubmissionState.New);
        }

        if (!SubmissionPlaces.Placeable.Contains(draft.ContentType) || documents.TypeOf(draft.ContentType) is not { } type)
        {
            return SubmissionAnswers.Invalid(SubmissionTexts.NoSuchKind);
        }

        if (places.ParentOf(draft) is not { } parent)
        {
            return SubmissionAnswers.Invalid(SubmissionTexts.NoSuchPlace);
        }

        if (string.IsNullOrWhiteSpace(draft.Text.Name))
        {
            return SubmissionAnswers.Invalid(SubmissionTexts.NameMissing);
        }

        var submission = New(draft.Key, draft.Network, draft.ContentType, await documents.CultureOfAsync(type.VariesByCulture(), draft.Culture), draft.Text.Name, member);
        if (documents.Find(draft.Key) is not null || !await ledger.AddAsync(submission, null, cancellationToken))
        {
            // The same form, sent again; another's key is nobody's business.
            return await watch.LookAsync(draft.Key, cancellationToken) is { } known && known.AuthorKey == member && known.State is not SubmissionState.New
                ? answers.Done(known, roles)
                : SubmissionAnswers.NotFound;
        }

        return await MakeAsync(submission, parent, draft, cancellationToken) is { } problems
            ? SubmissionAnswers.Invalid(problems)
            : answers.Done((await watch.LookAsync(draft.Key, cancellationToken))!, roles);
    }

    public async Task<SubmissionAnswer> ReviseAsync(Guid member, Guid document, CancellationToken cancellationToken)
    {
        var by = Person.Member(member);
        var visitor = people.VisitorOf(member);
        var known = await watch.LookAsync(document, cancellationToken);
        if ((known?.NetworkKey ?? places.NetworkOf(document)) is not { } network
            || documents.Find(document) is not { Trashed: false } content
            || !SubmissionPlaces.Placeable.Contains(content.ContentType.Alias)
            || (content.Published && (published.GetById(document) is not { } shown || !access.Ask(shown, visitor).IsAllowed)))
        {
            return SubmissionAnswers.NotFound;
        }

        var state = known?.State ?? (content.Published ? SubmissionState.Published : SubmissionState.Offline);
        var roles = people.MemberRoles(visitor, network);
        var decision = SubmissionRules.Decide(known is null ? state : StateToReviseFrom(known), SubmissionMove.Revised, roles, null, content.Published);
        if (!decision.IsAllowed)
        {
            return SubmissionAnswers.Refused(decision.Refusal, state);
        }

        // A draft of an editor is not the member's to see; what was handed in is the network's.
        if (state is not SubmissionState.Returned && content.Published && Fingerprint.OfDraft(content) != Fingerprint.OfPublished(content))
        {
            return new SubmissionAnswer(SubmissionOutcome.Conflict) { Message = SubmissionTexts.BeingEdited };
        }

        var entry = new LedgerEntry(SubmissionMove.Revised, decision.To, by);
        roles |= SubmissionRoles.Author;
        if (known is not null)
        {
            return await ledger.WriteAsync(known, [entry], submission => Renew(submission, member), cancellationToken) is { } written
                ? answers.Done(written, roles)
                : await answers.ConflictAsync(document, roles, cancellationToken);
        }

        var culture = await documents.CultureOfAsync(content.ContentType.VariesByCulture(), null);
        var made = New(document, network, content.ContentType.Alias, culture, content.GetCultureName(culture) ?? content.Name ?? string.Empty, member);
        made.State = state;
        made.DraftVersion = Fingerprint.OfDraft(content);
        made.PublishedVersion = Fingerprint.OfPublished(content);
        return await ledger.AddAsync(made, entry, cancellationToken) ? answers.Done(made, roles) : await answers.ConflictAsync(document, roles, cancellationToken);
    }

    /// <summary>What came back to somebody who was forgotten waits for nobody: whoever belongs to the network may begin with it anew.</summary>
    public static SubmissionState StateToReviseFrom(Submission submission)
        => submission is { AuthorKey: null, State: SubmissionState.Returned } ? SubmissionState.Offline : submission.State;

    // What held it up; null when the document is there. A document that is not made leaves no submission: the form may come again.
    private async Task<IReadOnlyList<SubmissionProblem>?> MakeAsync(Submission submission, Guid parent, NewSubmission draft, CancellationToken cancellationToken)
    {
        var isMade = false;
        try
        {
            using (new OngoingMove(submission.Key, Person.Member(submission.AuthorKey!.Value), SubmissionMove.Created).Begin())
            {
                var problems = await documents.CreateAsync(submission, parent, draft.Text);
                isMade = problems is null;
                return problems;
            }
        }
        finally
        {
            if (!isMade && documents.Find(submission.Key) is null)
            {
                await ledger.RemoveNewAsync(submission.Key, cancellationToken);
            }
        }
    }

    private Submission New(Guid key, Guid network, string type, string? culture, string title, Guid author)
    {
        var now = ledger.Now;
        return new Submission
        {
            Key = key,
            NetworkKey = network,
            ContentType = type,
            Culture = culture,
            Title = title,
            AuthorKey = author,
            CreatedAt = now,
            ChangedAt = now,
            StateSince = now,
        };
    }

    private static void Renew(Submission submission, Guid author)
        => (submission.AuthorKey, submission.AssigneeKind, submission.AssigneeKey) = (author, PersonKind.Nobody, null);
}
