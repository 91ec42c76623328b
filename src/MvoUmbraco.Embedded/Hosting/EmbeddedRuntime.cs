using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Runtime;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>
/// Starts and stops Umbraco in the order in which a plugin sees it on the CMS: composers, components, starting, started.
/// As a hosted service it is done before the web server listens, so that no request ever finds a half-started site.
/// </summary>
internal sealed class EmbeddedRuntime(
    IServiceProvider services,
    EmbeddedUmbracoOptions options,
    IHostApplicationLifetime lifetime,
    ILogger<EmbeddedRuntime> logger) : IHostedService
{
    private bool started;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (started)
        {
            return;
        }

        started = true;
        var watch = Stopwatch.StartNew();
        FlowServices.Enter(services);
        Report("Opening the database");
        _ = services.GetRequiredService<Database>();
        services.GetRequiredService<IMainDom>().Acquire(services.GetRequiredService<IApplicationShutdownRegistry>());

        foreach (IStartStep step in services.GetServices<IStartStep>())
        {
            await step.BeforeCaches(cancellationToken);
        }

        Report("Reading the content");
        IEventAggregator events = services.GetRequiredService<IEventAggregator>();
        await events.PublishAsync(new PostRuntimePremigrationsUpgradeNotification(), cancellationToken);
        await services.GetRequiredService<ComponentCollection>().InitializeAsync(false, cancellationToken);
        await events.PublishAsync(new UmbracoApplicationStartingNotification(services.GetRequiredService<IRuntimeState>().Level, false), cancellationToken);

        foreach (IStartStep step in services.GetServices<IStartStep>())
        {
            await step.AfterStarting(cancellationToken);
        }

        // What reading the whole file leaves behind is given back to the operating system before the long quiet part begins.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        lifetime.ApplicationStarted.Register(() => events.Publish(new UmbracoApplicationStartedNotification(false)));
        logger.LogInformation("Started Umbraco {Version} in {Elapsed} ms", services.GetRequiredService<IRuntimeState>().SemanticVersion, watch.ElapsedMilliseconds);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!started)
        {
            return;
        }

        FlowServices.Enter(services);
        IEventAggregator events = services.GetRequiredService<IEventAggregator>();
        await services.GetRequiredService<ComponentCollection>().TerminateAsync(false, cancellationToken);
        await events.PublishAsync(new UmbracoApplicationStoppingNotification(false), cancellationToken);
        await events.PublishAsync(new UmbracoApplicationStoppedNotification(false), cancellationToken);
    }

    private void Report(string what) => options.Progress?.Report(what);
}
