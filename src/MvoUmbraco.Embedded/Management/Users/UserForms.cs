using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>Users as the API shows them.</summary>
internal sealed class UserForms(
    IEntityService entities,
    AppCaches caches,
    MediaFileManager files,
    IImageUrlGenerator images,
    UserGroupForms groups,
    IContentPermissionService documents,
    IOptionsMonitor<UserPasswordConfigurationSettings> passwords)
{
    public PasswordRules PasswordRules => PasswordRules.Of(passwords.CurrentValue);

    public UserModel Of(IUser user) => new(
        user.Key,
        user.Email,
        user.Username,
        user.Name ?? string.Empty,
        [.. user.Groups.Select(group => new Reference(group.Key))],
        user.Language,
        Keys(user.StartContentIds, UmbracoObjectTypes.Document),
        HasRoot(user.StartContentIds),
        Keys(user.StartMediaIds, UmbracoObjectTypes.Media),
        HasRoot(user.StartMediaIds),
        Avatars(user),
        user.UserState,
        user.FailedPasswordAttempts,
        user.CreateDate,
        user.UpdateDate,
        user.LastLoginDate,
        user.LastLockoutDate,
        user.LastPasswordChangeDate,
        user.IsAdmin(),
        user.Kind);

    public UserItem Item(IUser user) => new(user.Key, [], user.Name ?? user.Username, Avatars(user), user.Kind);

    public async Task<CurrentUserModel> CurrentAsync(IUser user)
    {
        UserStartNodes starts = StartNodes(user);
        return new CurrentUserModel(
            user.Key,
            user.Email,
            user.Username,
            user.Name ?? string.Empty,
            user.Language,
            [.. user.Groups.Select(group => new Reference(group.Key))],
            user.IsAdmin(),
            user.HasAccessToSensitiveData(),
            Avatars(user),
            [.. user.AllowedSections.Select(SectionNames.OfAlias)],
            await groups.LanguagesAsync(user.Groups.SelectMany(group => group.AllowedLanguages)),
            user.Groups.Any(group => group.HasAccessToAllLanguages),
            starts.DocumentStartNodeIds,
            starts.HasDocumentRootAccess,
            starts.MediaStartNodeIds,
            starts.HasMediaRootAccess,
            await documents.FilterFallbackPermissionsAsync(user, user.Groups.SelectMany(group => group.Permissions).ToHashSet(StringComparer.Ordinal)),
            await PermissionsAsync(user));
    }

    public UserStartNodes StartNodes(IUser user)
    {
        int[]? content = user.CalculateContentStartNodeIds(entities, caches);
        int[]? media = user.CalculateMediaStartNodeIds(entities, caches);
        return new UserStartNodes(user.Key, Keys(content, UmbracoObjectTypes.Document), HasRoot(content), Keys(media, UmbracoObjectTypes.Media), HasRoot(media));
    }

    /// <summary>Of all groups together: what one group allows is allowed. For documents Umbraco.Core says what that comes to.</summary>
    private async Task<IReadOnlyList<PermissionModel>> PermissionsAsync(IUser user)
    {
        IReadOnlyList<PermissionModel> all = PermissionModel.Of(user.Groups.SelectMany(group => group.GranularPermissions));
        Guid[] named = [.. all.OfType<DocumentPermission>().Select(permission => permission.Document.Id)];
        IEnumerable<NodePermissions> effective = named.Length == 0 ? [] : await documents.GetPermissionsAsync(user, named);
        return
        [
            .. effective.Select(node => new DocumentPermission(new Reference(node.NodeKey), [.. node.Permissions])),
            .. all.Where(permission => permission is not DocumentPermission),
        ];
    }

    private string[] Avatars(IUser user) => user.GetUserAvatarUrls(caches.RuntimeCache, files, images);

    private Reference[] Keys(IEnumerable<int>? ids, UmbracoObjectTypes kind) =>
        [.. (ids ?? []).Where(id => id > 0).Select(id => entities.GetKey(id, kind)).Where(key => key.Success).Select(key => new Reference(key.Result))];

    private static bool HasRoot(IEnumerable<int>? ids) => ids?.Contains(Constants.System.Root) == true;
}
