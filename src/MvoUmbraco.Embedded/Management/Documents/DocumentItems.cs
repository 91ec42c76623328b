using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Documents in trees, pickers and lists: without values.</summary>
internal sealed class DocumentItems(IEntityService entities, IIdKeyMap keys, IPublicAccessService protections, IContentService documents, TimeProvider time)
{
    private static readonly Flag IsProtected = new("Umb.IsProtected");
    private static readonly Flag IsScheduled = new("Umb.ScheduledForPublish");
    private static readonly Flag HasPendingChanges = new("Umb.PendingChanges");

    public DocumentItem Item(IDocumentEntitySlim document)
    {
        bool isProtected = protections.IsProtected(document.Path).Success;
        return new DocumentItem(document.Key, ParentOf(document), document.HasChildren, document.Trashed, isProtected, TypeReference.Of(document), Variants(document), Flags(document, isProtected));
    }

    public DocumentTreeItem TreeItem(TreeNode node)
    {
        var document = (IDocumentEntitySlim)node.Entity;
        bool isProtected = protections.IsProtected(document.Path).Success;
        return new DocumentTreeItem(
            document.Key,
            ParentOf(document),
            document.HasChildren,
            document.Trashed,
            isProtected,
            !node.HasAccess,
            document.CreateDate,
            [.. entities.GetPathKeys(document, omitSelf: true).Select(key => new Reference(key))],
            TypeReference.Of(document),
            Variants(document),
            Flags(document, isProtected));
    }

    public DocumentBinItem BinItem(IDocumentEntitySlim document) =>
        new(document.Key, document.CreateDate, document.HasChildren, ParentOf(document), TypeReference.Of(document), Variants(document));

    private static DocumentItemVariant[] Variants(IDocumentEntitySlim document) => document.Variations.VariesByCulture()
        ? [.. document.CultureNames.Select(name => Variant(document, name.Key, name.Value))]
        : [Variant(document, null, document.Name)];

    private static DocumentItemVariant Variant(IDocumentEntitySlim document, string? culture, string? name)
    {
        VariantState state = DocumentStates.Of(document, culture);
        return new DocumentItemVariant(culture, name ?? string.Empty, state, Guid.Empty, state == VariantState.PublishedPendingChanges ? [HasPendingChanges] : []);
    }

    private Flag[] Flags(IDocumentEntitySlim document, bool isProtected)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        bool scheduled = documents.GetContentScheduleByContentId(document.Id).FullSchedule.Any(entry => entry.Action == ContentScheduleAction.Release && entry.Date > now);
        return [.. isProtected ? [IsProtected] : Array.Empty<Flag>(), .. scheduled ? [IsScheduled] : Array.Empty<Flag>()];
    }

    private Reference? ParentOf(IDocumentEntitySlim document) =>
        document.ParentId > 0 && keys.GetKeyForId(document.ParentId, UmbracoObjectTypes.Document) is { Success: true } parent ? new Reference(parent.Result) : null;
}
