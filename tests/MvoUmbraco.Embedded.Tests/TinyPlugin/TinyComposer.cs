using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Embedded.Tests.TinyPlugin;

/// <summary>A plugin as anybody could write it: a composer that adds handlers and a component, found by the host.</summary>
public sealed class TinyComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<TinyLog>();
        builder.Components().Append<TinyComponent>();
        builder
            .AddNotificationHandler<UmbracoApplicationStartingNotification, TinyHandler>()
            .AddNotificationHandler<UmbracoApplicationStartedNotification, TinyHandler>()
            .AddNotificationHandler<UmbracoApplicationStoppingNotification, TinyHandler>()
            .AddNotificationHandler<ContentSavingNotification, TinyHandler>()
            .AddNotificationHandler<ContentSavedNotification, TinyHandler>()
            .AddNotificationHandler<ContentPublishingNotification, TinyHandler>()
            .AddNotificationHandler<ContentPublishedNotification, TinyHandler>()
            .AddNotificationHandler<ContentTreeChangeNotification, TinyHandler>();
    }
}

/// <summary>What the plugin saw, in order.</summary>
public sealed class TinyLog
{
    private readonly ConcurrentQueue<string> seen = new();

    public IReadOnlyList<string> Seen => [.. seen];

    /// <summary>A document of this name may not be published.</summary>
    public string? Forbidden { get; set; }

    public void Add(string what) => seen.Enqueue(what);
}

public sealed class TinyComponent(TinyLog log) : IAsyncComponent
{
    public Task InitializeAsync(bool isRestarting, CancellationToken cancellationToken)
    {
        log.Add("component");
        return Task.CompletedTask;
    }

    public Task TerminateAsync(bool isRestarting, CancellationToken cancellationToken)
    {
        log.Add("terminated");
        return Task.CompletedTask;
    }
}

public sealed class TinyHandler(TinyLog log) :
    INotificationHandler<UmbracoApplicationStartingNotification>,
    INotificationHandler<UmbracoApplicationStartedNotification>,
    INotificationHandler<UmbracoApplicationStoppingNotification>,
    INotificationHandler<ContentSavingNotification>,
    INotificationHandler<ContentSavedNotification>,
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentPublishedNotification>,
    INotificationHandler<ContentTreeChangeNotification>
{
    public const string Refusal = "This name may not be published.";

    public void Handle(UmbracoApplicationStartingNotification notification) => log.Add("starting");

    public void Handle(UmbracoApplicationStartedNotification notification) => log.Add("started");

    public void Handle(UmbracoApplicationStoppingNotification notification) => log.Add("stopping");

    public void Handle(ContentSavingNotification notification) => log.Add("saving " + Names(notification.SavedEntities));

    public void Handle(ContentSavedNotification notification) => log.Add("saved " + Names(notification.SavedEntities));

    public void Handle(ContentPublishingNotification notification)
    {
        log.Add("publishing " + Names(notification.PublishedEntities));
        if (notification.PublishedEntities.Any(entity => entity.Name == log.Forbidden))
        {
            notification.CancelOperation(new EventMessage("Tiny", Refusal, EventMessageType.Error));
        }
    }

    public void Handle(ContentPublishedNotification notification) => log.Add("published " + Names(notification.PublishedEntities));

    public void Handle(ContentTreeChangeNotification notification) => log.Add("tree " + Names(notification.Changes.Select(change => change.Item)));

    private static string Names(IEnumerable<Umbraco.Cms.Core.Models.IContent> entities) => string.Join(", ", entities.Select(entity => entity.Name));
}
