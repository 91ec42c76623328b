using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Backoffice;

/// <summary>
/// Gives the administrators the plugin's section, and makes the user group of the mainstream team, each once in the life of
/// a site: what an administrator changes or removes afterwards stays changed or removed. That it was done stands among
/// Umbraco's key values, under the names below. Members of the team write and do not publish.
/// </summary>
internal sealed partial class GroupsAtStart(
    IUserGroupService groups,
    IKeyValueService marks,
    IShortStringHelper strings,
    ILogger<GroupsAtStart> logger) : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public const string TeamAlias = "mainstreamteam";

    private const string SectionMark = "MvoUmbraco.Section.Administrators";
    private const string TeamMark = "MvoUmbraco.Group.Mainstreamteam";

    public static readonly Guid TeamKey = new("0c6f1f4e-7d58-4d4b-9f0a-6f5f3f7f2a61");

    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        if (notification.RuntimeLevel < RuntimeLevel.Run)
        {
            return;
        }

        await OnceAsync(SectionMark, GiveSectionAsync);
        await OnceAsync(TeamMark, MakeTeamAsync);
    }

    // What fails is tried again at the next start: the site starts all the same.
    private async Task OnceAsync(string mark, Func<Task<UserGroupOperationStatus>> work)
    {
        if (!string.IsNullOrEmpty(marks.GetValue(mark)))
        {
            return;
        }

        var status = await work();
        if (status is UserGroupOperationStatus.Success)
        {
            marks.SetValue(mark, "done");
        }
        else
        {
            LogNotDone(mark, status);
        }
    }

    private async Task<UserGroupOperationStatus> GiveSectionAsync()
    {
        if (await groups.GetAsync(Constants.Security.AdminGroupKey) is not { } administrators)
        {
            return UserGroupOperationStatus.NotFound;
        }

        if (administrators.AllowedSections.Contains(MvoSection.Alias))
        {
            return UserGroupOperationStatus.Success;
        }

        administrators.AddAllowedSection(MvoSection.Alias);
        return (await groups.UpdateAsync(administrators, Constants.Security.SuperUserKey)).Status;
    }

    private async Task<UserGroupOperationStatus> MakeTeamAsync()
    {
        if (await groups.GetAsync(TeamKey) is not null || await groups.GetAsync(TeamAlias) is not null)
        {
            return UserGroupOperationStatus.Success;
        }

        var team = new UserGroup(strings)
        {
            Key = TeamKey,
            Alias = TeamAlias,
            Name = "Mainstreamteam",
            Description = "Het mainstreamteam: leest alle inhoud, schrijft mee en bereidt voor; publiceren doet wie dat recht krijgt.",
            Icon = "icon-users",
            StartContentId = Constants.System.Root,
            StartMediaId = Constants.System.Root,
            HasAccessToAllLanguages = true,
            Permissions = new HashSet<string>(StringComparer.Ordinal)
            {
                ActionBrowse.ActionLetter,
                ActionNew.ActionLetter,
                ActionUpdate.ActionLetter,
                ActionRollback.ActionLetter,
                ActionDocumentPropertyRead.ActionLetter,
                ActionDocumentPropertyWrite.ActionLetter,
            },
        };
        team.AddAllowedSection(Constants.Applications.Content);
        team.AddAllowedSection(Constants.Applications.Media);
        team.AddAllowedSection(MvoSection.Alias);
        return (await groups.CreateAsync(team, Constants.Security.SuperUserKey, [])).Status;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Mark} was not carried out ({Status}); it is tried again at the next start.")]
    private partial void LogNotDone(string mark, UserGroupOperationStatus status);
}
