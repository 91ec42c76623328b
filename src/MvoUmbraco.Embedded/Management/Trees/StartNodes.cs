using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Trees;

/// <summary>
/// The parts of a tree that are a user's: everything below the start nodes. What leads to a start node is shown too, but
/// can't be opened.
/// </summary>
/// <param name="paths">The paths of the start nodes, as Umbraco writes them: <c>-1,1050,1062</c>. Null: the whole tree.</param>
internal sealed class StartNodes(string[]? paths)
{
    public static StartNodes Everything { get; } = new(null);

    public bool IsEverything => paths is null;

    public static StartNodes OfDocuments(IUser user, IEntityService entities, AppCaches caches) =>
        user.CalculateContentStartNodeIds(entities, caches) is { } ids && ids.Contains(Constants.System.Root)
            ? Everything
            : new StartNodes(user.GetContentStartNodePaths(entities, caches) ?? []);

    public static StartNodes OfMedia(IUser user, IEntityService entities, AppCaches caches) =>
        user.CalculateMediaStartNodeIds(entities, caches) is { } ids && ids.Contains(Constants.System.Root)
            ? Everything
            : new StartNodes(user.GetMediaStartNodePaths(entities, caches) ?? []);

    /// <summary>Whether a node is a start node or stands below one.</summary>
    public bool Cover(string path) => paths is null || paths.Any(start => IsAtOrBelow(path, start));

    /// <summary>The children of a node (by path; the root's is <c>-1</c>) that are, or lead to, start nodes.</summary>
    public int[] Towards(string parentPath) =>
    [
        .. (paths ?? [])
            .Where(start => start.StartsWith(parentPath + ",", StringComparison.Ordinal))
            .Select(start => int.Parse(start.AsSpan(parentPath.Length + 1).ToString().Split(',')[0], CultureInfo.InvariantCulture))
            .Distinct(),
    ];

    private static bool IsAtOrBelow(string path, string start) =>
        path.StartsWith(start, StringComparison.Ordinal) && (path.Length == start.Length || path[start.Length] == ',');
}
