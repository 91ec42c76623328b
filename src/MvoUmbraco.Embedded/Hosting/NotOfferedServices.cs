using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.HealthChecks.NotificationMethods;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>The services of Umbraco that this host does not offer, by feature.</summary>
internal static class NotOfferedServices
{
    private static readonly (string Feature, Type[] Services)[] Features =
    [
        ("webhooks", [typeof(IWebhookRepository), typeof(IWebhookLogRepository), typeof(IWebhookRequestRepository), typeof(IWebhookFiringService), typeof(IWebhookJsonSerializer)]),
        ("members who are not stored here", [typeof(IExternalMemberRepository)]),
        ("editing of script, style sheet and view files", [typeof(IScriptRepository), typeof(IStylesheetRepository), typeof(IPartialViewRepository)]),
        ("packages", [typeof(IPackagingService), typeof(IPackageDataInstallation)]),
        ("the log viewer", [typeof(ILogViewerRepository), typeof(ILogViewerQueryRepository), typeof(ILoggingConfiguration)]),
        ("several servers on one database", [typeof(IServerRegistrationService), typeof(ILastSyncedRepository)]),
        ("installation, upgrade checks and telemetry", [typeof(IInstallationRepository), typeof(IUpgradeCheckRepository), typeof(IUsageInformationService), typeof(IConfigManipulator)]),
        ("health check mails", [typeof(IMarkdownToHtmlConverter), typeof(ICronTabParser)]),
        ("the profiler", [typeof(IWebProfilerRepository)]),
    ];

    /// <summary>To be called after composers, so that a plugin can bring a real one.</summary>
    public static void AddNotOffered(this IServiceCollection services)
    {
        foreach ((string feature, Type[] types) in Features)
        {
            foreach (Type type in types)
            {
                NotOffered.TryAdd(services, type, feature);
            }
        }
    }
}
