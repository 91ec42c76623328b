using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>
/// Remembers, as a relation, under what something stood before it was put in the bin, so that it can be put back there;
/// forgets it when it leaves the bin.
/// </summary>
internal sealed class PlacesBeforeTheBin(
    IRelationService relations,
    IEntityService entities,
    IAuditService trail,
    ILocalizedTextService texts,
    ICoreScopeProvider scopes,
    IBackOfficeSecurityAccessor security,
    IUserIdKeyResolver users) :
    INotificationAsyncHandler<ContentMovedToRecycleBinNotification>,
    INotificationAsyncHandler<MediaMovedToRecycleBinNotification>,
    INotificationHandler<ContentMovedNotification>,
    INotificationHandler<MediaMovedNotification>
{
    private const string OfDocuments = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias;
    private const string OfMedia = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias;

    public Task HandleAsync(ContentMovedToRecycleBinNotification notification, CancellationToken cancellationToken) => Remember(
        OfDocuments,
        "contentTrashed",
        UmbracoObjectTypes.Document,
        notification.MoveInfoCollection.Select(move => ((IContentBase)move.Entity, move.OriginalPath)));

    public Task HandleAsync(MediaMovedToRecycleBinNotification notification, CancellationToken cancellationToken) => Remember(
        OfMedia,
        "mediaTrashed",
        UmbracoObjectTypes.Media,
        notification.MoveInfoCollection.Select(move => ((IContentBase)move.Entity, move.OriginalPath)));

    public void Handle(ContentMovedNotification notification) => Forget(
        OfDocuments,
        notification.MoveInfoCollection.Where(move => move.OriginalPath.StartsWith(Constants.System.RecycleBinContentPathPrefix, StringComparison.Ordinal)).Select(move => move.Entity));

    public void Handle(MediaMovedNotification notification) => Forget(
        OfMedia,
        notification.MoveInfoCollection.Where(move => move.OriginalPath.StartsWith(Constants.System.RecycleBinMediaPathPrefix, StringComparison.Ordinal)).Select(move => move.Entity));

    private async Task Remember(string alias, string text, UmbracoObjectTypes type, IEnumerable<(IContentBase Item, string OriginalPath)> trashed)
    {
        if (relations.GetRelationTypeByAlias(alias) is not { } relationType)
        {
            return;
        }

        using ICoreScope scope = scopes.CreateCoreScope();
        foreach ((IContentBase item, string path) in trashed)
        {
            int[] before = [.. path.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
            int parent = before.Length > 2 ? before[^2] : Constants.System.Root;

            // What was thrown away together with its parent has no place to go back to once the parent is deleted.
            if (!entities.Exists(parent))
            {
                continue;
            }

            relations.Save(relations.GetByParentAndChildId(parent, item.Id, relationType) ?? new Relation(parent, item.Id, relationType));
            Guid user = security.BackOfficeSecurity?.CurrentUser?.Key ?? await users.GetAsync(item.WriterId);
            await trail.AddAsync(AuditType.Delete, user, item.Id, type.GetName(), string.Format(CultureInfo.InvariantCulture, texts.Localize("recycleBin", text), item.Id, parent));
        }

        scope.Complete();
    }

    private void Forget(string alias, IEnumerable<IEntity> restored)
    {
        foreach (IEntity item in restored)
        {
            foreach (IRelation relation in (relations.GetByChildId(item.Id) ?? []).Where(relation => relation.RelationType.Alias.InvariantEquals(alias)).ToList())
            {
                relations.Delete(relation);
            }
        }
    }
}
