using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.ServerEvents;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Extensions;
using Sources = Umbraco.Cms.Core.Constants.ServerEvents.EventSource;
using EventTypes = Umbraco.Cms.Core.Constants.ServerEvents.EventType;

namespace MvoUmbraco.Embedded.Management.ServerEvents;

/// <summary>The event hub, and which of Umbraco.Core's notifications become events. They are raised after the commit.</summary>
internal static class ServerEventRegistrations
{
    public static IUmbracoBuilder AddServerEvents(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSignalR();
        services.AddSingleton<EventConnections>();
        services.AddUnique<IUserConnectionManager>(provider => provider.GetRequiredService<EventConnections>());
        services.AddSingleton<ServerEventAuthorization>();
        services.AddUnique<IServerEventAuthorizationService>(provider => provider.GetRequiredService<ServerEventAuthorization>());
        services.AddUnique<IServerEventRouter, ServerEventRouter>();
        builder.EventSourceAuthorizers().Append<SourcesBySection>();
        builder.ServerEventAccessFilters().Append<DocumentsWithinStartNodes>().Append<MediaWithinStartNodes>();

        Kind<ContentSavedNotification, ContentDeletedNotification, IContent>(services, Sources.Document);
        Kind<MediaSavedNotification, MediaDeletedNotification, IMedia>(services, Sources.Media);
        Kind<MemberSavedNotification, MemberDeletedNotification, IMember>(services, Sources.Member);
        Kind<ContentTypeSavedNotification, ContentTypeDeletedNotification, IContentType>(services, Sources.DocumentType);
        Kind<MediaTypeSavedNotification, MediaTypeDeletedNotification, IMediaType>(services, Sources.MediaType);
        Kind<MemberTypeSavedNotification, MemberTypeDeletedNotification, IMemberType>(services, Sources.MemberType);
        Kind<MemberGroupSavedNotification, MemberGroupDeletedNotification, IMemberGroup>(services, Sources.MemberGroup);
        Kind<DataTypeSavedNotification, DataTypeDeletedNotification, IDataType>(services, Sources.DataType);
        Kind<LanguageSavedNotification, LanguageDeletedNotification, ILanguage>(services, Sources.Language);
        Kind<DictionaryItemSavedNotification, DictionaryItemDeletedNotification, IDictionaryItem>(services, Sources.DictionaryItem);
        Kind<TemplateSavedNotification, TemplateDeletedNotification, ITemplate>(services, Sources.Template);
        Kind<DomainSavedNotification, DomainDeletedNotification, IDomain>(services, Sources.Domain);
        Kind<PublicAccessEntrySavedNotification, PublicAccessEntryDeletedNotification, PublicAccessEntry>(services, Sources.PublicAccessEntry);
        Kind<RelationSavedNotification, RelationDeletedNotification, IRelation>(services, Sources.Relation);
        Kind<RelationTypeSavedNotification, RelationTypeDeletedNotification, IRelationType>(services, Sources.RelationType);
        Kind<UserSavedNotification, UserDeletedNotification, IUser>(services, Sources.User);
        Kind<UserGroupSavedNotification, UserGroupDeletedNotification, IUserGroup>(services, Sources.UserGroup);

        // A type changes with the types that it is composed of.
        Changed<ContentTypeChangedNotification, IContentType>(services, Sources.DocumentType);
        Changed<MediaTypeChangedNotification, IMediaType>(services, Sources.MediaType);
        Changed<MemberTypeChangedNotification, IMemberType>(services, Sources.MemberType);

        Add<ContentMovedToRecycleBinNotification>(services, moved => moved.MoveInfoCollection.Select(info => Raised.Trashed(Sources.Document, info.Entity, info.OriginalPath)));
        Add<MediaMovedToRecycleBinNotification>(services, moved => moved.MoveInfoCollection.Select(info => Raised.Trashed(Sources.Media, info.Entity, info.OriginalPath)));
        Add<ContentSavedBlueprintNotification>(services, saved => [Raised.Saved(Sources.DocumentBlueprint, saved.SavedBlueprint)]);
        Add<ContentDeletedBlueprintNotification>(services, deleted => deleted.DeletedBlueprints.Select(entity => Raised.Of(EventTypes.Deleted, Sources.DocumentBlueprint, entity)));

        // A protection shows at the document, and a user's rights at himself.
        builder.AddNotificationAsyncHandler<PublicAccessEntrySavedNotification, ProtectedDocuments>();
        builder.AddNotificationAsyncHandler<PublicAccessEntryDeletedNotification, ProtectedDocuments>();
        builder.AddNotificationAsyncHandler<UserSavedNotification, OwnChanges>();
        return builder;
    }

