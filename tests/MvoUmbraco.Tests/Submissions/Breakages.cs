using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Data;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Tests.Submissions;

/// <summary>
/// Breaks what the workflow stands on, where it breaks in life: another plugin's handler throws while Umbraco saves or
/// publishes, or refuses; the plugin's own database takes nothing any more (a full disk), from the start or from a moment on.
/// </summary>
internal sealed class Breakages :
    INotificationHandler<ContentSavingNotification>,
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentSavedNotification>,
    INotificationHandler<ContentPublishedNotification>,
    INotificationAsyncHandler<SubmissionPublishedNotification>
{
    /// <summary>A handler throws while a document is saved.</summary>
    public bool Saving { get; set; }

    /// <summary>A handler throws while a document is published.</summary>
    public bool Publishing { get; set; }

    /// <summary>A handler refuses that a document is published.</summary>
    public bool Refusing { get; set; }

    /// <summary>The database takes nothing.</summary>
    public bool Database { get; set; }

    /// <summary>The database takes nothing from the moment Umbraco has saved or published.</summary>
    public bool DatabaseAfterwards { get; set; }

    /// <summary>Ends with the next submission that is published.</summary>
    public TaskCompletionSource Published { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<INotificationHandler<ContentSavingNotification>>(this);
        services.AddSingleton<INotificationHandler<ContentPublishingNotification>>(this);
        services.AddSingleton<INotificationHandler<ContentSavedNotification>>(this);
        services.AddSingleton<INotificationHandler<ContentPublishedNotification>>(this);
        services.AddSingleton<INotificationAsyncHandler<SubmissionPublishedNotification>>(this);
        var real = services.Last(service => service.ServiceType == typeof(IDbContextFactory<MvoContext>));
        services.AddSingleton<IDbContextFactory<MvoContext>>(provider
            => new Contexts((IDbContextFactory<MvoContext>)real.ImplementationFactory!(provider), this));
    }

    public void Mend() => Saving = Publishing = Refusing = Database = DatabaseAfterwards = false;

    public void Handle(ContentSavingNotification notification) => ThrowIf(Saving);

    public void Handle(ContentPublishingNotification notification)
    {
        ThrowIf(Publishing);
        if (Refusing)
        {
            notification.CancelOperation(new EventMessage("Huisregels", "Op vrijdag publiceren we niets.", EventMessageType.Error));
        }
    }

    public void Handle(ContentSavedNotification notification) => Database |= DatabaseAfterwards;

    public void Handle(ContentPublishedNotification notification) => Database |= DatabaseAfterwards;

    public Task HandleAsync(SubmissionPublishedNotification notification, CancellationToken cancellationToken)
    {
        Published.TrySetResult();
        return Task.CompletedTask;
    }

    private static void ThrowIf(bool broken)
    {
        if (broken)
        {
            throw new BrokenException();
        }
    }

    private sealed class Contexts(IDbContextFactory<MvoContext> inner, Breakages breakages) : IDbContextFactory<MvoContext>
    {
        public MvoContext CreateDbContext()
        {
            var context = inner.CreateDbContext();
            context.SavingChanges += (_, _) => ThrowIf(breakages.Database);
            return context;
        }
    }
}

/// <summary>What is thrown when something was broken on purpose.</summary>
internal sealed class BrokenException() : Exception("Broken on purpose.");
