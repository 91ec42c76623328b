using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Relations;
using MvoUmbraco.Embedded.Repositories.Tags;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Repositories.Urls;

/// <summary>
/// A document and its URL segments are two transactions: Umbraco.Core makes the segments in a handler after the
/// document was committed. A crash in between leaves a document without address, which nothing else would notice. At
/// every start the missing segments are made, and rows about nodes that are gone are removed.
/// </summary>
internal sealed class DocumentReconciliation(
    StoreAccess store,
    Nodes nodes,
    ICoreScopeProvider scopes,
    IDocumentUrlService urls,
    ILogger<DocumentReconciliation> logger) : IStartStep
{
    public async Task AfterStarting(CancellationToken cancellationToken)
    {
        Guid[] without = WithoutSegments(store.Committed);
        foreach (Guid key in without)
        {
            await urls.CreateOrUpdateUrlSegmentsAsync(key);
        }

        int removed = RemoveOrphans();
        if (without.Length > 0 || removed > 0)
        {
            logger.LogWarning("After an interrupted stop: made the addresses of {Documents} documents and removed {Rows} rows about nodes that are gone", without.Length, removed);
        }
    }

    /// <summary>Documents without any segment, or published ones without a published segment.</summary>
    internal static Guid[] WithoutSegments(State state)
    {
        Table<DocumentUrlRow> addresses = state.Table(DocumentUrlRow.Kind);
        return
        [
            .. state.Table(DocumentRow.Kind).All
                .Where(document => !document.Trashed && (addresses.Get(document.Key) is not { } row || (document.Published && row.Segments.All(segment => segment.Draft))))
                .OrderBy(document => document.Level)
                .Select(document => document.Key),
        ];
    }

    private int RemoveOrphans()
    {
        State state = store.Committed;
        Table<DocumentRow> documents = state.Table(DocumentRow.Kind);
        List<Action<UnitOfWork>> orphans =
        [
            .. Orphans(DocumentUrlRow.Kind, row => documents.Get(row.Key) is null),
            .. Orphans(DocumentUrlAliasRow.Kind, row => documents.Get(row.Key) is null),
            .. Orphans(RedirectUrlRow.Kind, row => documents.Get(row.Content) is null),
            .. Orphans(DomainRow.Kind, row => row.Root is { } root && documents.Get(root) is null),
            .. Orphans(TagLinkRow.Kind, row => nodes.Get(row.Node) is null || state.Table(TagRow.Kind).Get(row.Tag) is null),
            .. Orphans(RelationRow.Kind, row => nodes.Get(row.Parent) is null || nodes.Get(row.Child) is null),
        ];
        if (orphans.Count > 0)
        {
            using ICoreScope scope = scopes.CreateCoreScope();
            scope.WriteLock(Umbraco.Cms.Core.Constants.Locks.ContentTree);
            orphans.ForEach(remove => remove(store.Write));
            scope.Complete();
        }

        return orphans.Count;

        IEnumerable<Action<UnitOfWork>> Orphans<TRow>(Kind<TRow> kind, Func<TRow, bool> isOrphan)
            where TRow : Row =>
            state.Table(kind).All.Where(isOrphan).Select(row => new Action<UnitOfWork>(write => write.Remove(kind, row.Id)));
    }
}
