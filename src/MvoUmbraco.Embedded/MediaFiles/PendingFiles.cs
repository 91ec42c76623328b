using System.Collections.Concurrent;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.MediaFiles;

/// <summary>
/// What is to vanish once a content is saved: the uploads it was made of and the files it no longer has. Editors read
/// values before anything is saved, and the save may never come: then uploads stay until they expire, and files stay.
/// </summary>
internal sealed class PendingFiles
{
    private readonly ConcurrentDictionary<Guid, Entry> byContent = new();

    /// <param name="Uploads">Keys of temporary files.</param>
    /// <param name="Files">Addresses.</param>
    public sealed record Entry(IReadOnlyList<Guid> Uploads, IReadOnlyList<string> Files);

    public void Consumed(Guid content, Guid upload) =>
        byContent.AddOrUpdate(content, _ => new Entry([upload], []), (_, entry) => entry with { Uploads = [.. entry.Uploads, upload] });

    public void Dropped(Guid content, string? address)
    {
        if (!string.IsNullOrWhiteSpace(address))
        {
            byContent.AddOrUpdate(content, _ => new Entry([], [address]), (_, entry) => entry with { Files = [.. entry.Files, address] });
        }
    }

    public Entry? Take(Guid content) => byContent.TryRemove(content, out Entry? entry) ? entry : null;
}

/// <summary>Settles <see cref="PendingFiles"/> after a save was committed.</summary>
internal sealed class FilesAfterSave(PendingFiles pending, FileUse use, MediaFolder folder, ITemporaryFileService uploads) :
    INotificationHandler<ContentSavedNotification>,
    INotificationHandler<ContentSavedBlueprintNotification>,
    INotificationHandler<MediaSavedNotification>,
    INotificationHandler<MemberSavedNotification>
{
    public void Handle(ContentSavedNotification notification) => Settle(notification.SavedEntities);

    public void Handle(ContentSavedBlueprintNotification notification) => Settle([notification.SavedBlueprint]);

    public void Handle(MediaSavedNotification notification) => Settle(notification.SavedEntities);

    public void Handle(MemberSavedNotification notification) => Settle(notification.SavedEntities);

    private void Settle(IEnumerable<IContentBase> saved)
    {
        foreach (IContentBase content in saved)
        {
            if (pending.Take(content.Key) is not { } entry)
            {
                continue;
            }

            foreach (Guid upload in entry.Uploads)
            {
                uploads.DeleteAsync(upload).GetAwaiter().GetResult();
            }

            if (entry.Files.Count > 0)
            {
                folder.Delete(use.Unused(entry.Files, [content.Id]));
            }
        }
    }
}
