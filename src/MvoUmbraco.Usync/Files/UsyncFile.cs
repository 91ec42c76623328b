using System.Security.Cryptography;

namespace MvoUmbraco.Usync.Files;

/// <summary>One file of a folder.</summary>
/// <param name="Kind">The kind its subfolder says.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Name">Path from the folder's root with forward slashes; names the file in reports.</param>
internal sealed record UsyncFile(FileKind Kind, string FullPath, string Name)
{
    public Task<byte[]> BytesAsync(CancellationToken ct) => File.ReadAllBytesAsync(FullPath, ct);

    /// <summary>Short name for content: 64 bits of SHA-256. It guards against forgetting a change, not against malice.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
}
