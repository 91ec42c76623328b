using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>Handlers that are in Umbraco.Core but which only the rest of the CMS registers.</summary>
internal static class NotificationRegistrations
{
    /// <summary>
    /// To be called before composers run: handlers run in the order of registration, and a plugin's handler expects
    /// navigation, publish status and caches to have been refreshed.
    /// </summary>
    public static IUmbracoBuilder AddCoreNotificationHandlers(this IUmbracoBuilder builder)
    {
        AddDistributedCacheHandlers(builder.Services);
        builder
            .AddNotificationAsyncHandler<PostRuntimePremigrationsUpgradeNotification, NavigationInitializationNotificationHandler>()
            .AddNotificationAsyncHandler<PostRuntimePremigrationsUpgradeNotification, PublishStatusInitializationNotificationHandler>()
            .AddNotificationAsyncHandler<LanguageSavedNotification, PublishStatusOfLanguages>()
            .AddNotificationAsyncHandler<LanguageDeletedNotification, PublishStatusOfLanguages>();
        return builder;
    }

    /// <summary>
    /// Every handler that refreshes a cache after a change, one per kind of notification: without them everything seems
    /// to work until the second change.
    /// </summary>
    private static void AddDistributedCacheHandlers(IServiceCollection services)
    {
        IEnumerable<Type> handlers = typeof(Constants).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDistributedCacheNotificationHandler)));
        foreach (Type handler in handlers)
        {
            foreach (Type service in handler.GetInterfaces().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INotificationHandler<>)))
            {
                services.AddTransient(service, handler);
            }
        }
    }

    /// <summary>
    /// Invariant content counts as published in every language that exists; after a change of languages the status is
    /// made up again, since Umbraco.Core does so only at start.
    /// </summary>
    private sealed class PublishStatusOfLanguages(IPublishStatusManagementService status) :
        INotificationAsyncHandler<LanguageSavedNotification>,
        INotificationAsyncHandler<LanguageDeletedNotification>
    {
        public Task HandleAsync(LanguageSavedNotification notification, CancellationToken cancellationToken) => status.InitializeAsync(cancellationToken);

        public Task HandleAsync(LanguageDeletedNotification notification, CancellationToken cancellationToken) => status.InitializeAsync(cancellationToken);
    }
}
