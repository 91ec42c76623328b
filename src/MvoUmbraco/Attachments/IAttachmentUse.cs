namespace MvoUmbraco.Attachments;

/// <summary>
/// A place that needs bytes of attachments. Bytes that no place names are tidied away in the end, so a feature that keeps a
/// hash anywhere else than in a document says so here.
/// </summary>
public interface IAttachmentUse
{
    /// <summary>The hashes of everything it needs; the same may come more than once.</summary>
    /// <exception cref="InvalidOperationException">It cannot tell now: nothing is tidied away.</exception>
    IAsyncEnumerable<string> HashesAsync(CancellationToken cancellationToken);
}
