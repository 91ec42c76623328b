using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>The tree of media, cut to the user's start nodes.</summary>
internal sealed class MediaTreeEndpoints(MediaTrees trees, MediaItems items) : IManagementEndpoints<MediaTreeEndpoints>
{
    public static void Map(ManagementRoutes<MediaTreeEndpoints> routes)
    {
        routes.Get("tree/media/root", BackOfficePolicies.SectionAccessForMediaTree, (e, request) => e.Children(request, null));
        routes.Get("tree/media/children", BackOfficePolicies.SectionAccessForMediaTree, (e, request) => e.Children(request, request.RequiredQueryKey("parentId")));
        routes.Get("tree/media/siblings", BackOfficePolicies.SectionAccessForMediaTree, (e, request) => e.Siblings(request));
        routes.Get("tree/media/ancestors", BackOfficePolicies.SectionAccessForMediaTree, (e, request) => e.Ancestors(request));
    }

    private async Task<IResult> Children(ManagementRequest request, Guid? parent)
    {
        Paged<TreeNode> page = (await trees.ForAsync(request)).Children(parent, request.Paging);
        return Answer.Ok(new Paged<MediumTreeItem>(page.Total, [.. page.Items.Select(items.TreeItem)]));
    }

    private async Task<IResult> Siblings(ManagementRequest request) =>
        (await trees.ForAsync(request)).Siblings(request.RequiredQueryKey("target"), request.Count("before"), request.Count("after")) is { } near
            ? Answer.Ok(new Neighbours<MediumTreeItem>(near.TotalBefore, near.TotalAfter, [.. near.Items.Select(items.TreeItem)]))
            : Answer.Problem(MediaProblems.NotFound);

    private async Task<IResult> Ancestors(ManagementRequest request) =>
        Answer.Ok((await trees.ForAsync(request)).Ancestors(request.Descendant).Select(items.TreeItem).ToArray());
}
