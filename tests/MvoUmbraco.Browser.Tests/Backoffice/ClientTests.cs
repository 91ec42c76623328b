using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>The genuine client on the embedded host: that it boots under its policy, and that it offers what is served and no more.</summary>
[NonParallelizable]
internal sealed class ClientTests
{
    private const string User = "beheer@example.com";
    private const string Password = "Zwaluw-Kastanje-42";

    /// <summary>Kinds of extensions that a user can see or press.</summary>
    private static readonly string[] s_offering =
    [
        "section", "sectionView", "sectionSidebarApp", "headerApp", "dashboard", "menuItem", "entityAction", "entityBulkAction",
        "entityCreateOptionAction", "workspaceAction", "workspaceActionMenuItem", "collectionAction", "workspaceInfoApp", "globalSearch",
        "entityUserPermission", "userGranularPermission", "currentUserAction", "userProfileApp",
    ];

    private RunningSite _site = null!;
    private Chromium _chromium = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _chromium = await Chromium.StartAsync();
        _site = await RunningSite.StartAsync(
            "--Umbraco:CMS:Unattended:UnattendedUserName", "Beheer",
            "--Umbraco:CMS:Unattended:UnattendedUserEmail", User,
            "--Umbraco:CMS:Unattended:UnattendedUserPassword", Password);
        using var http = new HttpClient();
        using var shell = await http.GetAsync(new Uri(_site.Address, "umbraco"));
        if ((int)shell.StatusCode == 503)
        {
            Assert.Ignore("The solution was built without the backoffice client (-p:SkipClient=true).");
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    [Test]
    public async Task DeepLink_OfSomebodyUnknown_LeadsToTheLoginPage()
    {
        await using var context = await _chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var refused = Refusals(page);

        var login = page.WaitForRequestAsync(request => request.IsNavigationRequest && request.Url.Contains("/umbraco/login?ReturnUrl=", StringComparison.Ordinal));
        await page.GotoAsync(new Uri(_site.Address, "umbraco/section/media").ToString());
        await login;
        Assert.That(refused, Is.Empty);
    }

    [Test]
    public async Task Client_OffersWhatIsServedAndNoMore()
    {
        await using var context = await _chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var refused = Refusals(page);
        await SignInAsync(page);
        await page.GotoAsync(new Uri(_site.Address, "umbraco/section/content").ToString());

        var expected = Offered();
        var offered = await RegistryAsync(page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(offered.Except(expected), Is.Empty, "New in the client: serve it and write it down in offered.txt, or exclude it in not-served.js.");
            Assert.That(expected.Except(offered), Is.Empty, "Written down in offered.txt, but the client has it no more.");
            Assert.That(refused, Is.Empty);
        }
    }

    /// <summary>What the page's policy kept from happening, and scripts that failed to load.</summary>
    private static ConcurrentBag<string> Refusals(IPage page)
    {
        ConcurrentBag<string> refused = [];
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("module script", StringComparison.Ordinal))
            {
                refused.Add(message.Text);
            }
        };
        return refused;
    }

    private async Task SignInAsync(IPage page)
    {
        // The login page sends the same; here it is only the way in.
        await page.GotoAsync(new Uri(_site.Address, "umbraco/backoffice/importmap.json").ToString());
        var status = await page.EvaluateAsync<int>(
            """
            async ([username, password]) => (await fetch('/umbraco/management/api/v1/security/back-office/login', {
              method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username, password }) })).status
            """,
            new[] { User, Password });
        Assert.That(status, Is.EqualTo(200), "Signing in");
    }

    /// <summary>
    /// The client's own extensions of those kinds, once it has registered all: its packages arrive one after the other, and
    /// are taken to be there when nothing was added any more for a second.
    /// </summary>
    private static async Task<string[]> RegistryAsync(IPage page)
    {
        var found = await page.WaitForFunctionAsync(
            """
            (kinds) => {
              const find = (root) => {
                for (const element of root.querySelectorAll('*')) {
                  if (element.localName === 'umb-backoffice') return element;
                  const below = element.shadowRoot && find(element.shadowRoot);
                  if (below) return below;
                }
              };
              const all = find(document)?.extensionRegistry.getAllExtensions() ?? [];
              const seen = (window.seen ??= { count: 0, times: 0 });
              seen.times = all.length === seen.count ? seen.times + 1 : 0;
              seen.count = all.length;
              return all.length > 1000 && seen.times >= 10
                && all.filter((extension) => kinds.includes(extension.type) && extension.alias.startsWith('Umb.')).map((extension) => extension.alias);
            }
            """,
            s_offering,
            new PageWaitForFunctionOptions { PollingInterval = 100, Timeout = 120_000 });
        return (await found.JsonValueAsync<string[]>())!;
    }

    private static string[] Offered()
    {
        using var stream = typeof(ClientTests).Assembly.GetManifestResourceStream("offered.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('#'))];
    }
}
