using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// Forgets all published types once everything else that Umbraco keeps about types and data types has been refreshed: a
/// type that was made between the two could still hold a data type as it was.
/// </summary>
internal sealed class TypeChanges(PublishedTypes types) :
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<DataTypeCacheRefresherNotification>
{
    public void Handle(ContentTypeCacheRefresherNotification notification) => types.ClearAll();

    public void Handle(DataTypeCacheRefresherNotification notification) => types.ClearAll();
}
