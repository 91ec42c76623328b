using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>The backoffices of the walks, each started by the first that needs it.</summary>
[SetUpFixture]
internal sealed class SharedBackoffice
{
    private static Task<RunningBackoffice>? quiet;
    private static Task<RunningBackoffice>? restless;

    /// <summary>The clock of the restless one.</summary>
    public static ForwardClock Clock { get; } = new();

    /// <summary>Always there, at the time of the day.</summary>
    public static Task<RunningBackoffice> GetAsync() => quiet ??= RunningBackoffice.StartAsync(services =>
        services.AddTransient<INotificationHandler<ContentPublishingNotification>, ClosedCalendar>());

    /// <summary>Its tests restart it and put its clock forward, and so end the sessions of one another.</summary>
    public static Task<RunningBackoffice> GetRestlessAsync() => restless ??= RunningBackoffice.StartAsync(services =>
        services.AddSingleton<TimeProvider>(Clock));

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var started in new[] { quiet, restless })
        {
            if (started is { IsCompletedSuccessfully: true })
            {
                await (await started).DisposeAsync();
            }
        }
    }
}
