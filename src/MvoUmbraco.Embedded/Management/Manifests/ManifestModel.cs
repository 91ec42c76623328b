using Umbraco.Cms.Core.Manifest;

namespace MvoUmbraco.Embedded.Management.Manifests;

/// <summary>A package as the client gets to know it: its name, and what it adds to the backoffice.</summary>
internal sealed record ManifestModel(string Name, string? Id, string? Version, object[] Extensions)
{
    public static ManifestModel Of(PackageManifest manifest) => new(manifest.Name, manifest.Id, manifest.Version, manifest.Extensions);
}
