using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Manifest;

namespace MvoUmbraco.Embedded.Management.Manifests;

/// <summary>The packages that extend the backoffice: those for its sign-in screen for anybody, the others after sign-in.</summary>
internal sealed class ManifestEndpoints(IPackageManifestService packages) : IManagementEndpoints<ManifestEndpoints>
{
    public static void Map(ManagementRoutes<ManifestEndpoints> routes)
    {
        routes.Get("manifest/manifest", BackOfficePolicies.BackOfficeAccess, (feature, _) => feature.All());
        routes.Get("manifest/manifest/private", BackOfficePolicies.BackOfficeAccess, (feature, _) => feature.Private());
        routes.GetForAnybody("manifest/manifest/public", (feature, _) => feature.Public());
    }

    private async Task<IResult> All() => Answered(await packages.GetAllPackageManifestsAsync());

    private async Task<IResult> Private() => Answered(await packages.GetPrivatePackageManifestsAsync());

    private async Task<IResult> Public() => Answered(await packages.GetPublicPackageManifestsAsync());

    private static IResult Answered(IEnumerable<PackageManifest> manifests) => Answer.Ok(manifests.Select(ManifestModel.Of).ToArray());
}
