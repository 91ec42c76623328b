using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Identity.SignIn;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Handlers;
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
        AddTrailOfAccounts(builder);
        AddSubscriptionMails(builder);
        return builder;
    }

    /// <summary>Umbraco's own entries about users, their groups and members; <see cref="SignInTrail"/> writes those about sign-ins.</summary>
    private static void AddTrailOfAccounts(IUmbracoBuilder builder) => builder
        .AddNotificationAsyncHandler<UserSavedNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<UserDeletedNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<UserGroupWithUsersSavedNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<AssignedUserGroupPermissionsNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<MemberSavedNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<MemberDeletedNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<AssignedMemberRolesNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<RemovedMemberRolesNotification, AuditNotificationsHandler>()
        .AddNotificationAsyncHandler<ExportedMemberNotification, AuditNotificationsHandler>();

    /// <summary>Mails to users who want to hear of what is done to a document.</summary>
    private static void AddSubscriptionMails(IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<UserNotificationsHandler.Notifier>();

        // Umbraco's HTML mails show values as they are stored: JSON, and markup that nothing has encoded. Who wants them asks for them.
        services.Configure<ContentSettings>(settings => settings.Notifications.DisableHtmlEmail = true);

        // It warns at every change while the site's own address is not known; a health check and the subscribing itself tell it once.
        services.AddLogging(logging => logging.AddFilter("Umbraco.Cms.Core.Events.UserNotificationsHandler.Notifier", LogLevel.Error));
        builder
            .AddNotificationHandler<ContentSavedNotification, UserNotificationsHandler>()
            .AddNotificationHandler<ContentSortedNotification, UserNotificationsHandler>()
            .AddNotificationHandler<ContentPublishedNotification, UserNotificationsHandler>()
            .AddNotificationHandler<ContentMovedNotification, UserNotificationsHandler>()
            .AddNotificationHandler<ContentMovedToRecycleBinNotification, UserNotificationsHandler>()
            .AddNotificationHandler<ContentCopiedNotification, UserNotificationsHandler>()
            .AddNotificationHandler<ContentRolledBackNotification, UserNotificationsHandler>()
            .AddNotificationHandler<ContentUnpublishedNotification, UserNotificationsHandler>()
            .AddNotificationHandler<AssignedUserGroupPermissionsNotification, UserNotificationsHandler>()
            .AddNotificationHandler<PublicAccessEntrySavedNotification, UserNotificationsHandler>();
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
