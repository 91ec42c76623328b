using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MvoUmbraco.Core.Attachments;

namespace MvoUmbraco.Attachments;

/// <summary>Where the bytes of attachments are kept: section <c>Mvo:Attachments</c> of the configuration.</summary>
public sealed class AttachmentOptions
{
    /// <summary>The folder, absolute or from the content root. Never below the web root.</summary>
    public string Folder { get; set; } = "App_Data/attachments";

    /// <summary>The largest file, in bytes; at most <see cref="AttachmentsJson.LargestFile"/>.</summary>
    public long LargestFile { get; set; } = 25 * 1024 * 1024;
}

/// <summary>
/// Attachments as files: <c>ab/cd/abcd….bin</c> by hash. A file is written under a temporary name in the same folder, made
/// durable, and then renamed, so that a name that exists has all its bytes.
/// </summary>
internal sealed class AttachmentFiles(string root, IOptions<AttachmentOptions> options) : IAttachmentStore
{
    /// <summary>The folder as configured, absolute; throws when it is one that the web server hands out.</summary>
    public static string CheckedFolder(string configured, string contentRoot, string? webRoot)
    {
        var folder = Path.GetFullPath(configured, contentRoot);
        if (string.IsNullOrEmpty(webRoot))
        {
            return folder;
        }

        var fromWebRoot = Path.GetRelativePath(webRoot, folder);
        var isOutside = Path.IsPathRooted(fromWebRoot) || fromWebRoot.Split(Path.DirectorySeparatorChar)[0] == "..";
        return isOutside
            ? folder
            : throw new InvalidOperationException(
                $"Mvo:Attachments:Folder is {folder}, which is served to everyone. Choose a folder outside {webRoot}.");
    }

    public Task<StoreResult> StoreAsync(string name, Stream bytes, CancellationToken cancellationToken = default)
        => ReceiveAsync(name, bytes, keep: true, cancellationToken);

    public Task<StoreResult> CheckAsync(string name, Stream bytes, CancellationToken cancellationToken = default)
        => ReceiveAsync(name, bytes, keep: false, cancellationToken);

    public Stream? Open(string sha256)
    {
        if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        try
        {
            return new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task<StoreResult> ReceiveAsync(string name, Stream bytes, bool keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!AttachmentsJson.IsFileName(name))
        {
            return Refuse("De bestandsnaam bevat een map of een teken dat niet mag; geef het bestand een gewone naam, zoals verslag.pdf.");
        }

        var incoming = Path.Combine(root, "incoming");
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            var most = Math.Min(options.Value.LargestFile, AttachmentsJson.LargestFile);
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.Asynchronous);
            var hash = await CopyAsync(bytes, file, most, cancellationToken);
            if (hash is null)
            {
                return Refuse(string.Create(CultureInfo.InvariantCulture, $"‘{name}’ is te groot; hoogstens {most / (1024 * 1024)} MB is toegelaten."));
            }

            var size = file.Length;
            if (size == 0)
            {
                return Refuse($"‘{name}’ is leeg; kies een bestand met inhoud.");
            }

            if (FileContent.Sniff(file) is not { } contentType)
            {
                return Refuse($"‘{name}’ is geen bestand van een toegelaten soort; kies een van {AllowedFileTypes.Extensions}.");
            }

            if (!AllowedFileTypes.Fits(contentType, name))
            {
                return Refuse($"De extensie van ‘{name}’ past niet bij de inhoud ({contentType}); geef het bestand zijn juiste extensie.");
            }

            if (!keep)
            {
                return new StoreResult(new StoredFile(hash, size, contentType), null);
            }

            file.Flush(flushToDisk: true);
            await file.DisposeAsync();
            var final = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            if (!File.Exists(final))
            {
                File.Move(temporary, final, overwrite: true);
            }

            return new StoreResult(new StoredFile(hash, size, contentType), null);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static StoreResult Refuse(string problem) => new(null, problem);

    private string PathOf(string hash) => Path.Combine(root, hash[..2], hash[2..4], hash + ".bin");

    // Null when there are more bytes than allowed.
    private static async Task<string?> CopyAsync(Stream from, FileStream to, long most, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            long total = 0;
            int read;
            while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
            {
                total += read;
                if (total > most)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
