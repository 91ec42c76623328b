using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>Every save, move, publish and delete that Umbraco tells of, in order.</summary>
internal sealed class SaveLog
{
    private readonly ConcurrentQueue<string> seen = new();

    public IReadOnlyList<string> Seen => [.. seen];

    public void Clear() => seen.Clear();

    public void Register(IServiceCollection services)
    {
        On<LanguageSavedNotification>(services);
        On<LanguageDeletedNotification>(services);
        On<DictionaryItemSavedNotification>(services);
        On<DictionaryItemDeletedNotification>(services);
        On<DataTypeSavedNotification>(services);
        On<DataTypeDeletedNotification>(services);
        On<TemplateSavedNotification>(services);
        On<TemplateDeletedNotification>(services);
        On<ContentTypeSavedNotification>(services);
        On<ContentTypeDeletedNotification>(services);
        On<MediaTypeSavedNotification>(services);
        On<MediaTypeDeletedNotification>(services);
        On<MemberTypeSavedNotification>(services);
        On<MemberTypeDeletedNotification>(services);
        On<MemberGroupSavedNotification>(services);
        On<MemberGroupDeletedNotification>(services);
        On<RelationTypeSavedNotification>(services);
        On<RelationTypeDeletedNotification>(services);
        On<EntityContainerSavedNotification>(services);
        On<MediaSavedNotification>(services);
        On<MediaMovedNotification>(services);
        On<MediaDeletedNotification>(services);
        On<ContentSavedNotification>(services);
        On<ContentPublishedNotification>(services);
        On<ContentUnpublishedNotification>(services);
        On<ContentMovedNotification>(services);
        On<ContentMovedToRecycleBinNotification>(services);
        On<ContentDeletedNotification>(services);
        On<ContentSavedBlueprintNotification>(services);
        On<DomainSavedNotification>(services);
        On<DomainDeletedNotification>(services);
        On<PublicAccessEntrySavedNotification>(services);
        On<PublicAccessEntryDeletedNotification>(services);
    }

    private void On<TNotification>(IServiceCollection services)
        where TNotification : INotification => services.AddSingleton<INotificationHandler<TNotification>>(new Handler<TNotification>(this));

    private sealed class Handler<TNotification>(SaveLog log) : INotificationHandler<TNotification>
        where TNotification : INotification
    {
        public void Handle(TNotification notification) => log.seen.Enqueue(typeof(TNotification).Name.Replace("Notification", string.Empty, StringComparison.Ordinal));
    }
}
