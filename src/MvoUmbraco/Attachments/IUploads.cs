using MvoUmbraco.Core.Attachments;

namespace MvoUmbraco.Attachments;

/// <summary>A file a member has sent, to be attached to what is being written.</summary>
/// <param name="Id">By which the form names it.</param>
/// <param name="Name">The download name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ContentType">The media type found in the bytes.</param>
public sealed record Upload(Guid Id, string Name, long Size, string ContentType);

/// <summary>What came of sending a file.</summary>
/// <param name="Name">The name it was sent under.</param>
/// <param name="Upload">The file; null when it was refused.</param>
/// <param name="Problem">Why it was refused, in Dutch, with the mend; null when it was not.</param>
public sealed record UploadAnswer(string Name, Upload? Upload, string? Problem);

/// <summary>
/// Files that members send before, or while, they write what the files belong to. A member attaches only what that member
/// sent: the hash of somebody else's file opens nothing. What is sent again (after a lost connection, or a form that was sent
/// twice) is the same upload. What was never attached is forgotten after <see cref="AttachmentOptions.KeepUploadsDays"/>.
/// </summary>
public interface IUploads
{
    /// <summary>Takes a file, checked by its bytes. Refused as by <see cref="IAttachmentStore.StoreAsync"/>, or when the member
    /// has too many waiting.</summary>
    Task<UploadAnswer> ReceiveAsync(Guid member, string name, Stream bytes, CancellationToken cancellationToken = default);

    /// <summary>What the member has sent, the latest first.</summary>
    Task<IReadOnlyList<Upload>> WaitingAsync(Guid member, CancellationToken cancellationToken = default);

    /// <summary>The uploads as attachments, to be stored in a document (<see cref="AttachmentsJson"/>), in the order asked.
    /// What is not this member's is left out.</summary>
    Task<IReadOnlyList<Attachment>> AttachAsync(Guid member, IReadOnlyCollection<Guid> uploads, CancellationToken cancellationToken = default);

    /// <summary>Forgets an upload. What a document carries already stays there.</summary>
    /// <returns>Whether the member had it.</returns>
    Task<bool> ForgetAsync(Guid member, Guid upload, CancellationToken cancellationToken = default);
}
