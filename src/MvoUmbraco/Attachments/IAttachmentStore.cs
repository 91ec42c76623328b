namespace MvoUmbraco.Attachments;

/// <summary>A file that was stored, or found again.</summary>
/// <param name="Sha256">Of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ContentType">The media type found in the bytes.</param>
public sealed record StoredFile(string Sha256, long Size, string ContentType);

/// <summary>What came of storing a file.</summary>
/// <param name="File">The stored file; null when it was refused.</param>
/// <param name="Problem">Why it was refused, in Dutch, with the mend.</param>
public sealed record StoreResult(StoredFile? File, string? Problem);

/// <summary>
/// The bytes of attachments, outside every folder that is served, under their hash: the same bytes are kept once, and
/// stored bytes never change. Who may read them is asked of the content that carries them, not here.
/// </summary>
public interface IAttachmentStore
{
    /// <summary>Checks and stores a file. Refused: an empty or too large file, a kind that is not allowed, an extension that
    /// does not fit the bytes, a name with a path in it.</summary>
    Task<StoreResult> StoreAsync(string name, Stream bytes, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="StoreAsync"/> would answer, without keeping the bytes.</summary>
    Task<StoreResult> CheckAsync(string name, Stream bytes, CancellationToken cancellationToken = default);

    /// <summary>The bytes under a hash, to be disposed by the caller; null when there are none.</summary>
    Stream? Open(string sha256);
}
