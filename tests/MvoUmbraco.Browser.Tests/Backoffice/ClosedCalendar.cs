using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>A handler as a plugin has them: it keeps documents of one name from being published, and says why.</summary>
internal sealed class ClosedCalendar : INotificationHandler<ContentPublishingNotification>
{
    public const string Name = "Tegengehouden";
    public const string Message = "De redactie sloot de agenda tot maandag.";

    public void Handle(ContentPublishingNotification notification)
    {
        if (notification.PublishedEntities.Any(document => document.GetCultureName("nl-BE") == Name))
        {
            notification.CancelOperation(new EventMessage("Agenda", Message, EventMessageType.Error));
        }
    }
}
