using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>The tree of documents that a user sees.</summary>
internal sealed class DocumentTrees(IEntityService entities, PickerSettings pickers, IContentPermissionService permissions, AppCaches caches)
{
    /// <summary>The user's own tree, or the whole one for a picker that ignores start nodes.</summary>
    public async Task<ContentTree> ForAsync(ManagementRequest request) => new(
        entities,
        UmbracoObjectTypes.Document,
        await pickers.IgnoreStartNodesAsync(request) ? StartNodes.Everything : StartNodes.OfDocuments(request.User, entities, caches));

    /// <summary>The nodes that the user may read; what only leads to a start node is there to be walked through.</summary>
    public async Task<TreeNode[]> ReadableAsync(IUser user, IReadOnlyList<TreeNode> nodes)
    {
        if (nodes.Count == 0)
        {
            return [];
        }

        IEnumerable<NodePermissions> allowed = await permissions.GetPermissionsAsync(user, nodes.Select(node => node.Entity.Key));
        HashSet<Guid> readable = [.. allowed.Where(node => node.Permissions.Contains(ActionBrowse.ActionLetter)).Select(node => node.NodeKey)];
        return [.. nodes.Where(node => readable.Contains(node.Entity.Key))];
    }
}