    private static void Kind<TSaved, TDeleted, TEntity>(IServiceCollection services, string source)
        where TSaved : SavedNotification<TEntity>
        where TDeleted : DeletedNotification<TEntity>
        where TEntity : IEntity
    {
        Add<TSaved>(services, saved => saved.SavedEntities.Select(entity => Raised.Saved(source, entity)));
        Add<TDeleted>(services, deleted => deleted.DeletedEntities.Select(entity => Raised.Of(EventTypes.Deleted, source, entity)));
    }

    private static void Changed<TChanged, TType>(IServiceCollection services, string source)
        where TChanged : ContentTypeChangeNotification<TType>
        where TType : class, IContentTypeComposition =>
        Add<TChanged>(services, changed => changed.Changes
            .Where(change => !change.ChangeTypes.HasType(ContentTypeChangeTypes.Create) && !change.ChangeTypes.HasType(ContentTypeChangeTypes.Remove))
            .Select(change => Raised.Of(EventTypes.Updated, source, change.Item)));

    private static void Add<TNotification>(IServiceCollection services, Func<TNotification, IEnumerable<Raised>> events)
        where TNotification : INotification =>
        services.AddSingleton<INotificationAsyncHandler<TNotification>>(provider => new Handler<TNotification>(provider.GetRequiredService<IServerEventRouter>(), events));

    /// <summary>An event, and where in a tree it happened.</summary>
    private sealed record Raised(ServerEvent Event, ServerEventRoutingContext Context)
    {
        public static Raised Saved(string source, IEntity entity) => Of(entity.CreateDate == entity.UpdateDate ? EventTypes.Created : EventTypes.Updated, source, entity);

        /// <summary>Who may see the place that it was thrown away from hears of it.</summary>
        public static Raised Trashed(string source, IEntity entity, string originalPath) =>
            Of(EventTypes.Trashed, source, entity) with { Context = new ServerEventRoutingContext { EntityPath = originalPath } };

        public static Raised Of(string type, string source, IEntity entity) => new(
            new ServerEvent { EventType = type, EventSource = source, Key = entity.Key },
            new ServerEventRoutingContext { EntityPath = (entity as ITreeEntity)?.Path });
    }

    private sealed class Handler<TNotification>(IServerEventRouter router, Func<TNotification, IEnumerable<Raised>> events) : INotificationAsyncHandler<TNotification>
        where TNotification : INotification
    {
        public async Task HandleAsync(TNotification notification, CancellationToken cancellationToken)
        {
            foreach (Raised raised in events(notification).DistinctBy(raised => raised.Event.Key))
            {
                await router.RouteEventAsync(raised.Event, raised.Context);
            }
        }
    }

    private sealed class ProtectedDocuments(IServerEventRouter router, IEntityService entities) :
        INotificationAsyncHandler<PublicAccessEntrySavedNotification>,
        INotificationAsyncHandler<PublicAccessEntryDeletedNotification>
    {
        public Task HandleAsync(PublicAccessEntrySavedNotification notification, CancellationToken cancellationToken) => TellAsync(notification.SavedEntities);

        public Task HandleAsync(PublicAccessEntryDeletedNotification notification, CancellationToken cancellationToken) => TellAsync(notification.DeletedEntities);

        private async Task TellAsync(IEnumerable<PublicAccessEntry> entries)
        {
            foreach (IEntitySlim document in entries.Select(entry => entities.Get(entry.ProtectedNodeId, UmbracoObjectTypes.Document)).OfType<IEntitySlim>())
            {
                Raised raised = Raised.Of(EventTypes.Updated, Sources.Document, document);
                await router.RouteEventAsync(raised.Event, raised.Context);
            }
        }
    }

    private sealed class OwnChanges(IServerEventRouter router) : INotificationAsyncHandler<UserSavedNotification>
    {
        public async Task HandleAsync(UserSavedNotification notification, CancellationToken cancellationToken)
        {
            foreach (IUser user in notification.SavedEntities)
            {
                await router.NotifyUserAsync(new ServerEvent { EventType = EventTypes.Updated, EventSource = Sources.CurrentUser, Key = user.Key }, user.Key);
            }
        }
    }
}
