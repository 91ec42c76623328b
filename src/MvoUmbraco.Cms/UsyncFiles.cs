using MvoUmbraco.Usync;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Cms;

/// <summary>
/// Imports the files of <c>uSync/v17</c> that uSync itself does not: member groups and public access always, everything
/// when the site was built without uSync.
/// </summary>
internal static class UsyncFiles
{
    public static IUmbracoBuilder AddUsyncFiles(this IUmbracoBuilder builder)
    {
        builder.AddUsync();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, Import>();
        return builder;
    }

    private sealed class Import(UsyncImporter importer, IRuntimeState runtime, IConfiguration configuration, IHostEnvironment environment, ILogger<Import> logger)
        : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
    {
        public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
        {
            if (runtime.Level != Umbraco.Cms.Core.RuntimeLevel.Run)
            {
                return;
            }

            string folder = Path.GetFullPath(configuration["uSync:Settings:RootFolder"] ?? "uSync/v17", environment.ContentRootPath);
            ImportReport report = await importer.ImportAsync(new UsyncFolder(folder), Options(), ct: cancellationToken);
            foreach (UsyncMessage message in report.Messages)
            {
                logger.LogWarning("uSync: {Message}", message);
            }
        }

        private static ImportOptions Options() =>
#if USYNC
            // uSync has imported the rest when the application is said to have started.
            new() { Parts = UsyncParts.MemberAccess };
#else
            new();
#endif
    }
}
