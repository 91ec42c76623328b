namespace MvoUmbraco.Browser.Tests.Intranet;

/// <summary>The site and the browser of the walks through intranets, started by the first that needs them.</summary>
[SetUpFixture]
internal sealed class SharedIntranet
{
    private static Task<RunningSite>? site;
    private static Task<Chromium>? chromium;

    /// <summary>The site. Mail waits for a server that never comes, so that a test can read it.</summary>
    public static Task<RunningSite> SiteAsync()
        => site ??= RunningSite.StartAsync("--Mvo:Mail:Host", "127.0.0.1", "--Mvo:Mail:Port", "1", "--Mvo:Mail:Security", "None");

    /// <summary>The browser.</summary>
    public static Task<Chromium> ChromiumAsync() => chromium ??= Chromium.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (chromium is { IsCompletedSuccessfully: true })
        {
            await (await chromium).DisposeAsync();
        }

        if (site is { IsCompletedSuccessfully: true })
        {
            await (await site).DisposeAsync();
        }
    }
}
