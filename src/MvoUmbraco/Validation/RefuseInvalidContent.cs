using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Validation;

/// <summary>
/// Cancels saving or publishing a document that breaks a rule, whoever asks for it: the backoffice, an import, a
/// programme. Each message carries the name of the field as its category.
/// </summary>
/// <param name="rules">The rules.</param>
internal sealed class RefuseInvalidContent(ContentRules rules) :
    INotificationHandler<ContentSavingNotification>,
    INotificationHandler<ContentPublishingNotification>
{
    public void Handle(ContentSavingNotification notification)
        => Refuse(notification.SavedEntities, notification.Messages, () => notification.Cancel = true);

    public void Handle(ContentPublishingNotification notification)
        => Refuse(notification.PublishedEntities, notification.Messages, () => notification.Cancel = true);

    private void Refuse(IEnumerable<IContent> documents, EventMessages messages, Action cancel)
    {
        foreach (var document in documents)
        {
            foreach (var problem in rules.Check(document))
            {
                var field = document.Properties.TryGetValue(problem.Field, out var property) ? property.PropertyType.Name : problem.Field;
                messages.Add(new EventMessage(field, $"{document.Name}: {problem.Message}", EventMessageType.Error));
                cancel();
            }
        }
    }
}
