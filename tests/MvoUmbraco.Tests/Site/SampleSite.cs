using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Access;
using MvoUmbraco.Reading;
using MvoUmbraco.Site;

namespace MvoUmbraco.Tests.Site;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>The site over a sample knowledge centre, on a real server at a free port.</summary>
internal sealed class SampleSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private SampleSite(WebApplication app, SampleCentre centre, StillClock clock)
    {
        (this.app, Centre, Clock) = (app, centre, clock);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public SampleCentre Centre { get; }

    public StillClock Clock { get; }

    public HttpClient Client { get; }

    public static async Task<SampleSite> StartAsync(DateTimeOffset? now = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");

        // As on full Umbraco in development: with MVC's components, and a container that watches over scopes.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
        builder.Services.AddRazorComponents();
        var centre = new SampleCentre();
        var clock = new StillClock(now ?? new DateTimeOffset(2006, 7, 1, 10, 0, 0, TimeSpan.Zero));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IKnowledgeCentre>(centre);
        builder.Services.AddSingleton<IContentGeneration>(centre);
        builder.Services.AddSingleton<ICurrentVisitor>(centre);
        builder.Services.AddMvoSite();
        var app = builder.Build();
        app.UseRouting();
        app.MapMvoSite();
        await app.StartAsync();
        return new SampleSite(app, centre, clock);
    }

    /// <summary>The page at a path, parsed; any status.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
        => new HtmlParser().ParseDocument(await Client.GetStringAnyAsync(path));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

internal static class HttpReading
{
    /// <summary>The body, whatever the status.</summary>
    public static async Task<string> GetStringAnyAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }
}
