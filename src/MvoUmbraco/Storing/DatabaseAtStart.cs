using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Storing;

/// <summary>The plugin's own database is there, and of this version, before anything asks it.</summary>
internal sealed class DatabaseAtStart(IDbContextFactory<MvoContext> contexts, IRuntimeState runtime)
    : INotificationAsyncHandler<UmbracoApplicationStartingNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartingNotification notification, CancellationToken cancellationToken)
    {
        // While Umbraco itself is being installed or upgraded there is nothing to keep yet.
        if (runtime.Level >= RuntimeLevel.Run)
        {
            await contexts.MigrateAsync(cancellationToken);
        }
    }
}
