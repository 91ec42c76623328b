using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.IO.MediaPathSchemes;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Runtime;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Implement;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Core.Web;
using Umbraco.Cms.Infrastructure.Services.Implement;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>
/// Services whose classes are in Umbraco.Core but which only the rest of the CMS registers, and this host's own for what
/// Umbraco.Core leaves to a host. Classes with obsolete constructors are made by factory, so that the container can't
/// choose one of those.
/// </summary>
internal static class CoreRegistrations
{
    public static IUmbracoBuilder AddCoreLeftToHost(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddUnique<IRuntimeState, RuntimeState>();
        services.AddUnique<IMainDom, SimpleMainDom>();
        services.AddUnique<IServerMessenger, CacheRefreshes>();
        services.AddSingleton<RequestAccess>();
        services.AddUnique<IRequestAccessor>(provider => provider.GetRequiredService<RequestAccess>());
        services.AddUnique<ICookieManager>(provider => provider.GetRequiredService<RequestAccess>());
        services.AddUnique<IIpResolver>(provider => provider.GetRequiredService<RequestAccess>());

        services.AddUnique<IIdKeyMap>(provider => new IdKeyMap(provider.GetRequiredService<ICoreScopeProvider>(), provider.GetRequiredService<IIdKeyMapRepository>()));
        services.AddUnique<IAuditService>(provider => new AuditService(
            provider.GetRequiredService<ICoreScopeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<IEventMessagesFactory>(),
            provider.GetRequiredService<IAuditRepository>(),
            provider.GetRequiredService<IUserIdKeyResolver>(),
            provider.GetRequiredService<IEntityService>()));
        services.AddUnique<IAuditEntryService, AuditEntryService>();
        services.AddUnique<IDataTypeService>(provider => new DataTypeService(
            provider.GetRequiredService<ICoreScopeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<IEventMessagesFactory>(),
            provider.GetRequiredService<IDataTypeRepository>(),
            provider.GetRequiredService<IAuditService>(),
            provider.GetRequiredService<IContentTypeRepository>(),
            provider.GetRequiredService<IMediaTypeRepository>(),
            provider.GetRequiredService<IMemberTypeRepository>(),
            provider.GetRequiredService<Lazy<IIdKeyMap>>()));
        services.AddSingleton(_ => ServiceContext.CreatePartial());
        services.AddUnique<INodeCountService, NodeCountService>();

        services.AddUnique<IShortStringHelper>(provider => new DefaultShortStringHelper(
            new DefaultShortStringHelperConfig().WithDefault(provider.GetRequiredService<IOptionsMonitor<RequestHandlerSettings>>().CurrentValue)));
        services.AddTransient(LocalizedTexts);

        services.AddSingleton<FileSystems>();
        services.AddUnique<IMediaPathScheme, UniqueMediaPathScheme>();
        services.AddSingleton(MediaFiles);

        services.AddUnique<IVariationContextAccessor, HybridVariationContextAccessor>();
        services.AddUnique<IPropertyRenderingContextAccessor, HybridPropertyRenderingContextAccessor>();
        services.AddUnique<IDefaultCultureAccessor, DefaultCultureAccessor>();
        services.AddUnique<IPublishedContentTypeFactory, PublishedContentTypeFactory>();
        services.AddUnique<IUrlAssembler>(provider => new DefaultUrlAssembler(provider.GetRequiredService<UriUtility>()));
        services.AddUnique<IContentLastChanceFinder, NothingFound>();
        return builder;
    }

    private static LocalizedTextServiceFileSources LocalizedTexts(IServiceProvider provider)
    {
        var embedded = new EmbeddedFileProvider(typeof(IUmbracoBuilder).Assembly, "Umbraco.Cms.Core.EmbeddedResources.Lang");
        return new LocalizedTextServiceFileSources(
            provider.GetRequiredService<ILogger<LocalizedTextServiceFileSources>>(),
            provider.GetRequiredService<AppCaches>(),
            new DirectoryInfo(provider.GetRequiredService<HostPaths>().MapPathContentRoot("umbraco/config/lang")),
            [],
            embedded.GetDirectoryContents(string.Empty));
    }

    private static MediaFileManager MediaFiles(IServiceProvider provider)
    {
        var paths = provider.GetRequiredService<HostPaths>();
        string url = provider.GetRequiredService<IOptions<GlobalSettings>>().Value.UmbracoMediaPath;
        string folder = paths.MapPathWebRoot(url);
        var files = new PhysicalFileSystem(
            provider.GetRequiredService<IIOHelper>(),
            paths,
            provider.GetRequiredService<ILogger<PhysicalFileSystem>>(),
            folder,
            paths.ToAbsolute(url));
        return new MediaFileManager(
            files,
            provider.GetRequiredService<IMediaPathScheme>(),
            provider.GetRequiredService<ILogger<MediaFileManager>>(),
            provider.GetRequiredService<IShortStringHelper>(),
            provider,
            new Lazy<ICoreScopeProvider>(provider.GetRequiredService<ICoreScopeProvider>));
    }

    /// <summary>The last finder: there is no page for an unknown address, the program's own 404 answers.</summary>
    private sealed class NothingFound : IContentLastChanceFinder
    {
        public Task<bool> TryFindContent(IPublishedRequestBuilder request) => Task.FromResult(false);
    }
}
