using MvoUmbraco.Usync;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Core.Web;
#if USYNC
using Imported = Umbraco.Cms.Core.Notifications.UmbracoApplicationStartedNotification;
#else
using Imported = Umbraco.Cms.Core.Notifications.UmbracoApplicationStartingNotification;
#endif

namespace MvoUmbraco.Cms;

/// <summary>
/// Imports the files of <c>uSync/v17</c> that uSync itself does not: member groups and public access always, everything
/// when the site was built without uSync.
/// </summary>
/// <remarks>
/// With uSync it follows uSync, which imports when the application has started. Without, it comes before: the site is not
/// seen half-filled, and Umbraco's recurring jobs do not run yet. One of them (the processing of cache instructions) and a
/// refresh of the cache wait for each other for minutes when they meet on a SQLite file with <c>Cache=Shared</c>.
/// </remarks>
internal static class UsyncFiles
{
    public static IUmbracoBuilder AddUsyncFiles(this IUmbracoBuilder builder)
    {
        builder.AddUsync();
        builder.AddNotificationAsyncHandler<Imported, Import>();
        return builder;
    }

    private sealed class Import(
        UsyncImporter importer,
        IUmbracoContextFactory contexts,
        IRuntimeState runtime,
        IServerRoleAccessor server,
        IConfiguration configuration,
        IHostEnvironment environment,
        ILogger<Import> logger) : INotificationAsyncHandler<Imported>
    {
        public async Task HandleAsync(Imported notification, CancellationToken cancellationToken)
        {
            // A subscriber of a load-balanced site gets what its publisher has imported.
            if (runtime.Level != RuntimeLevel.Run || server.CurrentServerRole == ServerRole.Subscriber)
            {
                return;
            }

            string folder = Path.GetFullPath(configuration["uSync:Settings:RootFolder"] ?? "uSync/v17", environment.ContentRootPath);
            using UmbracoContextReference context = contexts.EnsureUmbracoContext();
            ImportReport report = await importer.ImportAsync(new UsyncFolder(folder), Options(), ct: cancellationToken);
            foreach (UsyncMessage message in report.Messages)
            {
                logger.LogWarning("uSync: {Message}", message);
            }
        }

        private static ImportOptions Options() =>
#if USYNC
            new() { Parts = UsyncParts.MemberAccess };
#else
            new();
#endif
    }
}
