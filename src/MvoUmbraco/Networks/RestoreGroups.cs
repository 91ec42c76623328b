using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace MvoUmbraco.Networks;

/// <summary>
/// Undoes what is done to the groups of networks by hand: a renamed group gets its name back, a deleted one comes back
/// with the people who were in it. Who may no longer be in a network is taken out of its group.
/// </summary>
internal sealed class RestoreGroups(NetworkUpkeep upkeep, IMemberService members, IMemberGroupService groups) :
    INotificationAsyncHandler<MemberGroupSavedNotification>,
    INotificationAsyncHandler<MemberGroupDeletingNotification>,
    INotificationAsyncHandler<MemberGroupDeletedNotification>,
    INotificationAsyncHandler<PublicAccessEntryDeletedNotification>
{
    private const string People = "MvoUmbraco.Networks.People:";

    public Task HandleAsync(MemberGroupSavedNotification notification, CancellationToken cancellationToken) => upkeep.KeepAsync(UpkeepCause.Restore);

    public Task HandleAsync(MemberGroupDeletingNotification notification, CancellationToken cancellationToken)
    {
        foreach (var group in notification.DeletedEntities)
        {
            notification.State[People + group.Key] = members.GetMembersInRole(group.Name ?? string.Empty).Select(member => member.Id).ToArray();
        }

        return Task.CompletedTask;
    }

    public async Task HandleAsync(MemberGroupDeletedNotification notification, CancellationToken cancellationToken)
    {
        await upkeep.KeepAsync(UpkeepCause.Restore);
        foreach (var deleted in notification.DeletedEntities)
        {
            if (await groups.GetAsync(deleted.Key) is { Name: { } name }
                && notification.State.TryGetValue(People + deleted.Key, out var state)
                && state is int[] { Length: > 0 } people)
            {
                members.AssignRoles(people, [name]);
            }
        }
    }

    public Task HandleAsync(PublicAccessEntryDeletedNotification notification, CancellationToken cancellationToken) => upkeep.KeepAsync(UpkeepCause.Restore);
}

/// <summary>
/// Verifies groups, intranets and protections before the first request: what was changed while the plugin was not there
/// to see it is mended, and nobody was served in between.
/// </summary>
internal sealed class NetworksAtStart(NetworkUpkeep upkeep, IServerRoleAccessor server) : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        // A machine that only shows leaves writing to the one that writes.
        if (notification.RuntimeLevel < RuntimeLevel.Run || server.CurrentServerRole is ServerRole.Subscriber)
        {
            return;
        }

        await upkeep.KeepAsync(UpkeepCause.Start);
        await upkeep.OpenIntranetsAsync(UpkeepCause.Start, _ => true, publishes: false);
    }
}
