using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Documents in trees, pickers and lists: without values.</summary>
internal sealed class DocumentItems(IEntityService entities, IIdKeyMap keys, IPublicAccessService protections, IContentService contents, TimeProvider time)
{
    private static readonly Flag IsProtected = new("Umb.IsProtected");
    private static readonly Flag IsScheduled = new("Umb.ScheduledForPublish");
    private static readonly Flag HasPendingChanges = new("Umb.PendingChanges");

    public DocumentItem Item(IDocumentEntitySlim document) => Items([document])[0];

    public DocumentItem[] Items(IReadOnlyCollection<IDocumentEntitySlim> documents)
    {
        DocumentPage page = Page(documents);
        return
        [
            .. documents.Select(document => new DocumentItem(
                document.Key,
                page.ParentOf(document),
                document.HasChildren,
                document.Trashed,
                page.IsProtected(document),
                TypeReference.Of(document),
                Variants(document),
                Flags(document, page))),
        ];
    }

    public DocumentTreeItem[] TreeItems(IReadOnlyCollection<TreeNode> nodes)
    {
        DocumentPage page = Page([.. nodes.Select(node => (IDocumentEntitySlim)node.Entity)]);
        return [.. nodes.Select(node => TreeItem((IDocumentEntitySlim)node.Entity, node.HasAccess, page))];
    }

    public DocumentBinItem[] BinItems(IReadOnlyCollection<IDocumentEntitySlim> documents)
    {
        DocumentPage page = Page(documents);
        return
        [
            .. documents.Select(document =>
                new DocumentBinItem(document.Key, document.CreateDate, document.HasChildren, page.ParentOf(document), TypeReference.Of(document), Variants(document))),
        ];
    }

    private static DocumentTreeItem TreeItem(IDocumentEntitySlim document, bool hasAccess, DocumentPage page) => new(
        document.Key,
        page.ParentOf(document),
        document.HasChildren,
        document.Trashed,
        page.IsProtected(document),
        !hasAccess,
        document.CreateDate,
        page.AncestorsOf(document),
        TypeReference.Of(document),
        Variants(document),
        Flags(document, page));

    private DocumentPage Page(IReadOnlyCollection<IDocumentEntitySlim> documents) =>
        new(documents, entities, keys, protections, contents, time.GetUtcNow().UtcDateTime);

    private static DocumentItemVariant[] Variants(IDocumentEntitySlim document) => document.Variations.VariesByCulture()
        ? [.. document.CultureNames.Select(name => Variant(document, name.Key, name.Value))]
        : [Variant(document, null, document.Name)];

    private static DocumentItemVariant Variant(IDocumentEntitySlim document, string? culture, string? name)
    {
        VariantState state = DocumentStates.Of(document, culture);
        return new DocumentItemVariant(culture, name ?? string.Empty, state, Guid.Empty, state == VariantState.PublishedPendingChanges ? [HasPendingChanges] : []);
    }

    private static Flag[] Flags(IDocumentEntitySlim document, DocumentPage page) =>
        [.. page.IsProtected(document) ? [IsProtected] : Array.Empty<Flag>(), .. page.IsScheduled(document) ? [IsScheduled] : Array.Empty<Flag>()];
}
