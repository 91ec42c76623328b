using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>
/// Remembers where a document or medium stood before it was thrown away, as a relation from its parent, so that it can be
/// put back there; forgotten when it leaves the bin.
/// </summary>
internal sealed class OriginalParents(IRelationService relations, IEntityService entities) :
    INotificationHandler<ContentMovedToRecycleBinNotification>,
    INotificationHandler<MediaMovedToRecycleBinNotification>,
    INotificationHandler<ContentMovedNotification>,
    INotificationHandler<MediaMovedNotification>
{
    private const string OfDocuments = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias;
    private const string OfMedia = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias;

    public void Handle(ContentMovedToRecycleBinNotification notification) => Remember(notification.MoveInfoCollection, OfDocuments);

    public void Handle(MediaMovedToRecycleBinNotification notification) => Remember(notification.MoveInfoCollection, OfMedia);

    public void Handle(ContentMovedNotification notification) => Forget(notification.MoveInfoCollection, Constants.System.RecycleBinContent, OfDocuments);

    public void Handle(MediaMovedNotification notification) => Forget(notification.MoveInfoCollection, Constants.System.RecycleBinMedia, OfMedia);

    private void Remember<T>(IEnumerable<MoveToRecycleBinEventInfo<T>> thrownAway, string alias)
        where T : IUmbracoEntity
    {
        IRelationType type = relations.GetRelationTypeByAlias(alias) ?? throw new InvalidOperationException($"The built-in relation type '{alias}' is missing; it is put back at the next start.");
        foreach (MoveToRecycleBinEventInfo<T> item in thrownAway)
        {
            int[] path = [.. item.OriginalPath.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
            int parent = path.Length > 2 ? path[^2] : Constants.System.Root;
            if ((parent == Constants.System.Root || entities.Exists(parent)) && relations.GetByParentAndChildId(parent, item.Entity.Id, type) is null)
            {
                relations.Save(new Relation(parent, item.Entity.Id, type));
            }
        }
    }

    private void Forget<T>(IEnumerable<MoveEventInfo<T>> moved, int bin, string alias)
        where T : IUmbracoEntity
    {
        string inTheBin = FormattableString.Invariant($"{Constants.System.RootString},{bin},");
        foreach (MoveEventInfo<T> item in moved.Where(item => item.OriginalPath.StartsWith(inTheBin, StringComparison.Ordinal)))
        {
            foreach (IRelation relation in relations.GetByChildId(item.Entity.Id).Where(relation => relation.RelationType.Alias == alias))
            {
                relations.Delete(relation);
            }
        }
    }
}
