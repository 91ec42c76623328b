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

    /// <summary>The most files of one member that wait to be attached.</summary>
    public int MostUploads { get; set; } = 200;

    /// <summary>Days that a file waits to be attached.</summary>
    public int KeepUploadsDays { get; set; } = 30;

    /// <summary>Days that bytes stay after they came in, though nothing needs them.</summary>
    public int UnusedDays { get; set; } = 7;

    /// <summary>Days that bytes which nothing needs stand aside before they are deleted.</summary>
    public int AsideDays { get; set; } = 30;
}

/// <summary>
/// Attachments as files: <c>ab/cd/abcd….bin</c> by hash. A file is written under a temporary name in the same folder, made
/// durable, and then renamed, so that a name that exists has all its bytes. What nothing needs any more stands for a while
/// in <c>aside</c>, from where it comes back when it is asked for. The time of a file says when it came in or was set aside.
/// </summary>
internal sealed class AttachmentFiles(string root, IOptions<AttachmentOptions> options, TimeProvider clock) : IAttachmentStore
{
    private const string Extension = ".bin";

    // A file that is being set aside and put back is missed in both places by one look, not by several.
    private const int Looks = 4;

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

        for (var look = 0; look < Looks; look++)
        {
            if (OpenAt(PathOf(sha256)) is { } bytes)
            {
                return bytes;
            }

            BringBack(sha256);
        }

        return null;
    }

    /// <summary>The bytes are there.</summary>
    public bool Has(string sha256)
        => Enumerable.Range(0, Looks).Any(_ => File.Exists(PathOf(sha256)) || File.Exists(AsideOf(sha256)));

    /// <summary>What came in before a moment.</summary>
    public HashSet<string> Untouched(DateTimeOffset before)
        => Directory.Exists(root)
            ? HashesIn(Directory.EnumerateDirectories(root).Where(folder => Path.GetFileName(folder).Length == 2), before)
            : [];

    /// <summary>What was set aside before a moment.</summary>
    public HashSet<string> AsideSince(DateTimeOffset before) => HashesIn([AsideFolder], before);

    /// <summary>Sets a file aside, unless it was touched since: it may come in again at this very moment.</summary>
    public bool SetAside(string sha256, DateTimeOffset untouchedSince)
    {
        Directory.CreateDirectory(AsideFolder);
        var (from, to) = (PathOf(sha256), AsideOf(sha256));
        try
        {
            File.Move(from, to, overwrite: true);

            // Only now that nobody can touch it any more does its time tell.
            if (File.GetLastWriteTimeUtc(to) >= untouchedSince.UtcDateTime)
            {
                File.Move(to, from, overwrite: true);
                return false;
            }

            Touch(to);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file that stands aside, unless it came back since.</summary>
    /// <returns>Its size; null when it is not there.</returns>
    public long? DeleteAside(string sha256, DateTimeOffset asideSince)
    {
        var file = new FileInfo(AsideOf(sha256));
        if (!file.Exists || file.LastWriteTimeUtc >= asideSince.UtcDateTime)
        {
            return null;
        }

        var size = file.Length;
        file.Delete();
        return size;
    }

    /// <summary>Deletes what a process left that was killed while a file came in.</summary>
    public void DeleteAbandoned(DateTimeOffset before)
    {
        foreach (var file in Directory.Exists(Incoming) ? Directory.EnumerateFiles(Incoming) : [])
        {
            if (File.GetLastWriteTimeUtc(file) < before.UtcDateTime)
            {
                File.Delete(file);
            }
        }
    }

    private string Incoming => Path.Combine(root, "incoming");

    private string AsideFolder => Path.Combine(root, "aside");

    private string AsideOf(string sha256) => Path.Combine(AsideFolder, sha256 + Extension);

    private static HashSet<string> HashesIn(IEnumerable<string> folders, DateTimeOffset before)
        => folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories))
            .Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime)
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(name => name.Length == 64)
            .ToHashSet(StringComparer.Ordinal);

    private static FileStream? OpenAt(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void BringBack(string sha256)
    {
        var (from, to) = (AsideOf(sha256), PathOf(sha256));
        if (!File.Exists(from))
        {
            return;
        }

        try
        {
            Touch(from);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Somebody else brought it back, or put it back.
        }
    }

    private void Touch(string path) => File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);

    // The bytes are there already, and count as having come in now. False when they are not, or were set aside meanwhile.
    private bool IsThereStill(string path)
    {
        try
        {
            Touch(path);
            return File.Exists(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private async Task<StoreResult> ReceiveAsync(string name, Stream bytes, bool keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!AttachmentsJson.IsFileName(name))
        {
            return Refuse("De bestandsnaam bevat een map of een teken dat niet mag; geef het bestand een gewone naam, zoals verslag.pdf.");
        }

        Directory.CreateDirectory(Incoming);
        var temporary = Path.Combine(Incoming, Guid.NewGuid().ToString("N"));
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
            if (!IsThereStill(final))
            {
                Touch(temporary);
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

    private string PathOf(string hash) => Path.Combine(root, hash[..2], hash[2..4], hash + Extension);

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
