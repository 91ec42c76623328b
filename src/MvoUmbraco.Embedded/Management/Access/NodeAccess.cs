using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;

namespace MvoUmbraco.Embedded.Management.Access;

/// <summary>
/// Whether a user may do something with a node: verbs by group, granular and inherited, start nodes, languages, all as
/// Umbraco.Core's permission services judge it. Endpoints whose nodes stand in the body ask here; the others declare a
/// <see cref="NodePermission"/>.
/// </summary>
internal sealed class NodeAccess(IContentPermissionService documents, IMediaPermissionService media, IUserPermissionService users)
{
    public Task<bool> MayAsync(IUser user, NodePermission permission, Guid key) => permission.Kind switch
    {
        NodePermissionKind.Document => MayAsync(user, permission.Verb, key),
        NodePermissionKind.DocumentBranch => MayBranchAsync(user, permission.Verb, key),
        NodePermissionKind.DocumentBin => MayBinAsync(user, permission.Verb),
        NodePermissionKind.Media => MayMediaAsync(user, key),
        NodePermissionKind.MediaBin => MayMediaBinAsync(user),
        NodePermissionKind.User => MayUsersAsync(user, key),
        _ => Task.FromResult(false),
    };

    /// <summary>On documents.</summary>
    public async Task<bool> MayAsync(IUser user, string verb, params IEnumerable<Guid> keys) =>
        Allows(await documents.AuthorizeAccessAsync(user, keys, new HashSet<string>(StringComparer.Ordinal) { verb }));

    /// <summary>On a document, or on the root when there is none.</summary>
    public Task<bool> MayBelowAsync(IUser user, string verb, Guid? parent) => parent is { } key ? MayAsync(user, verb, key) : MayRootAsync(user, verb);

    public async Task<bool> MayRootAsync(IUser user, string verb) =>
        Allows(await documents.AuthorizeRootAccessAsync(user, new HashSet<string>(StringComparer.Ordinal) { verb }));

    public async Task<bool> MayBinAsync(IUser user, string verb) =>
        Allows(await documents.AuthorizeBinAccessAsync(user, new HashSet<string>(StringComparer.Ordinal) { verb }));

    /// <summary>On a document and all that stands below it.</summary>
    public async Task<bool> MayBranchAsync(IUser user, string verb, Guid key) =>
        await MayAsync(user, verb, key)
        && Allows(await documents.AuthorizeDescendantsAccessAsync(user, key, new HashSet<string>(StringComparer.Ordinal) { verb }));

    /// <summary>In these languages; values of other languages are for the services to leave alone.</summary>
    public async Task<bool> MayCulturesAsync(IUser user, IEnumerable<string> cultures) =>
        Allows(await documents.AuthorizeCultureAccessAsync(user, new HashSet<string>(cultures, StringComparer.OrdinalIgnoreCase)));

    public async Task<bool> MayMediaAsync(IUser user, params IEnumerable<Guid> keys) => Allows(await media.AuthorizeAccessAsync(user, keys));

    public Task<bool> MayMediaBelowAsync(IUser user, Guid? parent) => parent is { } key ? MayMediaAsync(user, key) : MayMediaRootAsync(user);

    public async Task<bool> MayMediaRootAsync(IUser user) => Allows(await media.AuthorizeRootAccessAsync(user));

    public async Task<bool> MayMediaBinAsync(IUser user) => Allows(await media.AuthorizeBinAccessAsync(user));

    public async Task<bool> MayUsersAsync(IUser user, params IEnumerable<Guid> keys) =>
        await users.AuthorizeAccessAsync(user, keys) == UserAuthorizationStatus.Success;

    private static bool Allows(ContentAuthorizationStatus status) => status is ContentAuthorizationStatus.Success or ContentAuthorizationStatus.NotFound;

    private static bool Allows(MediaAuthorizationStatus status) => status is MediaAuthorizationStatus.Success or MediaAuthorizationStatus.NotFound;
}
