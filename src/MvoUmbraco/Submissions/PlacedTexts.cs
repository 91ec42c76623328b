using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Privacy;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Submissions;

/// <summary>
/// What a member placed: told word for word, with its files. When the member is forgotten the network keeps it, save drafts
/// that nobody else has seen: those go to the recycle bin, and changes that were begun go back to what is published.
/// </summary>
internal sealed class PlacedTexts(
    IDbContextFactory<MvoContext> contexts,
    SubmissionDocuments documents,
    SubmissionWatch watch,
    SubmissionLedger ledger,
    IAttachmentStore files,
    IUmbracoContextFactory umbracoContexts) : IPersonalStore, IPersonalFiles
{
    public string Name => "placed";

    public Keeping Keeping => Keeping.Membership;

    public async Task<IReadOnlyList<object>> TellAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var told = new List<object>();
        foreach (var submission in await OfAsync(subject, cancellationToken))
        {
            if (documents.Find(submission.Key) is { } document)
            {
                var text = documents.TextOf(document, submission.Culture);
                told.Add(new { submission.Key, submission.ContentType, submission.State, text.Name, Values = text.Values.Where(value => value.Value is not null).ToDictionary(StringComparer.Ordinal) });
            }
        }

        return told;
    }

    public async IAsyncEnumerable<(string Name, Stream Bytes)> FilesAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var submission in await OfAsync(subject, cancellationToken))
        {
            var attached = documents.Find(submission.Key)?.Properties
                .Where(property => property.PropertyType.PropertyEditorAlias == EditorAliases.Attachments)
                .SelectMany(property => property.Values)
                .SelectMany(value => AttachmentsJson.Read(value.EditedValue?.ToString()).Files) ?? [];
            foreach (var file in attached)
            {
                if (files.Open(file.Sha256) is { } bytes)
                {
                    yield return (file.Name, bytes);
                }
            }
        }
    }

    public async Task EraseAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        foreach (var submission in (await OfAsync(subject, cancellationToken)).Where(submission => submission.State is SubmissionState.Draft))
        {
            await GiveUpAsync(submission, cancellationToken);
        }
    }

    private async Task GiveUpAsync(Submission submission, CancellationToken cancellationToken)
    {
        using var umbraco = umbracoContexts.EnsureUmbracoContext();
        if (documents.Find(submission.Key) is not { Trashed: false } document)
        {
            return;
        }

        bool isDiscarded;
        using (new OngoingMove(submission.Key, Person.Nobody, SubmissionMove.Discarded).Begin())
        {
            isDiscarded = await documents.DiscardAsync(document);
        }

        if (!isDiscarded)
        {
            throw new InvalidOperationException($"Draft {submission.Key} could not be brought to the recycle bin.");
        }

        // A change in which nothing was changed yet.
        if (await watch.LookAsync(submission.Key, cancellationToken) is { State: SubmissionState.Draft, PublishedVersion: not null } unchanged)
        {
            await ledger.WriteAsync(unchanged, [new LedgerEntry(SubmissionMove.Discarded, SubmissionState.Published, Person.Nobody)], null, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Submission>> OfAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Submission>().AsNoTracking()
            .Where(submission => submission.AuthorKey == subject.Key)
            .OrderBy(submission => submission.CreatedAt)
            .ToListAsync(cancellationToken);
    }
}
