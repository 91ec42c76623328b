using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;

namespace MvoUmbraco.Search;

/// <summary>
/// Names what changed to the index. The refresh notifications reach every machine of a load-balanced site. Content is named
/// a second time by the asynchronous handler: only then do new documents have their addresses
/// (<see cref="Reading.AdvanceGeneration"/>).
/// </summary>
internal sealed class FollowContent(SearchUpkeep upkeep) :
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<DataTypeCacheRefresherNotification>,
    INotificationHandler<PublicAccessCacheRefresherNotification>,
    INotificationHandler<MemberGroupCacheRefresherNotification>,
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>,
    INotificationAsyncHandler<ContentTreeChangeNotification>
{
    public void Handle(ContentCacheRefresherNotification notification)
    {
        if (notification is { MessageType: MessageType.RefreshByPayload, MessageObject: ContentCacheRefresher.JsonPayload[] payloads }
            && payloads.All(payload => payload.Key is not null && !payload.ChangeTypes.HasType(TreeChangeTypes.RefreshAll)))
        {
            upkeep.Changed(payloads.Where(payload => !payload.Blueprint).Select(payload => payload.Key!.Value));
        }
        else
        {
            upkeep.AllChanged();
        }
    }

    public void Handle(ContentTypeCacheRefresherNotification notification) => upkeep.AllReadOtherwise();

    public void Handle(DataTypeCacheRefresherNotification notification) => upkeep.AllReadOtherwise();

    public void Handle(PublicAccessCacheRefresherNotification notification) => upkeep.AllChanged();

    public void Handle(MemberGroupCacheRefresherNotification notification) => upkeep.AllChanged();

    public void Handle(DomainCacheRefresherNotification notification) => upkeep.AllChanged();

    public void Handle(LanguageCacheRefresherNotification notification) => upkeep.AllChanged();

    public Task HandleAsync(ContentTreeChangeNotification notification, CancellationToken cancellationToken)
    {
        upkeep.Changed(notification.Changes.Select(change => change.Item.Key));
        return Task.CompletedTask;
    }
}
