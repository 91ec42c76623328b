using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Users to ask the API as.</summary>
internal static class ManagementUsers
{
    /// <summary>A client of a new user whose only group has these sections, the whole of both trees and every language.</summary>
    public static async Task<HttpClient> AsUserOfAsync(this ManagementSite site, params string[] sections) =>
        site.As((await site.UserAsync(group => Array.ForEach(sections, group.AddAllowedSection))).Key);

    /// <summary>A new user in a new group.</summary>
    /// <param name="site">The site.</param>
    /// <param name="change">Makes the group other than one of no sections, the whole of both trees and every language.</param>
    public static async Task<IUser> UserAsync(this ManagementSite site, Action<IUserGroup> change)
    {
        string name = $"user{Guid.NewGuid():N}";
        var group = new UserGroup(site.Host.Get<IShortStringHelper>())
        {
            Name = name,
            Alias = name,
            HasAccessToAllLanguages = true,
            StartContentId = Constants.System.Root,
            StartMediaId = Constants.System.Root,
        };
        change(group);
        Attempt<IUserGroup, UserGroupOperationStatus> made = await site.Host.Get<IUserGroupService>().CreateAsync(group, Constants.Security.SuperUserKey);
        Assert.That(made.Success, made.Status.ToString());
        IUserService users = site.Host.Get<IUserService>();
        IUser user = users.CreateUserWithIdentity(name, $"{name}@example.be");
        user.AddGroup(made.Result.ToReadOnlyGroup());
        users.Save(user);
        return user;
    }
}
