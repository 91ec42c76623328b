using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Web;

namespace MvoUmbraco.Browser.Tests;

/// <summary>The whole program with the sample content, on a free port and a folder of its own.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private RunningSite(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    /// <summary>Scheme, host and port, with a slash at the end.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <param name="settings">Further configuration, as on the command line.</param>
    public static Task<RunningSite> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <param name="services">Adds services, for instance handlers of notifications.</param>
    /// <param name="settings">Further configuration, as on the command line.</param>
    public static async Task<RunningSite> StartAsync(Action<IServiceCollection> services, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("mvo-browser-");
        var app = WebProgram.Build(
            [
                "--urls", "http://127.0.0.1:0",
                "--Embedded:Store:Path", Path.Combine(folder.FullName, "site.db"),
                "--Mvo:Attachments:Folder", Path.Combine(folder.FullName, "attachments"),
                .. settings,
            ],
            configure: builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                services(builder.Services);
            });
        await app.StartAsync();
        return new RunningSite(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
