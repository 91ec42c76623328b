using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Hosting;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>
/// Processed pictures on disk, in the temporary folder: one folder per original, so that they go with it. They can be
/// deleted at any time. When they take more space than allowed, those not asked for longest go.
/// </summary>
internal sealed class ProcessedStore(IHostingEnvironment paths, IOptionsMonitor<ImagingOptions> options, TimeProvider time)
{
    private const int HashLength = 32;

    /// <summary>Part of the allowed space that is left in use when room is made.</summary>
    private const double KeptShare = 0.8;

    private readonly string root = Path.Combine(paths.LocalTempPath, "images");
    private readonly Lock trimming = new();
    private long? taken;

    /// <summary>The name of a processed picture: the same as long as original and commands are.</summary>
    public static string NameOf(DateTimeOffset changed, long size, ImageCommands commands) =>
        Hash(FormattableString.Invariant($"{changed.UtcTicks}|{size}|{commands.Canonical}"));

    /// <summary>The picture and its format; null when it has to be made.</summary>
    public (Stream Content, string Format)? Open(string original, string name)
    {
        var folder = new DirectoryInfo(FolderOf(original));
        if (!folder.Exists || folder.EnumerateFiles($"{name}.*").FirstOrDefault() is not { } found)
        {
            return null;
        }

        try
        {
            if (found.LastAccessTimeUtc < time.GetUtcNow().UtcDateTime.AddDays(-1))
            {
                found.LastAccessTimeUtc = time.GetUtcNow().UtcDateTime;
            }

            return (new FileStream(found.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), found.Extension.TrimStart('.'));
        }
        catch (IOException)
        {
            // It was deleted between looking and opening.
            return null;
        }
    }

    /// <summary>Keeps a processed picture; nobody ever sees a part of it.</summary>
    public void Add(string original, string name, string format, ReadOnlySpan<byte> content)
    {
        string folder = Directory.CreateDirectory(FolderOf(original)).FullName;
        string part = Path.Combine(folder, $".{Guid.NewGuid():N}");
        File.WriteAllBytes(part, content);
        File.Move(part, Path.Combine(folder, $"{name}.{format}"), overwrite: true);
        MakeRoom(content.Length);
    }

    /// <summary>Deletes what was made of an original that is no more.</summary>
    public void Forget(string original)
    {
        string folder = FolderOf(original);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void MakeRoom(long added)
    {
        lock (trimming)
        {
            taken = taken + added ?? Files().Sum(file => file.Length);
            long allowed = options.CurrentValue.CacheMegabytes * 1024L * 1024L;
            if (taken <= allowed)
            {
                return;
            }

            taken = 0;
            foreach (FileInfo file in Files().OrderByDescending(file => file.LastAccessTimeUtc))
            {
                if (taken + file.Length <= allowed * KeptShare)
                {
                    taken += file.Length;
                }
                else
                {
                    file.Delete();
                }
            }
        }
    }

    private IEnumerable<FileInfo> Files() => Directory.Exists(root) ? new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories) : [];

    private string FolderOf(string original)
    {
        string hash = Hash(original.ToLowerInvariant());
        return Path.Combine(root, hash[..2], hash);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
