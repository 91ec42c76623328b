using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Manifest;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Backoffice.Packages;

/// <summary>
/// The packages that extend the backoffice. As on Umbraco, what was read is kept: for good in runtime mode <c>Production</c>,
/// else for ten seconds, so that a package that is being written shows on the next load.
/// </summary>
internal sealed class PackageManifests(PackageManifestReader reader, AppCaches caches, IOptionsMonitor<RuntimeSettings> settings) : IPackageManifestService
{
    public async Task<IEnumerable<PackageManifest>> GetAllPackageManifestsAsync() =>
        await caches.RuntimeCache.GetCacheItemAsync(
            "EmbeddedPackageManifests",
            async () => (IReadOnlyList<PackageManifest>?)await reader.ReadAsync(),
            settings.CurrentValue.Mode == RuntimeMode.Production ? null : TimeSpan.FromSeconds(10)) ?? [];

    public async Task<IEnumerable<PackageManifest>> GetPublicPackageManifestsAsync() =>
        (await GetAllPackageManifestsAsync()).Where(manifest => manifest.AllowPublicAccess);

    public async Task<IEnumerable<PackageManifest>> GetPrivatePackageManifestsAsync() =>
        (await GetAllPackageManifestsAsync()).Where(manifest => !manifest.AllowPublicAccess);

    /// <summary>The import maps of all packages in one; of two that name the same module the first counts.</summary>
    public async Task<PackageManifestImportmap> GetPackageManifestImportmapAsync()
    {
        PackageManifestImportmap[] maps = [.. (await GetAllPackageManifestsAsync()).Select(manifest => manifest.Importmap).OfType<PackageManifestImportmap>()];
        return new PackageManifestImportmap
        {
            Imports = FirstOfEach(maps.SelectMany(map => map.Imports)),
            Scopes = FirstOfEach(maps.SelectMany(map => map.Scopes ?? [])),
        };
    }

    private static Dictionary<string, T> FirstOfEach<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        entries.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value);
}
