using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>Media in trees, pickers and lists, and whole.</summary>
internal sealed class MediaItems(IIdKeyMap keys, ContentValues values)
{
    public MediumItem Item(IMediaEntitySlim medium) =>
        new(medium.Key, ParentOf(medium), medium.HasChildren, medium.Trashed, TypeReference.Of(medium), Names(medium), []);

    public MediumTreeItem TreeItem(TreeNode node)
    {
        var medium = (IMediaEntitySlim)node.Entity;
        return new MediumTreeItem(medium.Key, ParentOf(medium), medium.HasChildren, medium.Trashed, !node.HasAccess, medium.CreateDate, TypeReference.Of(medium), Names(medium), []);
    }

    public MediumBinItem BinItem(IMediaEntitySlim medium) =>
        new(medium.Key, medium.CreateDate, medium.HasChildren, ParentOf(medium), TypeReference.Of(medium), Names(medium));

    public MediumModel Model(IMedia medium) =>
        new(medium.Key, medium.Trashed, TypeReference.Of(medium.ContentType), values.Of(medium), [Variant(medium)], []);

    public static MediumVariant Variant(IMedia medium) => new(null, null, medium.Name ?? string.Empty, medium.CreateDate, medium.UpdateDate);

    private static MediumName[] Names(IMediaEntitySlim medium) => [new(null, medium.Name ?? string.Empty)];

    private Reference? ParentOf(IMediaEntitySlim medium) =>
        medium.ParentId > 0 && keys.GetKeyForId(medium.ParentId, UmbracoObjectTypes.Media) is { Success: true } parent ? new Reference(parent.Result) : null;
}
