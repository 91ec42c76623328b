using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.ContentModel;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Tests;

/// <summary>
/// The plugin on a real host: a database file in a temporary folder, the project's own uSync files imported, Kestrel on a
/// free port. Several live side by side in one test run.
/// </summary>
internal sealed class PluginHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private PluginHost(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        Enter();
    }

    public HttpClient Client { get; }

    /// <summary>The repository's own uSync folder.</summary>
    public static string UsyncFolder { get; } = Repository.Folder("uSync", "v17");

    public static async Task<PluginHost> StartAsync(
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? endpoints = null,
        IEnumerable<(string Key, string Value)>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("plugin").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection((settings ?? []).ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddEmbeddedUmbraco(options =>
        {
            options.Store.Path = Path.Combine(folder, "site.db");
            options.UsyncFolder = UsyncFolder;
            options.Plugins.Add(typeof(MvoComposer).Assembly);
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseEmbeddedUmbraco();
        app.MapEmbeddedUmbraco();
        endpoints?.Invoke(app);
        await app.StartAsync();
        return new PluginHost(app, folder);
    }

    public IServiceProvider Services => app.Services;

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Joins the current flow to this host: what finds services by itself finds this host's.</summary>
    public void Enter() => FlowServices.Enter(app.Services);

    public IReading Read(string? culture = null) => Get<IKnowledgeCentre>().Read(culture);

    /// <summary>A published event under the calendar, changed as asked before it is saved.</summary>
    public IContent PublishEvent(string name, string start = "2026-05-07T14:00:00+02:00", Guid? parent = null, Action<IContent>? change = null)
    {
        var content = NewEvent(name, start, parent);
        change?.Invoke(content);
        Save(content);
        Publish(content);
        return content;
    }

    /// <summary>An event that is not saved yet.</summary>
    public IContent NewEvent(string name, string start = "2026-05-07T14:00:00+02:00", Guid? parent = null)
    {
        var content = Get<IContentService>().Create(name, parent ?? Read().Calendar.Page!.Key, ContentTypes.Event);
        content.SetCultureName(name, "nl-BE");
        content.SetValue(Fields.Kind, """["workshop"]""");
        content.SetValue(Fields.Precision, """["tijd"]""");
        content.SetValue(Fields.Start, Date(start));
        return content;
    }

    /// <summary>A date with its zone, as it is stored.</summary>
    public static string Date(string instant) => $$"""{"date":"{{instant}}","timeZone":"Europe/Brussels"}""";

    public void Save(IContent content)
    {
        var result = Get<IContentService>().Save(content);
        Assert.That(result.Success, Is.True, string.Join(' ', result.EventMessages?.GetAll().Select(message => message.Message) ?? []));
    }

    public void Publish(IContent content)
    {
        var result = Get<IContentService>().Publish(content, content.ContentType.VariesByCulture() ? ["nl-BE"] : ["*"]);
        Assert.That(result.Success, Is.True, result.Result.ToString());
    }

    /// <summary>The key of a document of the sample, by its path in the tree of names.</summary>
    public Guid Sample(string type, string name)
    {
        var contentType = Get<IContentTypeService>().Get(type)!;
        return Get<IContentService>()
            .GetPagedOfTypes([contentType.Id], 0, 10_000, out _, null)
            .Single(content => content.Name == name || content.GetCultureName("nl-BE") == name).Key;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
