using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Trees;

/// <summary>What lies in a recycle bin, as a tree: a thrown-away node takes what stood below it along.</summary>
internal sealed class RecycleBinTree(IEntityService entities)
{
    private static readonly Ordering BySortOrder = Ordering.By("sortOrder");

    public Paged<IEntitySlim> Children(UmbracoObjectTypes kind, Guid? parent, Paging paging)
    {
        if (parent is { } key && entities.Get(key, kind) is null)
        {
            return new Paged<IEntitySlim>(0, []);
        }

        IEnumerable<IEntitySlim> page = entities.GetPagedTrashedChildren(parent ?? BinOf(kind), kind, paging.Skip, paging.Take, out long total, null, BySortOrder);
        return new Paged<IEntitySlim>(total, [.. page]);
    }

    /// <summary>Null when the node is unknown or not in the bin.</summary>
    public Neighbours<IEntitySlim>? Siblings(UmbracoObjectTypes kind, Guid target, int before, int after)
    {
        if (entities.Get(target, kind) is not { Trashed: true })
        {
            return null;
        }

        IEnumerable<IEntitySlim> near = entities.GetTrashedSiblings(target, [kind], before, after, out long totalBefore, out long totalAfter, null, BySortOrder);
        return new Neighbours<IEntitySlim>(totalBefore, totalAfter, [.. near]);
    }

    private static Guid BinOf(UmbracoObjectTypes kind) => kind == UmbracoObjectTypes.Media
        ? Umbraco.Cms.Core.Constants.System.RecycleBinMediaKey
        : Umbraco.Cms.Core.Constants.System.RecycleBinContentKey;
}
