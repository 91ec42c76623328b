using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.FileProviders;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Manifest;

namespace MvoUmbraco.Embedded.Backoffice.Packages;

/// <summary>
/// Puts the version of a package into the addresses of its files, so that a browser takes up a new version at once and keeps
/// the present one for good: <c>/App_Plugins/Tools/bundle.js?umb__rnd=1.2.0-3f9a5c1</c>, as Umbraco writes it from 17.8 on.
/// </summary>
internal static class PackageVersion
{
    /// <summary>The query parameter that carries the version.</summary>
    public const string Parameter = "umb__rnd";

    private const string Addresses = $"/{PackageFiles.Folder}/";

    /// <summary>The version that the package names itself, and a hash that changes with any of its files.</summary>
    public static string Of(PackageManifest manifest, IFileProvider files, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, IFileInfo file) in FilesIn(files, folder).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(StateOf(path, file)));
        }

        string content = Convert.ToHexStringLower(hash.GetHashAndReset())[..7];
        return string.IsNullOrEmpty(manifest.Version) ? content : $"{manifest.Version}-{content}";
    }

    /// <summary>A package can be replaced while it is looked at: what is gone meanwhile counts as gone.</summary>
    private static string StateOf(string path, IFileInfo file)
    {
        try
        {
            return string.Create(CultureInfo.InvariantCulture, $"{path}:{file.Length}:{file.LastModified.UtcTicks}\n");
        }
        catch (FileNotFoundException)
        {
            return $"{path}:gone\n";
        }
    }

    /// <summary>Addresses of packages that have no query yet, anywhere in the extensions and in the import map.</summary>
    public static void Apply(PackageManifest manifest, string version)
    {
        for (int i = 0; i < manifest.Extensions.Length; i++)
        {
            manifest.Extensions[i] = Versioned((JsonNode)manifest.Extensions[i], version, manifest.AllowCacheBusting);
        }

        foreach ((string name, string address) in manifest.Importmap?.Imports.ToArray() ?? [])
        {
            manifest.Importmap!.Imports[name] = Versioned(address, version, manifest.AllowCacheBusting);
        }
    }

    private static JsonNode Versioned(JsonNode node, string version, bool addQuery)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members.ToArray())
                {
                    members[name] = member is null ? null : Versioned(member.DeepClone(), version, addQuery);
                }

                return members;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Versioned(item.DeepClone(), version, addQuery))]);
            case JsonValue value when value.TryGetValue(out string? text):
                return JsonValue.Create(Versioned(text, version, addQuery));
            default:
                return node;
        }
    }

    private static string Versioned(string text, string version, bool addQuery)
    {
        string escaped = Uri.EscapeDataString(version);
        string address = text.Replace(Constants.Web.CacheBusterToken, escaped, StringComparison.Ordinal);
        return addQuery && address.StartsWith(Addresses, StringComparison.OrdinalIgnoreCase) && !address.Contains('?', StringComparison.Ordinal)
            ? $"{address}?{Parameter}={escaped}"
            : address;
    }

    private static IEnumerable<(string Path, IFileInfo File)> FilesIn(IFileProvider files, string folder)
    {
        foreach (IFileInfo entry in files.GetDirectoryContents(folder))
        {
            string path = $"{folder}/{entry.Name}";
            if (!entry.IsDirectory)
            {
                yield return (path, entry);
                continue;
            }

            foreach ((string Path, IFileInfo File) below in FilesIn(files, path))
            {
                yield return below;
            }
        }
    }
}
