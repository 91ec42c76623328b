using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Delivery.Access;
using MvoUmbraco.Embedded.Delivery.Media;
using MvoUmbraco.Embedded.Delivery.Querying;
using MvoUmbraco.Embedded.Delivery.Rendering;
using MvoUmbraco.Embedded.Delivery.Requests;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Security;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Delivery;

/// <summary>
/// Umbraco's Content Delivery API, version 2, settings and answers as Umbraco's. What an answer holds is built by
/// Umbraco.Core; what a request asks, what it finds, and how the answer is written and kept is here.
/// </summary>
internal static class DeliveryRegistrations
{
    /// <summary>Where the API stands: below the address of the backoffice, and without its sign-in.</summary>
    public const string Root = "/umbraco/delivery";

    public static IUmbracoBuilder AddDelivery(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddUnique<IApiElementBuilder, ApiElementBuilder>();
        services.AddSingleton<ApiContentBuilder>();
        services.AddUnique<IApiContentBuilder, LinkedContent>();
        services.AddUnique<IApiContentResponseBuilder, ApiContentResponseBuilder>();
        services.AddUnique<IApiContentNameProvider, ApiContentNameProvider>();
        services.AddUnique<IApiContentPathProvider, ApiContentPathProvider>();
        services.AddUnique<IApiContentPathResolver, ApiContentPathResolver>();
        services.AddUnique<IApiPublishedContentCache, ApiPublishedContentCache>();
        services.AddUnique<IApiPropertyRenderer, ApiPropertyRenderer>();
        services.AddUnique<IApiDocumentUrlService, ApiDocumentUrlService>();
        services.AddUnique<IApiMediaBuilder, ApiMediaBuilder>();
        services.AddUnique<IApiMediaUrlProvider, ApiMediaUrlProvider>();
        services.AddSingleton<ApiContentRouteBuilder>();
        services.AddUnique<IApiContentRouteBuilder, KnownRoutes>();

        services.AddSingleton<CurrentExpansion>();
        services.AddUnique<IOutputExpansionStrategyAccessor>(provider => provider.GetRequiredService<CurrentExpansion>());

        services.AddSingleton<DeliveryHeaders>();
        services.AddUnique<IRequestCultureService>(provider => provider.GetRequiredService<DeliveryHeaders>());
        services.AddUnique<IRequestSegmentService>(provider => provider.GetRequiredService<DeliveryHeaders>());
        services.AddUnique<IRequestPreviewService>(provider => provider.GetRequiredService<DeliveryHeaders>());
        services.AddSingleton<StartItem>();
        services.AddUnique<IRequestStartItemProvider>(provider => provider.GetRequiredService<StartItem>());
        services.AddUnique<IRequestStartItemProviderAccessor>(provider => provider.GetRequiredService<StartItem>());
        services.AddSingleton<ContentRoutes>();
        services.AddUnique<IRequestRoutingService>(provider => provider.GetRequiredService<ContentRoutes>());
        services.AddUnique<IRequestRedirectService>(provider => provider.GetRequiredService<ContentRoutes>());
        services.AddUnique<IApiAccessService, ApiAccess>();

        services.AddSingleton<SignedInMembers>();
        services.AddSingleton<ProtectedContent>();
        services.AddUnique<IRequestMemberAccessService>(provider => provider.GetRequiredService<ProtectedContent>());
        services.AddUnique<IPublicAccessChecker>(provider => provider.GetRequiredService<ProtectedContent>());

        services.AddSingleton<DocumentNames>();
        services.AddSingleton<DocumentFields>();
        services.AddSingleton<KnownResults>();
        services.AddUnique<IApiContentQueryProvider, ContentIndex>();
        services.AddUnique<IApiContentQueryService, ContentQueries>();
        services.AddUnique<IApiMediaQueryService, MediaQueries>();

        services.AddSingleton<MediaAnswers>();
        services.AddSingleton<DeliveryPipeline>();
        services.AddSingleton<ListItems>();
        services.AddSingleton<ContentEndpoints>();
        services.AddSingleton<MediaEndpoints>();
        return builder;
    }

    public static IEndpointRouteBuilder MapDelivery(this IEndpointRouteBuilder endpoints)
    {
        IServiceProvider services = endpoints.ServiceProvider;
        var access = services.GetRequiredService<IApiAccessService>();
        var settings = services.GetRequiredService<IOptionsMonitor<DeliveryApiSettings>>();
        var configuration = services.GetRequiredService<IConfiguration>();
        ContentEndpoints.Map(endpoints, new DeliveryCaching(media: false, access, settings, configuration), new(services.GetRequiredService<ContentEndpoints>));
        MediaEndpoints.Map(endpoints, new DeliveryCaching(media: true, access, settings, configuration), new(services.GetRequiredService<MediaEndpoints>));
        return endpoints;
    }
}
