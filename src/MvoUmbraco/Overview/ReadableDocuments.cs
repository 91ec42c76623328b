using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Overview;

/// <summary>
/// The documents a backoffice user may read, outside the recycle bin. Umbraco judges: start nodes, verbs of the groups,
/// granular permissions with inheritance. It is asked once per class of documents instead of once per document: what it
/// answers depends only on the start nodes and the nodes with permissions of their own among a document's ancestors, so
/// documents that share those share the answer.
/// </summary>
internal sealed class ReadableDocuments(IEntityService entities, IContentPermissionService permissions, AppCaches caches)
{
    private static readonly HashSet<string> Read = new(StringComparer.Ordinal) { ActionBrowse.ActionLetter };

    public async Task<IReadOnlyList<IDocumentEntitySlim>> AllAsync(IUser user)
    {
        var all = entities.GetAll(UmbracoObjectTypes.Document).OfType<IDocumentEntitySlim>().Where(document => !document.Trashed).ToArray();
        var granted = user.Groups
            .SelectMany(group => group.GranularPermissions)
            .OfType<DocumentGranularPermission>()
            .Select(permission => permission.Key)
            .ToHashSet();
        var decisive = all.Where(document => granted.Contains(document.Key)).Select(document => document.Id)
            .Concat(user.CalculateContentStartNodeIds(entities, caches) ?? [])
            .ToHashSet();

        var classes = all.ToLookup(document => string.Join(',', IdsOf(document.Path).Where(decisive.Contains)), StringComparer.Ordinal);
        var readable = await permissions.FilterAuthorizedAccessAsync(user, classes.Select(alike => alike.First().Key), Read);
        return [.. classes.Where(alike => readable.Contains(alike.First().Key)).SelectMany(alike => alike)];
    }

    /// <summary>The ids in a path, the root's first; the root of the tree itself left out.</summary>
    public static IEnumerable<int> IdsOf(string path) => path.GetIdsFromPathReversed().Reverse().Where(id => id != Constants.System.Root);
}
