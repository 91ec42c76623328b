using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Web;

namespace MvoUmbraco.Browser.Tests;

/// <summary>The whole program with the sample content, on a free port and a folder of its own.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Func<string, Task<WebApplication>> run;
    private WebApplication app;

    private RunningSite(WebApplication app, DirectoryInfo folder, Func<string, Task<WebApplication>> run) => (this.app, this.folder, this.run) = (app, folder, run);

    /// <summary>Scheme, host and port, with a slash at the end.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <param name="settings">Further configuration, as on the command line.</param>
    public static Task<RunningSite> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <param name="services">Adds services, for instance handlers of notifications.</param>
    /// <param name="settings">Further configuration, as on the command line.</param>
    public static async Task<RunningSite> StartAsync(Action<IServiceCollection> services, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("mvo-browser-");
        return new RunningSite(await RunAsync("http://127.0.0.1:0"), folder, RunAsync);

        async Task<WebApplication> RunAsync(string address)
        {
            var app = WebProgram.Build(
                [
                    "--urls", address,
                    "--Embedded:Store:Path", Path.Combine(folder.FullName, "site.db"),
                    .. settings,
                ],
                configure: builder =>
                {
                    builder.Logging.SetMinimumLevel(LogLevel.Warning);
                    services(builder.Services);
                });
            await app.StartAsync();
            return app;
        }
    }

    /// <summary>The program ends and starts again on the same folder, at the same address.</summary>
    public async Task RestartAsync()
    {
        var address = Address.ToString();
        await app.StopAsync();
        await app.DisposeAsync();
        app = await run(address);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
