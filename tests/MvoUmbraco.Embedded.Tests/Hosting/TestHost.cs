using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Tests.TinyPlugin;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Tests.Hosting;

/// <summary>
/// A real host with the tiny plugin: a database file in a temporary folder, Kestrel on a free port. Several live side by
/// side in one test run.
/// </summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TemporaryFolder? owned;

    private TestHost(WebApplication app, TemporaryFolder folder, TemporaryFolder? owned)
    {
        this.app = app;
        this.owned = owned;
        Folder = folder;
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        FlowServices.Enter(app.Services);
    }

    public TemporaryFolder Folder { get; }

    /// <summary>Speaks real HTTP to the host; follows no redirects.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public IHost Program => app;

    /// <summary>Starts a host, on the given folder (kept afterwards) or on a new one (removed).</summary>
    /// <param name="folder">Where the database stands; to restart on the same content, give the same one.</param>
    /// <param name="settings">Configuration, for instance <c>("Umbraco:CMS:DeliveryApi:Enabled", "true")</c>.</param>
    /// <param name="services">Replaces or adds services, such as the clock.</param>
    /// <param name="options">Chooses what a program chooses.</param>
    public static async Task<TestHost> StartAsync(TemporaryFolder? folder = null, IEnumerable<(string Key, string Value)>? settings = null, Action<IServiceCollection>? services = null, Action<EmbeddedUmbracoOptions>? options = null)
    {
        TemporaryFolder? owned = folder is null ? new TemporaryFolder() : null;
        folder ??= owned!;
        WebApplication app = NewApplication(folder.Path, settings, services, options);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            owned?.Dispose();
            throw;
        }

        return new TestHost(app, folder, owned);
    }

    /// <summary>A host that has not been started, its database in the given folder.</summary>
    public static WebApplication NewApplication(string folder, IEnumerable<(string Key, string Value)>? settings = null, Action<IServiceCollection>? services = null, Action<EmbeddedUmbracoOptions>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection((settings ?? []).ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddEmbeddedUmbraco(options =>
        {
            options.Store.Path = Path.Combine(folder, "site.db");
            options.Plugins.Add(typeof(TinyComposer).Assembly);
            options.Console = TextWriter.Null;
            configure?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.UseEmbeddedUmbraco();
        app.MapEmbeddedUmbraco();
        return app;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Joins this flow to the host again, after another host was started in it.</summary>
    public void Enter() => FlowServices.Enter(app.Services);

    /// <summary>A scope to group several calls in one transaction.</summary>
    public ICoreScope Scope() => Get<ICoreScopeProvider>().CreateCoreScope();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        owned?.Dispose();
    }
}
