using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Backoffice;
using MvoUmbraco.Embedded.Backoffice.Packages;
using MvoUmbraco.Embedded.Delivery;
using MvoUmbraco.Embedded.Editors;
using MvoUmbraco.Embedded.Identity.Passwords;
using MvoUmbraco.Embedded.Identity.SignIn;
using MvoUmbraco.Embedded.Management;
using MvoUmbraco.Embedded.MediaFiles;
using MvoUmbraco.Embedded.MediaFiles.Serving;
using MvoUmbraco.Embedded.Members;
using MvoUmbraco.Embedded.Members.SignIn;
using MvoUmbraco.Embedded.OutputCaching;
using MvoUmbraco.Embedded.Publishing;
using MvoUmbraco.Embedded.Repositories;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Audit;
using MvoUmbraco.Embedded.Repositories.KeyValues;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Users;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using MvoUmbraco.Embedded.Upkeep;
using MvoUmbraco.Usync;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>The embedded host, as a program adds it to its web application.</summary>
public static class EmbeddedUmbraco
{
    /// <summary>
    /// Adds Umbraco.Core's services on a store of one SQLite file, and runs the composers of the given plugins. The site
    /// starts with the application, before the web server listens.
    /// </summary>
    /// <param name="builder">The web application's builder; configuration and logging must be in place.</param>
    /// <param name="configure">Chooses plugins and other options.</param>
    public static IUmbracoBuilder AddEmbeddedUmbraco(this WebApplicationBuilder builder, Action<EmbeddedUmbracoOptions> configure)
    {
        var options = new EmbeddedUmbracoOptions();
        builder.Configuration.GetSection("Embedded:Store").Bind(options.Store);
        configure(options);
        StaticWebAssets.Use(builder, options);
        string database = Path.GetFullPath(options.Store.Path, builder.Environment.ContentRootPath);

        IUmbracoBuilder umbraco = NewBuilder(builder, options);
        IServiceCollection services = umbraco.Services;
        services.AddSingleton(options);
        // Behind a proxy or on one's own machine requests come unencrypted; who sets it to true insists.
        services.Configure<GlobalSettings>(settings => settings.UseHttps = false);
        umbraco.AddConfiguration();
        Enforce(services);
        AddPaths(services, Path.GetDirectoryName(database)!);
        // Reading the file takes a while; meanwhile the program is put together.
        Task<Database> opening = Database.OpenAsync(database, options.Store);
        services.AddSingleton(_ => opening.GetAwaiter().GetResult());
        services.AddSingleton<AmbientScope>();
        services.AddSingleton<StoreAccess>();
        services.AddUnique<ICoreScopeProvider, EmbeddedScopeProvider>();
        umbraco
            .AddCoreLeftToHost()
            .AddPropertyEditors()
            .AddMediaFiles()
            .AddTypeRepositories()
            .AddContentRepositories()
            .AddAccessRepositories()
            .AddMembers()
            .AddUserRepositories()
            .AddPublishing()
            .AddExactOutputCache()
            .AddDelivery()
            .AddManagement()
            .AddSignIn()
            .AddBackoffice()
            .AddUsync()
            .AddKeyValueRepository()
            .AddAuditRepository()
            .AddCoreNotificationHandlers();
        services.AddSingleton<IStartStep, UsyncAtStart>();
        AddControllers(services, options);

        umbraco.AddComposers();
        umbraco.Build();
        services.AddNotOffered();
        services.AddSingleton<EmbeddedRuntime>();
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedRuntime>());
        services.AddHostedService<ScheduledPublishing>();
        services.AddUpkeep();
        return umbraco;
    }

    /// <summary>Middleware of the host: to be added before the program's own endpoints.</summary>
    public static IApplicationBuilder UseEmbeddedUmbraco(this IApplicationBuilder app)
    {
        IServiceProvider services = app.ApplicationServices;
        FlowServices.Enter(services);
        app.Use((context, next) =>
        {
            FlowServices.EnterRequest(services);
            return next(context);
        });
        app.UseMiddleware<MediaServing>();
        MemberCookie.Use(app);
        app.UseSignIn();
        app.UseAuthorization();
        return app.UseOutputCache();
    }

    /// <summary>Endpoints of the host.</summary>
    public static IEndpointRouteBuilder MapEmbeddedUmbraco(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapControllers();
        endpoints.MapDelivery();
        endpoints.MapSignIn();
        endpoints.MapManagement();
        endpoints.MapBackoffice();
        return endpoints;
    }

    /// <summary>
    /// Starts Umbraco without listening, for a program that only works on the content (an import, an export) and ends.
    /// </summary>
    public static Task StartUmbracoAsync(this IHost host, CancellationToken cancellationToken = default) =>
        host.Services.GetRequiredService<EmbeddedRuntime>().StartAsync(cancellationToken);

    /// <summary>
    /// Gives a backoffice user who lost the password a new random one, lets the user in again and ends all sign-ins so far.
    /// For a program whose Umbraco has been started.
    /// </summary>
    /// <param name="host">The program.</param>
    /// <param name="nameOrEmail">User name or e-mail address.</param>
    /// <returns>The password, which is kept nowhere; null when there is no such user.</returns>
    public static Task<string?> ReplaceUserPasswordAsync(this IHost host, string nameOrEmail) =>
        host.Services.GetRequiredService<LostPassword>().ReplaceAsync(nameOrEmail);

    private static UmbracoBuilder NewBuilder(WebApplicationBuilder builder, EmbeddedUmbracoOptions options)
    {
        IServiceCollection services = builder.Services;
        services.AddMemoryCache();
        services.TryAddSingleton(TimeProvider.System);
        var http = new HttpContextAccessor();
        services.AddSingleton<IHttpContextAccessor>(http);

        // The scan for types logs before there is a container.
        ILoggerFactory early = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        IEnumerable<Assembly> assemblies = options.Plugins;
        var finder = new TypeFinder(early.CreateLogger<TypeFinder>(), new PluginAssemblies(assemblies), null);
        var loader = new TypeLoader(finder, early.CreateLogger<TypeLoader>());
        services.AddSingleton<ITypeFinder>(finder);
        services.AddSingleton(loader);
        return new UmbracoBuilder(services, builder.Configuration, loader, early, new NoopProfiler(), AppCaches.Create(new RequestCache(http)));
    }

    /// <summary>Controllers with routes of their own, from the plugins.</summary>
    private static void AddControllers(IServiceCollection services, EmbeddedUmbracoOptions options)
    {
        IMvcCoreBuilder controllers = services.AddMvcCore();
        foreach (Assembly plugin in options.Plugins)
        {
            controllers.AddApplicationPart(plugin);
        }
    }

    /// <summary>Settings that have one right value on a single process with this store.</summary>
    private static void Enforce(IServiceCollection services)
    {
        services.PostConfigure<GlobalSettings>(settings => settings.DisableElectionForSingleServer = true);

        // They are not offered, and would be asked for at every change of content.
        services.PostConfigure<WebhookSettings>(settings => settings.Enabled = false);
    }

    private static void AddPaths(IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(provider => new HostPaths(
            dataFolder,
            provider.GetRequiredService<IWebHostEnvironment>(),
            provider.GetRequiredService<IOptionsMonitor<WebRoutingSettings>>()));
        services.AddUnique<Umbraco.Cms.Core.Hosting.IHostingEnvironment>(provider => provider.GetRequiredService<HostPaths>());
    }
}
