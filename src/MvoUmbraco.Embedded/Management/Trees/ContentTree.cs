using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using MvoUmbraco.Embedded.Management.Wire;

namespace MvoUmbraco.Embedded.Management.Trees;

/// <summary>A node of a tree, and whether the user may open it.</summary>
internal readonly record struct TreeNode(IEntitySlim Entity, bool HasAccess);

/// <summary>
/// Reads a tree of documents or media as a user sees it. Inside the start nodes it is Umbraco's paging; outside only what
/// leads to a start node is there, which is little, so it is read whole.
/// </summary>
internal sealed class ContentTree(IEntityService entities, UmbracoObjectTypes kind, StartNodes starts)
{
    private static readonly Ordering BySortOrder = Ordering.By("sortOrder");

    public Paged<TreeNode> Children(Guid? parent, Paging paging)
    {
        string? path = PathOf(parent);
        if (path is null)
        {
            return new Paged<TreeNode>(0, []);
        }

        if (starts.Cover(path))
        {
            IEnumerable<IEntitySlim> page = entities.GetPagedChildren(parent, kind, paging.Skip, paging.Take, out long total, filter: null, ordering: BySortOrder);
            return new Paged<TreeNode>(total, [.. page.Select(entity => new TreeNode(entity, HasAccess: true))]);
        }

        TreeNode[] leading = Towards(path);
        return new Paged<TreeNode>(leading.Length, [.. leading.Skip(paging.Skip).Take(paging.Take)]);
    }

    /// <summary>A node's neighbours and itself; null when there is no such node, or it is in the recycle bin.</summary>
    public Neighbours<TreeNode>? Siblings(Guid target, int before, int after)
    {
        if (entities.Get(target, kind) is not { Trashed: false } node || node.Path.LastIndexOf(',') is var last && last < 0)
        {
            return null;
        }

        string parentPath = node.Path[..last];
        if (starts.Cover(parentPath))
        {
            IEnumerable<IEntitySlim> near = entities.GetSiblings(target, [kind], before, after, out long totalBefore, out long totalAfter, null, BySortOrder);
            return new Neighbours<TreeNode>(totalBefore, totalAfter, [.. near.Select(entity => new TreeNode(entity, HasAccess: true))]);
        }

        TreeNode[] leading = Towards(parentPath);
        int at = Array.FindIndex(leading, child => child.Entity.Key == target);
        if (at < 0)
        {
            return null;
        }

        int from = Math.Max(0, at - before);
        int to = Math.Min(leading.Length, at + after + 1);
        return new Neighbours<TreeNode>(from, leading.Length - to, leading[from..to]);
    }

    /// <summary>From the root to the node, itself included; of a node in the recycle bin, itself alone.</summary>
    public IReadOnlyList<TreeNode> Ancestors(Guid descendant)
    {
        if (entities.Get(descendant, kind) is not { } node)
        {
            return [];
        }

        int[] ids = node.Trashed ? [node.Id] : [.. node.Path.Split(',').Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).Where(id => id > 0)];
        Dictionary<int, IEntitySlim> found = entities.GetAll(kind, ids).ToDictionary(entity => entity.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => new TreeNode(found[id], starts.Cover(found[id].Path)))];
    }

    private TreeNode[] Towards(string path)
    {
        int[] ids = starts.Towards(path);
        return ids.Length == 0
            ? []
            : [.. entities.GetAll(kind, ids).OrderBy(entity => entity.SortOrder).Select(entity => new TreeNode(entity, starts.Cover(entity.Path)))];
    }

    private string? PathOf(Guid? parent) => parent is { } key ? entities.Get(key, kind)?.Path : Constants.System.RootString;
}
