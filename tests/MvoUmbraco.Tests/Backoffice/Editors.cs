using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Tests.Backoffice;

/// <summary>Makes users of the backoffice.</summary>
internal static class Editors
{
    /// <summary>A user who is in one group of their own.</summary>
    /// <param name="host">The host.</param>
    /// <param name="sections">The sections of the group.</param>
    /// <param name="startNode">The id of the start node; the root when it is not said.</param>
    /// <param name="hidden">A document that the group may not read, nor what is below it.</param>
    public static async Task<IUser> AddEditorAsync(this PluginHost host, string[] sections, int startNode = Constants.System.Root, Guid? hidden = null)
    {
        var name = $"editor{Guid.NewGuid():N}";
        var group = new UserGroup(host.Get<IShortStringHelper>())
        {
            Alias = name,
            Name = name,
            StartContentId = startNode,
            StartMediaId = Constants.System.Root,
            HasAccessToAllLanguages = true,
            Permissions = new HashSet<string> { ActionBrowse.ActionLetter },
        };
        foreach (var section in sections)
        {
            group.AddAllowedSection(section);
        }

        if (hidden is { } key)
        {
            group.GranularPermissions = new HashSet<IGranularPermission> { new DocumentGranularPermission { Key = key, Permission = string.Empty } };
        }

        var made = await host.Get<IUserGroupService>().CreateAsync(group, Constants.Security.SuperUserKey, []);
        Assert.That(made.Success, Is.True, made.Status.ToString());
        var users = host.Get<IUserService>();
        var user = users.CreateUserWithIdentity(name, $"{name}@example.com");
        user.IsApproved = true;
        user.AddGroup(made.Result.ToReadOnlyGroup());
        users.Save(user);
        return user;
    }
}
