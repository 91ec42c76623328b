using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests;

/// <summary>
/// The Chromium of the system: the one that <c>CHROMIUM_PATH</c> names, or the headless shell, which is twice as quick since it
/// draws no window, or <c>/usr/bin/chromium</c>. Nothing is downloaded; where there is no Chromium the tests are skipped and say so.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Paths = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        string[] paths = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? [named] : Paths;
        var path = Array.Find(paths, File.Exists);
        if (path is null)
        {
            Assert.Ignore($"There is no Chromium at {string.Join(" or ", paths)}. Install it, or name it in CHROMIUM_PATH, to run the browser tests.");
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = Flags });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
