using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Backoffice.Packages;
using MvoUmbraco.Embedded.Management.Server;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Manifest;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Backoffice;

/// <summary>Umbraco's backoffice client: its page, its files, and the packages that extend it.</summary>
internal static class BackofficeRegistrations
{
    public static IUmbracoBuilder AddBackoffice(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<ClientFolder>();
        services.AddSingleton<ClientEndpoint>();
        services.AddSingleton<Shell>();
        services.AddUnique<ICspNonceService, CspNonce>();
        services.AddSingleton<PackageFiles>();
        services.AddSingleton<PackageEndpoint>();
        services.AddSingleton<PackageManifestReader>();
        services.AddUnique<IPackageManifestService, PackageManifests>();
        services.AddUnique<IServerInformationService, ServerInformationService>();
        services.AddUnique<ISystemTroubleshootingInformationService, Troubleshooting>();
        return builder;
    }

    public static IEndpointRouteBuilder MapBackoffice(this IEndpointRouteBuilder endpoints)
    {
        ClientEndpoint.Map(endpoints);
        PackageEndpoint.Map(endpoints);
        Shell.Map(endpoints);
        return endpoints;
    }
}
