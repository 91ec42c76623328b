using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// The whole program with an administrator, and a Chromium in which he is signed in. Every page is watched: what its policy
/// keeps from happening, and a script that does not load, fails the test that had the page (see <see cref="EndTestAsync"/>).
/// Skips the test where the solution was built without the client.
/// </summary>
internal sealed class RunningBackoffice : IAsyncDisposable
{
    public const string User = "beheer@example.com";
    public const string Password = "Zwaluw-Kastanje-42";

    /// <summary>Nothing waits this long on a machine that is not busy with other things.</summary>
    private const int Patience = 90_000;

    private readonly Chromium chromium;
    private readonly ConcurrentQueue<string> refused = [];
    private readonly ConcurrentQueue<string> console = [];
    private readonly List<IBrowserContext> contexts = [];
    private IBrowserContext? signedIn;

    private RunningBackoffice(Chromium chromium, RunningSite site) => (this.chromium, Site) = (chromium, site);

    public RunningSite Site { get; }

    /// <param name="services">Further services, for instance handlers of notifications.</param>
    public static async Task<RunningBackoffice> StartAsync(Action<IServiceCollection>? services = null)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
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

    /// <summary>A browser that knows nobody, until the test ends.</summary>
    /// <param name="bypassPolicy">For a page into which a test's own script is put.</param>
    public async Task<IBrowserContext> NewContextAsync(bool bypassPolicy = false)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Site.Address.ToString(),
            Locale = "nl-BE",
            TimezoneId = "Europe/Brussels",
            ViewportSize = new ViewportSize { Width = 1400, Height = 900 },
            BypassCSP = bypassPolicy,
        });
        context.SetDefaultTimeout(Patience);
        contexts.Add(context);
        await WatchAsync(context);
        return context;
    }

    /// <summary>A page of the administrator's browser, until the test ends.</summary>
    public async Task<IPage> NewPageAsync()
    {
        signedIn ??= await SignInAsync(User, Password);
        return await signedIn.NewPageAsync();
    }

    /// <summary>
    /// A browser in which somebody is signed in. The login page, which has tests of its own, sends the same; here it is only
    /// the way in.
    /// </summary>
    public async Task<IBrowserContext> SignInAsync(string username, string password)
    {
        var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/umbraco/backoffice/importmap.json");
        var status = await page.EvaluateAsync<int>(
            """
            async ([username, password]) => (await fetch('/umbraco/management/api/v1/security/back-office/login', {
              method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username, password }) })).status
            """,
            new[] { username, password });
        Assert.That(status, Is.EqualTo(200), "Signing in");
        await page.CloseAsync();
        return context;
    }

    /// <summary>
    /// Closes the pages of the test. When it failed their pictures and what stood on their consoles are attached to it; when
    /// it did not, it fails if a policy kept something from happening.
    /// </summary>
    public async Task EndTestAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status is TestStatus.Failed)
        {
            await ReportAsync();
        }

        foreach (var context in contexts.ToArray())
        {
            if (context == signedIn)
            {
                foreach (var page in context.Pages.ToArray())
                {
                    await page.CloseAsync();
                }
            }
            else
            {
                await context.DisposeAsync();
                contexts.Remove(context);
            }
        }

        console.Clear();
        var kept = refused.ToArray();
        refused.Clear();
        Assert.That(kept, Is.Empty, "Kept from happening by the page's policy, or a script that did not load");
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await Site.DisposeAsync();
    }

    private async Task WatchAsync(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("module script", StringComparison.Ordinal))
            {
                refused.Enqueue(message.Text);
            }

            if (message.Type is "error" or "warning")
            {
                console.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        await context.ExposeFunctionAsync<string, bool>("mvoRefused", violation =>
        {
            refused.Enqueue(violation);
            return true;
        });
        await context.AddInitScriptAsync(
            """
            document.addEventListener('securitypolicyviolation', (event) =>
              window.mvoRefused?.(`${event.effectiveDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`));
            """);
    }

    private async Task ReportAsync()
    {
        foreach (var line in console.TakeLast(30))
        {
            TestContext.Out.WriteLine(line);
        }

        var test = string.Concat(TestContext.CurrentContext.Test.Name.Where(char.IsLetterOrDigit));
        foreach (var (page, number) in contexts.SelectMany(context => context.Pages).Select((page, at) => (page, at + 1)))
        {
            var picture = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{test}-{number}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture });
            TestContext.AddTestAttachment(picture, page.Url);
        }
    }
}
