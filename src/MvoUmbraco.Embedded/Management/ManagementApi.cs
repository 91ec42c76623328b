using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Collections;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.DataTypes;
using MvoUmbraco.Embedded.Management.Dictionary;
using MvoUmbraco.Embedded.Management.Documents;
using MvoUmbraco.Embedded.Management.DocumentTypes;
using MvoUmbraco.Embedded.Management.DynamicRoots;
using MvoUmbraco.Embedded.Management.EmbeddedMedia;
using MvoUmbraco.Embedded.Management.HealthChecks;
using MvoUmbraco.Embedded.Management.Languages;
using MvoUmbraco.Embedded.Management.Media;
using MvoUmbraco.Embedded.Management.MediaTypes;
using MvoUmbraco.Embedded.Management.Members;
using MvoUmbraco.Embedded.Management.MemberTypes;
using MvoUmbraco.Embedded.Management.Redirects;
using MvoUmbraco.Embedded.Management.Relations;
using MvoUmbraco.Embedded.Management.Search;
using MvoUmbraco.Embedded.Management.Manifests;
using MvoUmbraco.Embedded.Management.Security;
using MvoUmbraco.Embedded.Management.Segments;
using MvoUmbraco.Embedded.Management.Server;
using MvoUmbraco.Embedded.Management.ServerEvents;
using MvoUmbraco.Embedded.Management.Tags;
using MvoUmbraco.Embedded.Management.Templates;
using MvoUmbraco.Embedded.Management.TemporaryFiles;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Users;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Install;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management;

/// <summary>
/// The part of Umbraco's Management API that the backoffice client works on, over Umbraco.Core's services; addresses,
/// requests and answers as in Umbraco's contract. What is not served is answered 404, with a problem.
/// </summary>
internal static class ManagementApi
{
    /// <summary>The features, each with its endpoints: the table of contents.</summary>
    private static readonly IFeature[] Features =
    [
        new Feature<DocumentTreeEndpoints>(),
        new Feature<DocumentItemEndpoints>(),
        new Feature<DocumentEndpoints>(),
        new Feature<DocumentPublishingEndpoints>(),
        new Feature<DocumentPlaceEndpoints>(),
        new Feature<DocumentInformationEndpoints>(),
        new Feature<DocumentSubscriptionEndpoints>(),
        new Feature<DocumentBinEndpoints>(),
        new Feature<DocumentVersionEndpoints>(),
        new Feature<DocumentCollectionEndpoints>(),
        new Feature<PublicAccessEndpoints>(),
        new Feature<DomainEndpoints>(),
        new Feature<DocumentTypeEndpoints>(),
        new Feature<DocumentTypeTree>(),
        new Feature<MediaTypeEndpoints>(),
        new Feature<MediaTypeTree>(),
        new Feature<MemberTypeEndpoints>(),
        new Feature<MemberTypeTree>(),
        new Feature<DataTypeEndpoints>(),
        new Feature<DataTypeTree>(),
        new Feature<PropertyTypeEndpoints>(),
        new Feature<MemberEndpoints>(),
        new Feature<MemberListEndpoints>(),
        new Feature<MemberGroupEndpoints>(),
        new Feature<CurrentUserEndpoints>(),
        new Feature<UserDataEndpoints>(),
        new Feature<UserEndpoints>(),
        new Feature<UserStateEndpoints>(),
        new Feature<UserGroupEndpoints>(),
        new Feature<TagEndpoints>(),
        new Feature<SegmentEndpoints>(),
        new Feature<RelationTypeEndpoints>(),
        new Feature<DictionaryEndpoints>(),
        new Feature<DictionaryTree>(),
        new Feature<MediaTreeEndpoints>(),
        new Feature<MediaItemEndpoints>(),
        new Feature<MediaEndpoints>(),
        new Feature<MediaInformationEndpoints>(),
        new Feature<MediaUrlEndpoints>(),
        new Feature<MediaBinEndpoints>(),
        new Feature<MediaCollectionEndpoints>(),
        new Feature<TemporaryFileEndpoints>(),
        new Feature<LanguageEndpoints>(),
        new Feature<CultureEndpoints>(),
        new Feature<ServerEndpoints>(),
        new Feature<GraphicsEndpoints>(),
        new Feature<ManifestEndpoints>(),
        new Feature<PasswordLinkEndpoints>(),
        new Feature<HealthCheckEndpoints>(),
        new Feature<RedirectEndpoints>(),
        new Feature<DynamicRootEndpoints>(),
        new Feature<EmbeddedMediaEndpoints>(),
        new Feature<TemplateItemEndpoints>(),
        new Feature<CompositionEndpoints>(),
    ];

    public static IUmbracoBuilder AddManagement(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddAuthentication();
        services.AddAuthorization(BackOfficePolicies.AddTo);
        services.AddSingleton<IAuthorizationHandler, BackOfficeUserHandler>();
        services.AddSingleton<CurrentUser>();
        services.AddSingleton<NodeAccess>();
        services.AddSingleton<PickerSettings>();
        services.AddSingleton<RecycleBinTree>();
        services.AddSingleton<ListViews>();
        services.AddSingleton<ContentValues>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ReferenceItems>();
        services.AddSingleton<DocumentItems>();
        services.AddSingleton<DocumentTrees>();
        services.AddSingleton<DocumentWriter>();
        services.AddSingleton<MediaItems>();
        services.AddSingleton<MediaTrees>();
        services.AddSingleton<SeenDocuments>();
        services.AddSingleton<UserGroupForms>();
        services.AddSingleton<UserForms>();
        services.AddUnique<IFilePermissionHelper, WritableFolders>();
        services.AddUnique<IContentListViewService, DocumentListView>();
        services.AddUnique<IMediaListViewService, MediaListView>();
        services.AddUnique<IIndexedEntitySearchService, EntitySearch>();
        foreach (IFeature feature in Features)
        {
            feature.AddTo(services);
        }

        return builder.AddServerEvents();
    }

    public static IEndpointRouteBuilder MapManagement(this IEndpointRouteBuilder endpoints)
    {
        foreach (IFeature feature in Features)
        {
            feature.MapTo(endpoints);
        }

        endpoints.MapHub<ServerEventHub>(ServerEventHub.Address);
        endpoints.MapFallback(ManagementRoutes.Base + "{**path}", NotServed);
        return endpoints;
    }

    private static Task NotServed(HttpContext context) => Answer.Problem(Problem.NotFound(
        "Not found",
        $"{context.Request.Method} {context.Request.Path} is not served here.")).ExecuteAsync(context);

    private interface IFeature
    {
        void AddTo(IServiceCollection services);

        void MapTo(IEndpointRouteBuilder endpoints);
    }

    private sealed class Feature<T> : IFeature
        where T : class, IManagementEndpoints<T>
    {
        public void AddTo(IServiceCollection services) => services.AddTransient<T>();

        public void MapTo(IEndpointRouteBuilder endpoints) => T.Map(new ManagementRoutes<T>(endpoints));
    }
}
