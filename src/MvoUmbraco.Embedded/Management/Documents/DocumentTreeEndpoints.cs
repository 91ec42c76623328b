using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>The tree of documents, cut to the user's start nodes and to what the user may read.</summary>
internal sealed class DocumentTreeEndpoints(DocumentTrees trees, DocumentItems items) : IManagementEndpoints<DocumentTreeEndpoints>
{
    public static void Map(ManagementRoutes<DocumentTreeEndpoints> routes)
    {
        routes.Get("tree/document/root", BackOfficePolicies.SectionAccessForContentTree, (e, request) => e.Children(request, null));
        routes.Get("tree/document/children", BackOfficePolicies.SectionAccessForContentTree, (e, request) => e.Children(request, request.RequiredQueryKey("parentId")));
        routes.Get("tree/document/siblings", BackOfficePolicies.SectionAccessForContentTree, (e, request) => e.Siblings(request));
        routes.Get("tree/document/ancestors", BackOfficePolicies.SectionAccessForContentTree, (e, request) => e.Ancestors(request));
    }

    private async Task<IResult> Children(ManagementRequest request, Guid? parent)
    {
        Paged<TreeNode> page = (await trees.ForAsync(request)).Children(parent, request.Paging);
        TreeNode[] readable = await trees.ReadableAsync(request.User, page.Items);
        return Answer.Ok(new Paged<DocumentTreeItem>(page.Total - (page.Items.Count - readable.Length), items.TreeItems(readable)));
    }

    private async Task<IResult> Siblings(ManagementRequest request)
    {
        Guid target = request.RequiredQueryKey("target");
        int before = request.Count("before");
        int after = request.Count("after");
        if ((await trees.ForAsync(request)).Siblings(target, before, after) is not { } near)
        {
            return Answer.Problem(Problem.NotFound("The document could not be found", "There is no document with that id in the tree."));
        }

        TreeNode[] readable = await trees.ReadableAsync(request.User, near.Items);
        int at = near.Items.TakeWhile(node => node.Entity.Key != target).Count();
        HashSet<Guid> kept = [.. readable.Select(node => node.Entity.Key)];
        long hiddenBefore = near.Items.Take(at).Count(node => !kept.Contains(node.Entity.Key));
        long hiddenAfter = near.Items.Skip(at + 1).Count(node => !kept.Contains(node.Entity.Key));
        return Answer.Ok(new Neighbours<DocumentTreeItem>(
            Math.Max(0, near.TotalBefore - hiddenBefore),
            Math.Max(0, near.TotalAfter - hiddenAfter),
            items.TreeItems(readable)));
    }

    private async Task<IResult> Ancestors(ManagementRequest request)
    {
        IReadOnlyList<TreeNode> all = (await trees.ForAsync(request)).Ancestors(request.Descendant);
        return Answer.Ok(items.TreeItems(await trees.ReadableAsync(request.User, all)));
    }
}
