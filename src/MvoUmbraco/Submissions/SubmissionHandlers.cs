using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Submissions;

/// <summary>
/// Looks at a submission's document whenever Umbraco says that something was done to it, by whomever. Umbraco says so once
/// it is done: what fails here cannot undo it, is reported, and is made good by the next look or the repair.
/// </summary>
internal sealed partial class SubmissionHandlers(SubmissionWatch watch, SubmissionLedger ledger, SubmissionRepair repair, ILogger<SubmissionHandlers> logger) :
    INotificationAsyncHandler<ContentSavedNotification>,
    INotificationAsyncHandler<ContentPublishedNotification>,
    INotificationAsyncHandler<ContentUnpublishedNotification>,
    INotificationAsyncHandler<ContentMovedNotification>,
    INotificationAsyncHandler<ContentMovedToRecycleBinNotification>,
    INotificationAsyncHandler<ContentDeletedNotification>
{
    public Task HandleAsync(ContentSavedNotification notification, CancellationToken cancellationToken) => LookAsync(notification.SavedEntities, cancellationToken);

    public Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken) => LookAsync(notification.PublishedEntities, cancellationToken);

    public Task HandleAsync(ContentUnpublishedNotification notification, CancellationToken cancellationToken) => LookAsync(notification.UnpublishedEntities, cancellationToken);

    public Task HandleAsync(ContentMovedNotification notification, CancellationToken cancellationToken)
        => LookAsync(notification.MoveInfoCollection.Select(move => move.Entity), cancellationToken);

    public Task HandleAsync(ContentMovedToRecycleBinNotification notification, CancellationToken cancellationToken)
        => LookAsync(notification.MoveInfoCollection.Select(move => move.Entity), cancellationToken);

    public Task HandleAsync(ContentDeletedNotification notification, CancellationToken cancellationToken) => LookAsync(notification.DeletedEntities, cancellationToken);

    private async Task LookAsync(IEnumerable<IContent> documents, CancellationToken cancellationToken)
    {
        // Before the site runs there may be no database yet; what happens until then is looked at when it does.
        if (!repair.IsOn)
        {
            return;
        }

        try
        {
            foreach (var keys in documents.Select(document => document.Key).Distinct().Chunk(500))
            {
                foreach (var submission in await ledger.FindAsync(keys, cancellationToken))
                {
                    await watch.LookAsync(submission.Key, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotTakenUp(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What happened to documents was not written in the history of their submissions; it is looked at again.")]
    private partial void LogNotTakenUp(Exception exception);
}
