using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// Builds Umbraco's users and groups from their rows: anew each time, which costs less than a clone and follows every
/// change of a group at once.
/// </summary>
internal sealed class UserEntities(StoreAccess store, IOptions<GlobalSettings> settings, IShortStringHelper strings)
{
    public IUser User(UserRow row)
    {
        Table<UserGroupRow> groups = store.Read.Table(UserGroupRow.Kind);
        var user = new User(
            settings.Value,
            row.Id,
            row.Name,
            row.Email,
            row.Username,
            row.PasswordHash,
            row.PasswordConfiguration,
            row.Groups.Select(groups.Get).OfType<UserGroupRow>().Select(ReadOnlyGroup),
            [.. row.StartContent],
            [.. row.StartMedia]);
        user.DisableChangeTracking();
        try
        {
            user.Key = row.Key;
            user.SecurityStamp = row.SecurityStamp;
            user.IsApproved = row.Approved;
            user.IsLockedOut = row.LockedOut;
            user.FailedPasswordAttempts = row.FailedAttempts;
            user.Language = row.Language;
            user.Avatar = row.Avatar;
            user.Kind = (UserKind)row.UserKind;
            user.EmailConfirmedDate = row.EmailConfirmed;
            user.InvitedDate = row.Invited;
            user.LastLoginDate = row.LastLogin;
            user.LastLockoutDate = row.LastLockout;
            user.LastPasswordChangeDate = row.LastPasswordChange;
            user.CreateDate = row.CreateDate;
            user.UpdateDate = row.UpdateDate;
            user.ResetDirtyProperties(false);
            return user;
        }
        finally
        {
            user.EnableChangeTracking();
        }
    }

    public IUserGroup Group(UserGroupRow row)
    {
        int users = store.Read.Table(UserRow.Kind).CountRange(UserRow.ByGroup, row.Id, row.Id);
        var group = new UserGroup(strings, users, row.Alias, row.Name ?? row.Alias, row.Icon ?? string.Empty);
        group.DisableChangeTracking();
        try
        {
            group.Id = row.Id;
            group.Key = row.Key;
            group.Icon = row.Icon;
            group.Description = row.Description;
            group.StartContentId = row.StartContent;
            group.StartMediaId = row.StartMedia;
            group.HasAccessToAllLanguages = row.AllLanguages;
            group.Permissions = row.Permissions.ToHashSet();
            group.GranularPermissions = Granular(row);
            group.CreateDate = row.CreateDate;
            group.UpdateDate = row.UpdateDate;
            foreach (string section in row.Sections)
            {
                group.AddAllowedSection(section);
            }

            foreach (int language in row.Languages)
            {
                group.AddAllowedLanguage(language);
            }

            group.ResetDirtyProperties(false);
            return group;
        }
        finally
        {
            group.EnableChangeTracking();
        }
    }

    private static ReadOnlyUserGroup ReadOnlyGroup(UserGroupRow row) => new(
        row.Id,
        row.Key,
        row.Name,
        row.Description,
        row.Icon,
        row.StartContent,
        row.StartMedia,
        row.Alias,
        row.Languages,
        row.Sections,
        row.Permissions.ToHashSet(),
        Granular(row),
        row.AllLanguages);

    private static HashSet<IGranularPermission> Granular(UserGroupRow row) => [.. row.Granular.Select(Granular)];

    private static IGranularPermission Granular(GranularPermission permission) => (permission.Context, permission.Node) switch
    {
        (DocumentGranularPermission.ContextType, { } node) => new DocumentGranularPermission { Key = node, Permission = permission.Permission },
        (DocumentPropertyValueGranularPermission.ContextType, { } node) => new DocumentPropertyValueGranularPermission { Key = node, Permission = permission.Permission },
        (_, { } node) => new NodePermission(permission.Context, node, permission.Permission),
        _ => new UnknownTypeGranularPermission { Context = permission.Context, Permission = permission.Permission },
    };

    /// <summary>A plugin's own kind of permission on a node, which Umbraco has no class for; it keeps its node.</summary>
    private sealed record NodePermission(string Context, Guid Key, string Permission) : INodeGranularPermission
    {
        public Guid Key { get; set; } = Key;

        public string Permission { get; set; } = Permission;
    }
}
