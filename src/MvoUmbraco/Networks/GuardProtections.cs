using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Networks;

/// <summary>
/// Keeps the protection of an intranet from being changed or taken away, by whoever has the right to protect documents.
/// Both are prevented inside the transaction that would have done it, and not mended afterwards: in between, the intranet
/// would be open to whoever asked. A change is saved as it has to be; taking away is refused with a reason.
/// </summary>
internal sealed class GuardProtections(NetworkPlanner planner, NetworkUpkeep upkeep, UpkeepTrail trail) :
    INotificationAsyncHandler<PublicAccessEntrySavingNotification>,
    INotificationAsyncHandler<PublicAccessEntryDeletingNotification>
{
    public async Task HandleAsync(PublicAccessEntrySavingNotification notification, CancellationToken cancellationToken)
    {
        if (upkeep.IsWriting)
        {
            return;
        }

        foreach (var entry in notification.SavedEntities)
        {
            if (await planner.WantedAsync(entry.ProtectedNodeId) is { } wanted && !wanted.Is(entry))
            {
                wanted.Put(entry);
                await trail.WriteAsync(UpkeepCause.Restore, wanted.Intranet.Content, "De bescherming van een intranet volgt zijn netwerk en werd niet gewijzigd");
            }
        }
    }

    public async Task HandleAsync(PublicAccessEntryDeletingNotification notification, CancellationToken cancellationToken)
    {
        foreach (var entry in notification.DeletedEntities)
        {
            if (await planner.WantedAsync(entry.ProtectedNodeId) is { } wanted)
            {
                notification.Cancel = true;
                notification.Messages.Add(new EventMessage(
                    "Bescherming",
                    $"{wanted.Intranet.Content.Name}: de bescherming van een intranet kan niet worden weggenomen. Maak het netwerk of het intranet ongepubliceerd als niemand er nog in mag.",
                    EventMessageType.Error));
                await trail.WriteAsync(UpkeepCause.Restore, wanted.Intranet.Content, "De bescherming van een intranet werd niet weggenomen");
            }
        }
    }
}

/// <summary>
/// Umbraco takes a protection away together with the page that asks to sign in, or that explains a refusal; what it
/// protected is then open to everybody. So before such a page is deleted, every protection that uses it gets another one.
/// </summary>
internal sealed class KeepPagesOfProtections(
    NetworkTree tree,
    NetworkUpkeep upkeep,
    IPublicAccessService protections,
    IContentService contents) : INotificationAsyncHandler<ContentDeletingNotification>
{
    public async Task HandleAsync(ContentDeletingNotification notification, CancellationToken cancellationToken)
    {
        var leaving = notification.DeletedEntities.Select(content => content.Id).ToHashSet();
        var touched = protections.GetAll()
            .Where(entry => Leaves(entry.LoginNodeId) || Leaves(entry.NoAccessNodeId))
            .Select(entry => (Entry: entry, Content: contents.GetById(entry.ProtectedNodeId)))
            .Where(found => found.Content is not null && !IsBelow(found.Content, leaving))
            .ToArray();
        if (touched.Length == 0)
        {
            return;
        }

        await upkeep.KeepAsync(UpkeepCause.Follow, leaving);

        // The protections that an editor made of other documents.
        var places = tree.Read().Without(leaving);
        foreach (var (entry, content) in touched.Where(found => places.Intranets.All(intranet => intranet.Content.Id != found.Content!.Id)))
        {
            entry.LoginNodeId = Leaves(entry.LoginNodeId) ? Protections.Pages(places, content!, places.SignInPages)[0].Id : entry.LoginNodeId;
            entry.NoAccessNodeId = Leaves(entry.NoAccessNodeId) ? Protections.Pages(places, content!, places.NoAccessPages)[0].Id : entry.NoAccessNodeId;
            protections.Save(entry);
        }

        bool Leaves(int id) => contents.GetById(id) is { } page && IsBelow(page, leaving);
    }

    private static bool IsBelow(IContent content, HashSet<int> ids) => Overview.ReadableDocuments.IdsOf(content.Path).Any(ids.Contains);
}
