using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.MediaFiles;

/// <summary>Files go with what they belong to: deleted with it, once that is committed, and copied with it.</summary>
internal sealed class FilesOfContent(FileAddresses addresses, FileUse use, MediaFolder folder, ICoreScopeProvider scopes) :
    INotificationHandler<ContentDeletedNotification>,
    INotificationHandler<ContentDeletedBlueprintNotification>,
    INotificationHandler<MediaDeletedNotification>,
    INotificationHandler<MemberDeletedNotification>,
    INotificationHandler<ContentCopyingNotification>
{
    public void Handle(ContentDeletedNotification notification) => Delete(notification.DeletedEntities);

    public void Handle(IEnumerable<ContentDeletedNotification> notifications) => Delete(notifications.SelectMany(notification => notification.DeletedEntities));

    public void Handle(ContentDeletedBlueprintNotification notification) => Delete(notification.DeletedBlueprints);

    public void Handle(MediaDeletedNotification notification) => Delete(notification.DeletedEntities);

    public void Handle(IEnumerable<MediaDeletedNotification> notifications) => Delete(notifications.SelectMany(notification => notification.DeletedEntities));

    public void Handle(MemberDeletedNotification notification) => Delete(notification.DeletedEntities);

    public void Handle(IEnumerable<MemberDeletedNotification> notifications) => Delete(notifications.SelectMany(notification => notification.DeletedEntities));

    public void Handle(ContentCopyingNotification notification)
    {
        IContent copy = notification.Copy;
        List<string> copied = [];
        foreach (IProperty property in copy.Properties.Where(FileAddresses.CanHold))
        {
            foreach (IPropertyValue value in property.Values.ToArray())
            {
                if (value.EditedValue is string stored && addresses.Replace(stored, Copied) is var changed && changed != stored)
                {
                    property.SetValue(changed, value.Culture, value.Segment);
                }
            }
        }

        if (copied.Count > 0)
        {
            scopes.Context?.Enlist($"files copied for {copy.Key}", completed =>
            {
                if (!completed)
                {
                    folder.Delete(copied);
                }
            });
        }

        string? Copied(string address)
        {
            if (folder.Copy(address, copy.Key) is not { } made)
            {
                return null;
            }

            copied.Add(made);
            return made;
        }
    }

    private void Delete(IEnumerable<IContentBase> deleted)
    {
        HashSet<string> files = [.. deleted.SelectMany(addresses.Of)];
        if (files.Count > 0)
        {
            folder.Delete(use.Unused(files, []));
        }
    }
}
