using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Extensions;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Types;

/// <summary>
/// A tree of types and the folders that they stand in: folders first, then by name. What is particular to the kind of
/// type is added by <see cref="ItemOf"/>.
/// </summary>
/// <param name="entities">Reads the nodes.</param>
/// <param name="type">The kind of type.</param>
/// <param name="folder">The kind of its folders.</param>
internal abstract class TypeTree<TItem>(IEntityService entities, UmbracoObjectTypes type, UmbracoObjectTypes folder)
{
    private Ordering Order => new("nodeObjectType", FoldersFirst) { Next = Ordering.By("text") };

    /// <summary>Nodes are ordered by the key of their kind; for some kinds of type the folders' key is the lower one, for others not.</summary>
    private Direction FoldersFirst =>
        string.CompareOrdinal(folder.GetGuid().ToString(), type.GetGuid().ToString()) < 0 ? Direction.Ascending : Direction.Descending;

    /// <summary>Maps the tree and its folders.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="kind">As addresses name it, for instance <c>document-type</c>.</param>
    /// <param name="policy">Who may see it.</param>
    protected static void Map<TSelf>(ManagementRoutes<TSelf> routes, string kind, string policy)
        where TSelf : TypeTree<TItem>
    {
        routes.Get($"tree/{kind}/root", policy, (e, request) => e.Children(request, null));
        routes.Get($"tree/{kind}/children", policy, (e, request) => e.Children(request, request.RequiredQueryKey("parentId")));
        routes.Get($"tree/{kind}/ancestors", policy, (e, request) => e.Ancestors(request));
        routes.Get($"tree/{kind}/siblings", policy, (e, request) => e.Siblings(request));
        routes.Get($"{kind}/folder/{{id:guid}}", policy, (e, request) => e.Folder(request));
    }

    /// <summary>The types among some nodes, by key.</summary>
    protected abstract Task<Func<TypeNode, TItem>> ItemOf(Guid[] keys);

    private async Task<IResult> Children(ManagementRequest request, Guid? parent)
    {
        Paging paging = request.Paging;
        IEntitySlim[] children = [.. entities.GetPagedChildren(parent, [folder, type], Kinds(request), paging.Skip, paging.Take, false, out long total, null, Order)];
        return Answer.Ok(new Paged<TItem>(total, await ItemsOf(children)));
    }

    private async Task<IResult> Siblings(ManagementRequest request)
    {
        IEntitySlim[] siblings = [.. entities.GetSiblings(
            request.RequiredQueryKey("target"), Kinds(request), request.Count("before"), request.Count("after"), out long before, out long after, null, Order)];
        return siblings.Length == 0
            ? Answer.Problem(Problem.NotFound("Not found", "The target does not stand in this tree."))
            : Answer.Ok(new Neighbours<TItem>(before, after, await ItemsOf(siblings)));
    }

    /// <summary>From the root to the item itself; empty for one that is not in the tree.</summary>
    private async Task<IResult> Ancestors(ManagementRequest request)
    {
        IEntitySlim? node = entities.Get(request.Descendant) is { } found && IsInTree(found) ? found : null;
        return Answer.Ok(node is null ? [] : await ItemsOf([.. node.AncestorIds().Select(entities.Get).OfType<IEntitySlim>().Where(IsInTree), node]));
    }

    private Task<IResult> Folder(ManagementRequest request) => Task.FromResult(
        entities.Get(request.Key(), folder) is { } found
            ? Answer.Ok(new FolderModel(found.Name ?? string.Empty, found.Key))
            : Answer.Problem(Problem.NotFound("The folder could not be found", "There is no folder with this id.")));

    private async Task<IReadOnlyList<TItem>> ItemsOf(IReadOnlyList<IEntitySlim> nodes)
    {
        Func<TypeNode, TItem> itemOf = await ItemOf([.. nodes.Where(node => !IsFolder(node)).Select(node => node.Key)]);
        Dictionary<int, Reference?> parents = nodes.Select(node => node.ParentId).Distinct()
            .ToDictionary(id => id, id => id > 0 ? Reference.To(entities.Get(id)?.Key) : null);
        return [.. nodes.Select(node => itemOf(new TypeNode(node.Key, parents[node.ParentId], node.Name ?? string.Empty, node.HasChildren, IsFolder(node))))];
    }

    private UmbracoObjectTypes[] Kinds(ManagementRequest request) => request.Flag("foldersOnly") == true ? [folder] : [folder, type];

    private bool IsFolder(IEntitySlim node) => node.NodeObjectType == folder.GetGuid();

    private bool IsInTree(IEntitySlim node) => IsFolder(node) || node.NodeObjectType == type.GetGuid();
}

/// <summary>What every node of a tree of types has.</summary>
internal sealed record TypeNode(Guid Key, Reference? Parent, string Name, bool HasChildren, bool IsFolder);

internal sealed record FolderModel(string Name, Guid Id);
