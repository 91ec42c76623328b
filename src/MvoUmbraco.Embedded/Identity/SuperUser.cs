using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity;

/// <summary>
/// Umbraco's built-in super user (id -1) with its administrators' group: in whose name services act when nobody is
/// signed in. It can't sign in.
/// </summary>
internal sealed class SuperUser
{
    public SuperUser(GlobalSettings settings, IShortStringHelper strings)
    {
        var administrators = new UserGroup(strings)
        {
            Id = 1,
            Key = Constants.Security.AdminGroupKey,
            Alias = Constants.Security.AdminGroupAlias,
            Name = "Administrators",
            Icon = "icon-medal",
            HasAccessToAllLanguages = true,
            StartContentId = Constants.System.Root,
            StartMediaId = Constants.System.Root,
        };
        foreach (string section in new[]
        {
            Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Members,
            Constants.Applications.Packages, Constants.Applications.Settings, Constants.Applications.Translation, Constants.Applications.Users,
        })
        {
            administrators.AddAllowedSection(section);
        }

        administrators.ResetDirtyProperties(false);
        Administrators = administrators;

        var user = new User(settings)
        {
            Id = Constants.Security.SuperUserId,
            Key = Constants.Security.SuperUserKey,
            Name = "System",
            Username = "system",
            Email = "system@localhost",
            IsApproved = true,
            Language = settings.DefaultUILanguage,
        };
        user.AddGroup(administrators.ToReadOnlyGroup());
        user.ResetDirtyProperties(false);
        User = user;
    }

    public IUserGroup Administrators { get; }

    public IUser User { get; }
}
