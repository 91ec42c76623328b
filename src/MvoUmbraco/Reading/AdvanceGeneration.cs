using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Reading;

/// <summary>
/// Advances the generation after every refresh of a cache that pages are made from. The refresh notifications reach every
/// machine of a load-balanced site. Content is counted a second time by the asynchronous handler: Umbraco's own
/// asynchronous handler, registered before ours, writes the new addresses only then.
/// </summary>
internal sealed class AdvanceGeneration(ContentGeneration generation) :
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<MediaCacheRefresherNotification>,
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<DataTypeCacheRefresherNotification>,
    INotificationHandler<PublicAccessCacheRefresherNotification>,
    INotificationHandler<MemberGroupCacheRefresherNotification>,
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>,
    INotificationHandler<DictionaryCacheRefresherNotification>,
    INotificationAsyncHandler<ContentTreeChangeNotification>
{
    public void Handle(ContentCacheRefresherNotification notification) => generation.Advance();

    public void Handle(MediaCacheRefresherNotification notification) => generation.Advance();

    public void Handle(ContentTypeCacheRefresherNotification notification) => generation.Advance();

    public void Handle(DataTypeCacheRefresherNotification notification) => generation.Advance();

    public void Handle(PublicAccessCacheRefresherNotification notification) => generation.Advance();

    public void Handle(MemberGroupCacheRefresherNotification notification) => generation.Advance();

    public void Handle(DomainCacheRefresherNotification notification) => generation.Advance();

    public void Handle(LanguageCacheRefresherNotification notification) => generation.Advance();

    public void Handle(DictionaryCacheRefresherNotification notification) => generation.Advance();

    public Task HandleAsync(ContentTreeChangeNotification notification, CancellationToken cancellationToken)
    {
        generation.Advance();
        return Task.CompletedTask;
    }
}
