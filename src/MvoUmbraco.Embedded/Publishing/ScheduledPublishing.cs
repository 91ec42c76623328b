using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// Publishes and unpublishes what is scheduled: once at the start, for what fell due while the site was down, and then
/// every minute, as the CMS does.
/// </summary>
internal sealed class ScheduledPublishing(
    IServiceProvider services,
    IContentService content,
    IUmbracoContextFactory contexts,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ScheduledPublishing> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        FlowServices.Enter(services);
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            Perform();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using CancellationTokenRegistration onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private void Perform()
    {
        try
        {
            using UmbracoContextReference context = contexts.EnsureUmbracoContext();
            foreach (PublishResult result in content.PerformScheduledPublish(time.GetUtcNow().UtcDateTime).Where(result => !result.Success))
            {
                logger.LogWarning("{Document} was scheduled and could not be changed: {Result}", result.Content?.Name, result.Result);
            }
        }
        catch (Exception e)
        {
            // A failure now must not keep what falls due later from being published.
            logger.LogError(e, "Scheduled publishing failed; it is tried again in a minute");
        }
    }
}
