using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Publishing.Redirects;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>What is published: documents, media, members and domains as site and Delivery API see them.</summary>
internal static class PublishingRegistrations
{
    public static IUmbracoBuilder AddPublishing(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<ElementsCache>();
        services.AddSingleton<PublishedServices>();
        services.AddSingleton<PublishedTypes>();
        services.AddSingleton<PublishedDocuments>();
        services.AddSingleton<PublishedMedia>();
        services.AddSingleton<PublishedDomains>();
        services.AddUnique<IReservedFieldNamesService, ReservedFieldNames>();
        services.AddUnique<IPublishedContentTypeCache>(provider => provider.GetRequiredService<PublishedTypes>());
        services.AddUnique<IPublishedContentCache>(provider => provider.GetRequiredService<PublishedDocuments>());
        services.AddUnique<IDocumentCacheService>(provider => provider.GetRequiredService<PublishedDocuments>());
        services.AddUnique<IPublishedMediaCache>(provider => provider.GetRequiredService<PublishedMedia>());
        services.AddUnique<IMediaCacheService>(provider => provider.GetRequiredService<PublishedMedia>());
        services.AddUnique<IPublishedMemberCache, PublishedMembers>();
        services.AddUnique<IDomainCache>(provider => provider.GetRequiredService<PublishedDomains>());
        services.AddUnique<IDomainCacheService>(provider => provider.GetRequiredService<PublishedDomains>());
        services.AddUnique<ICacheManager, PublishedCaches>();
        services.AddUnique<IUmbracoContextFactory, RequestContexts>();
        builder.AddNotificationHandler<ContentTypeCacheRefresherNotification, TypeChanges>();
        builder.AddNotificationHandler<DataTypeCacheRefresherNotification, TypeChanges>();
        services.AddUnique<IRedirectTracker, RedirectTracker>();
        services.AddSingleton<RedirectSwitch>();
        builder
            .AddNotificationHandler<ContentPublishingNotification, RedirectTracking>()
            .AddNotificationHandler<ContentPublishedNotification, RedirectTracking>()
            .AddNotificationHandler<ContentMovingNotification, RedirectTracking>()
            .AddNotificationHandler<ContentMovedNotification, RedirectTracking>();
        return builder;
    }
}
