using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Urls;

/// <summary>The URL segments of documents, one row per document. They go with the document.</summary>
internal sealed class DocumentUrlRepository(StoreAccess store) : IDocumentUrlRepository, INodeRemoval
{
    /// <summary>Replaces all segments of each document that is named.</summary>
    public void Save(IEnumerable<PublishedDocumentUrlSegment> publishedDocumentUrlSegments)
    {
        foreach (IGrouping<Guid, PublishedDocumentUrlSegment> document in publishedDocumentUrlSegments.GroupBy(segment => segment.DocumentKey))
        {
            DocumentUrlRow? before = store.Read.Table(DocumentUrlRow.Kind).Get(document.Key);
            UrlSegment[] segments = [.. document.Select(segment => new UrlSegment(segment.NullableLanguageId, segment.UrlSegment, segment.IsDraft, segment.IsPrimary)).Distinct()];
            if (before is null || !before.Segments.SequenceEqual(segments))
            {
                store.Write.Put(DocumentUrlRow.Kind, new DocumentUrlRow { Id = before?.Id ?? store.NextId(), Key = document.Key, Segments = segments });
            }
        }
    }

    public IEnumerable<PublishedDocumentUrlSegment> GetAll() =>
    [
        .. store.Read.Table(DocumentUrlRow.Kind).All.SelectMany(row => row.Segments.Select(segment => new PublishedDocumentUrlSegment
        {
            DocumentKey = row.Key,
            NullableLanguageId = segment.Language,
            UrlSegment = segment.Segment,
            IsDraft = segment.Draft,
            IsPrimary = segment.Primary,
        })),
    ];

    public void DeleteByDocumentKey(IEnumerable<Guid> select)
    {
        foreach (Guid key in select)
        {
            Delete(key);
        }
    }

    public void Remove(NodeRow node) => Delete(node.Key);

    private void Delete(Guid key)
    {
        if (store.Read.Table(DocumentUrlRow.Kind).Get(key) is { } row)
        {
            store.Write.Remove(DocumentUrlRow.Kind, row.Id);
        }
    }
}
