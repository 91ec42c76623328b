using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Routing;

namespace MvoUmbraco.Embedded.Publishing.Redirects;

/// <summary>A document that is published under another name, or moved, leaves redirects where it was.</summary>
internal sealed class RedirectTracking(RedirectSwitch tracking, IRedirectTracker tracker) :
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentPublishedNotification>,
    INotificationHandler<ContentMovingNotification>,
    INotificationHandler<ContentMovedNotification>
{
    private const string OldRoutes = "MvoUmbraco.Embedded.OldRoutes";

    public void Handle(ContentPublishingNotification notification) => Remember(notification, notification.PublishedEntities, isMove: false);

    public void Handle(ContentMovingNotification notification) => Remember(notification, notification.MoveInfoCollection.Select(move => move.Entity), isMove: true);

    public void Handle(ContentPublishedNotification notification) => Redirect(notification);

    public void Handle(ContentMovedNotification notification) => Redirect(notification);

    private void Remember(StatefulNotification notification, IEnumerable<IContent> documents, bool isMove)
    {
        if (!tracking.IsOn)
        {
            return;
        }

        var routes = new Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)>();
        foreach (IContent document in documents)
        {
            tracker.StoreOldRoute(document, routes, isMove);
        }

        notification.State[OldRoutes] = routes;
    }

    private void Redirect(StatefulNotification notification)
    {
        if (notification.State.TryGetValue(OldRoutes, out object? remembered) && remembered is Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)> routes)
        {
            tracker.CreateRedirects(routes);
        }
    }
}
