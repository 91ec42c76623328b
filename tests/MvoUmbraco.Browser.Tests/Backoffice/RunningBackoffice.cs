using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// The whole program with an administrator, and a Chromium in which he is signed in. Skips the test where the solution was
/// built without the client.
/// </summary>
internal sealed class RunningBackoffice : IAsyncDisposable
{
    public const string User = "beheer@example.com";
    public const string Password = "Zwaluw-Kastanje-42";

    private readonly Chromium chromium;
    private IBrowserContext? signedIn;

    private RunningBackoffice(Chromium chromium, RunningSite site) => (this.chromium, Site) = (chromium, site);

    public RunningSite Site { get; }

    /// <param name="services">Further services, for instance handlers of notifications.</param>
    public static async Task<RunningBackoffice> StartAsync(Action<IServiceCollection>? services = null)
    {
        var chromium = await Chromium.StartAsync();
        var site = await RunningSite.StartAsync(
            services ?? (_ => { }),
            "--Umbraco:CMS:Global:DefaultUILanguage", "nl",
            "--Umbraco:CMS:Unattended:UnattendedUserName", "Beheer",
            "--Umbraco:CMS:Unattended:UnattendedUserEmail", User,
            "--Umbraco:CMS:Unattended:UnattendedUserPassword", Password);
        var backoffice = new RunningBackoffice(chromium, site);
        using var http = new HttpClient();
        using var shell = await http.GetAsync(new Uri(site.Address, "umbraco"));
        if ((int)shell.StatusCode == 503)
        {
            await backoffice.DisposeAsync();
            Assert.Ignore("The solution was built without the backoffice client (-p:SkipClient=true).");
        }

        return backoffice;
    }

    /// <summary>A browser that knows nobody.</summary>
    /// <param name="bypassPolicy">For a page into which a test's own script is put.</param>
    public Task<IBrowserContext> NewContextAsync(bool bypassPolicy = false) => chromium.Browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = Site.Address.ToString(),
        Locale = "nl-BE",
        TimezoneId = "Europe/Brussels",
        ViewportSize = new ViewportSize { Width = 1400, Height = 900 },
        BypassCSP = bypassPolicy,
    });

    /// <summary>A page of the administrator's browser.</summary>
    public async Task<IPage> NewPageAsync() => await (signedIn ??= await SignInAsync()).NewPageAsync();

    /// <summary>What the page's policy keeps from happening from now on, and scripts that fail to load.</summary>
    public static ConcurrentQueue<string> Refusals(IPage page)
    {
        ConcurrentQueue<string> refused = [];
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("module script", StringComparison.Ordinal))
            {
                refused.Enqueue(message.Text);
            }
        };
        return refused;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await Site.DisposeAsync();
    }

    private async Task<IBrowserContext> SignInAsync()
    {
        var context = await NewContextAsync();
        var page = await context.NewPageAsync();

        // The login page sends the same; here it is only the way in.
        await page.GotoAsync("/umbraco/backoffice/importmap.json");
        var status = await page.EvaluateAsync<int>(
            """
            async ([username, password]) => (await fetch('/umbraco/management/api/v1/security/back-office/login', {
              method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username, password }) })).status
            """,
            new[] { User, Password });
        Assert.That(status, Is.EqualTo(200), "Signing in");
        await page.CloseAsync();
        return context;
    }
}
