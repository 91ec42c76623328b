using System.Diagnostics.CodeAnalysis;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Users;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Subscriptions;

/// <summary>Who wants to hear of what is done to which node.</summary>
internal sealed class NotificationsRepository(StoreAccess store, Nodes nodes) : INotificationsRepository, INodeRemoval, IUserRemoval
{
    private Table<SubscriptionRow> Subscriptions => store.Read.Table(SubscriptionRow.Kind);

    public IEnumerable<Notification> GetUserNotifications(IUser user) => Notifications(Subscriptions.Find(SubscriptionRow.ByUser, user.Id));

    public IEnumerable<Notification> GetEntityNotifications(IEntity entity) => Notifications(Subscriptions.Find(SubscriptionRow.ByNode, entity.Id));

    /// <summary>Of the nodes, or of every node of the type when none is given; of users who may sign in only, in the order of users.</summary>
    public IEnumerable<Notification> GetUsersNotifications(IEnumerable<int> userIds, string? action, IEnumerable<int> nodeIds, Guid objectType)
    {
        Table<UserRow> users = store.Read.Table(UserRow.Kind);
        int[] asked = [.. nodeIds.Distinct()];
        IEnumerable<SubscriptionRow> candidates = asked.Length == 0 ? Subscriptions.All : asked.SelectMany(id => Subscriptions.Find(SubscriptionRow.ByNode, id));
        return
        [
            .. Notifications(candidates.Where(row => row.Action == action && users.Get(row.User) is { Approved: true }))
                .Where(notification => notification.EntityType == objectType)
                .OrderBy(notification => notification.UserId).ThenBy(notification => notification.EntityId),
        ];
    }

    public bool TryCreateNotification(IUser user, IEntity entity, string action, [NotNullWhen(true)] out Notification? notification)
    {
        notification = null;
        store.Write.AcquireWriter();
        if (nodes.Get(entity.Id) is not { } node)
        {
            return false;
        }

        if (!Of(user, entity).Any(row => row.Action == action))
        {
            store.Write.Put(SubscriptionRow.Kind, new SubscriptionRow { Id = store.NextId(), Key = Guid.NewGuid(), User = user.Id, Node = entity.Id, Action = action });
        }

        notification = new Notification(entity.Id, user.Id, action, node.ObjectType);
        return true;
    }

    public IEnumerable<Notification> SetNotifications(IUser user, IEntity entity, string[] actions)
    {
        DeleteNotifications(user, entity);
        List<Notification> set = [];
        foreach (string action in actions)
        {
            if (TryCreateNotification(user, entity, action, out Notification? notification))
            {
                set.Add(notification);
            }
        }

        return set;
    }

    public int DeleteNotifications(IUser user) => Remove(Subscriptions.Find(SubscriptionRow.ByUser, user.Id));

    public int DeleteNotifications(IEntity entity) => Remove(Subscriptions.Find(SubscriptionRow.ByNode, entity.Id));

    public int DeleteNotifications(IUser user, IEntity entity) => Remove(Of(user, entity));

    public void Remove(NodeRow node) => Remove(Subscriptions.Find(SubscriptionRow.ByNode, node.Id));

    public void Remove(UserRow user) => Remove(Subscriptions.Find(SubscriptionRow.ByUser, user.Id));

    private IEnumerable<SubscriptionRow> Of(IUser user, IEntity entity) => Subscriptions.Find(SubscriptionRow.ByUser, user.Id).Where(row => row.Node == entity.Id);

    private IEnumerable<Notification> Notifications(IEnumerable<SubscriptionRow> rows) =>
    [
        .. from row in rows
           let node = nodes.Get(row.Node)
           where node is not null
           orderby row.Node
           select new Notification(row.Node, row.User, row.Action, node.ObjectType),
    ];

    private int Remove(IEnumerable<SubscriptionRow> rows)
    {
        List<SubscriptionRow> removed = [.. rows];
        foreach (SubscriptionRow row in removed)
        {
            store.Write.Remove(SubscriptionRow.Kind, row.Id);
        }

        return removed.Count;
    }
}
