using MvoUmbraco.ContentModel;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Networks;

/// <summary>
/// Lets groups, intranets and protections follow the content: whoever changes it, an editor, an import or a programme.
/// What is about to be published is protected in the same transaction, before anybody can see it.
/// </summary>
internal sealed class FollowNetworks(NetworkUpkeep upkeep) :
    INotificationAsyncHandler<ContentSavedNotification>,
    INotificationAsyncHandler<ContentPublishingNotification>,
    INotificationAsyncHandler<ContentPublishedNotification>,
    INotificationAsyncHandler<ContentUnpublishedNotification>,
    INotificationAsyncHandler<ContentCopiedNotification>,
    INotificationAsyncHandler<ContentMovedNotification>,
    INotificationAsyncHandler<ContentMovedToRecycleBinNotification>,
    INotificationAsyncHandler<ContentDeletedNotification>
{
    private const string FirstPublished = "MvoUmbraco.Networks.FirstPublished:";

    public Task HandleAsync(ContentSavedNotification notification, CancellationToken cancellationToken) => FollowAsync(notification.SavedEntities);

    public async Task HandleAsync(ContentPublishingNotification notification, CancellationToken cancellationToken)
    {
        foreach (var network in notification.PublishedEntities.Where(content => IsA(content, ContentTypes.LearningNetwork) && !content.Published))
        {
            notification.State[FirstPublished + network.Key] = true;
        }

        if (notification.PublishedEntities.Any(content => IsA(content, ContentTypes.Intranet)))
        {
            await upkeep.KeepAsync(UpkeepCause.Follow);
        }
    }

    public async Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken)
    {
        await FollowAsync(notification.PublishedEntities);
        var opened = notification.PublishedEntities.Select(content => content.Key).Where(key => notification.State.ContainsKey(FirstPublished + key)).ToHashSet();
        if (opened.Count > 0)
        {
            await upkeep.OpenIntranetsAsync(UpkeepCause.Follow, network => opened.Contains(network.Key), publishes: true);
        }
    }

    public Task HandleAsync(ContentUnpublishedNotification notification, CancellationToken cancellationToken) => FollowAsync(notification.UnpublishedEntities);

    public Task HandleAsync(ContentCopiedNotification notification, CancellationToken cancellationToken) => FollowAsync([notification.Copy]);

    // What was moved may be anything with networks below it.
    public Task HandleAsync(ContentMovedNotification notification, CancellationToken cancellationToken) => upkeep.KeepAsync(UpkeepCause.Follow);

    public Task HandleAsync(ContentMovedToRecycleBinNotification notification, CancellationToken cancellationToken) => upkeep.KeepAsync(UpkeepCause.Follow);

    public Task HandleAsync(ContentDeletedNotification notification, CancellationToken cancellationToken)
    {
        var departed = notification.DeletedEntities
            .Where(content => IsA(content, ContentTypes.LearningNetwork))
            .Select(content => new NetworkPlace(content.Key, content, content.PublishName ?? content.Name ?? content.Key.ToString("D"), IsActive: false))
            .ToArray();
        return departed.Length > 0 ? upkeep.KeepAsync(UpkeepCause.Follow, departed: departed) : FollowAsync(notification.DeletedEntities);
    }

    private static bool IsA(IContent content, string alias) => content.ContentType.Alias == alias;

    private Task FollowAsync(IEnumerable<IContent> changed)
        => changed.Any(NetworkTree.Concerns) ? upkeep.KeepAsync(UpkeepCause.Follow) : Task.CompletedTask;
}
