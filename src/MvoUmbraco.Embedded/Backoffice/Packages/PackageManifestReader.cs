using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Manifest;

namespace MvoUmbraco.Embedded.Backoffice.Packages;

/// <summary>
/// Reads <c>App_Plugins/*/umbraco-package.json</c>. A manifest that can't be read is logged with its reason and passed over:
/// one broken package takes neither the backoffice nor the others with it.
/// </summary>
internal sealed class PackageManifestReader(PackageFiles packages, ILogger<PackageManifestReader> logger)
{
    private const string FileName = "umbraco-package.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>All manifests, in the order of their folders, with versions in their addresses.</summary>
    public async Task<IReadOnlyList<PackageManifest>> ReadAsync()
    {
        List<PackageManifest> manifests = [];
        IFileProvider files = packages.Files;
        foreach (IFileInfo folder in files.GetDirectoryContents(PackageFiles.Folder).Where(entry => entry.IsDirectory).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            string path = $"{PackageFiles.Folder}/{folder.Name}";
            IFileInfo? file = files.GetDirectoryContents(path).FirstOrDefault(entry => !entry.IsDirectory && entry.Name.Equals(FileName, StringComparison.OrdinalIgnoreCase));
            if (file is not null && await ReadAsync(file, $"{path}/{file.Name}") is { } manifest)
            {
                PackageVersion.Apply(manifest, PackageVersion.Of(manifest, files, path));
                manifests.Add(manifest);
            }
        }

        return manifests;
    }

    private async Task<PackageManifest?> ReadAsync(IFileInfo file, string path)
    {
        try
        {
            await using Stream stream = file.CreateReadStream();
            PackageManifest manifest = await JsonSerializer.DeserializeAsync<PackageManifest>(stream, Json) ?? throw new JsonException("It holds null.");
            if (string.IsNullOrWhiteSpace(manifest.Name))
            {
                throw new JsonException("Its 'name' is empty.");
            }

            manifest.Extensions = [.. manifest.Extensions.Select(ExtensionIn)];
            return manifest;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            logger.LogError("The package manifest {File} is passed over: {Reason}", path, e.Message);
            return null;
        }
    }

    private static object ExtensionIn(object? extension) => extension is JsonElement { ValueKind: JsonValueKind.Object } json
        ? JsonObject.Create(json)!
        : throw new JsonException("Its 'extensions' hold something that is not an object.");
}
