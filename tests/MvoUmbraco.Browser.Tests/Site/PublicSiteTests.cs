using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Site;

/// <summary>
/// One walk through the whole public site, along every link that leads to a page of it, as a reader on a small and on a
/// wide screen, in the light and in the dark.
/// </summary>
[NonParallelizable]
internal sealed class PublicSiteTests
{
    private const int Walkers = 2;

    // Pages that no link leads to, and what they answer.
    private static readonly Dictionary<string, int> Unlinked = new(StringComparer.Ordinal)
    {
        ["/bestaat-niet/"] = 404,
        ["/aanmelden/"] = 200,
        ["/geen-toegang/"] = 200,
        ["/themawerking/"] = 401,
        ["/agenda/?jaar=geen"] = 400,
        ["/zoeken"] = 200,
        ["/zoeken?zoek=netwerk"] = 200,
        ["/zoeken?zoek=netwerk&soort=kennis&netwerk=lerend-netwerk-milieu"] = 200,
        ["/zoeken?zoek=mileu"] = 200,
        ["/zoeken?zoek=qqqqzzzz"] = 200,
        ["/zoeken?zoek=milieu&pagina=nul&thema=geen"] = 400,
    };

    private RunningSite site = null!;
    private Chromium chromium = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        chromium = await Chromium.StartAsync();
        site = await RunningSite.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    [TestCase(320, 640, true)]
    [TestCase(1280, 800, false)]
    public async Task EveryPage_Answers_FitsTheScreen_AndHasNoBarrier(int width, int height, bool isFirstWidth)
    {
        var found = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var files = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var troubles = new ConcurrentQueue<string>();
        var looks = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var front = Unlinked.Keys.Append("/").ToArray();
        foreach (var path in front)
        {
            found[path] = 0;
        }

        var pages = new ConcurrentBag<IPage>();
        for (var i = 0; i < Walkers; i++)
        {
            // Axe itself is a script, put in by the browser's debugger; the page's own policy would forbid it.
            pages.Add(await chromium.Browser.NewPageAsync(new BrowserNewPageOptions
            {
                BaseURL = site.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                BypassCSP = true,
                Locale = "nl-BE",
            }));
        }

        while (front.Length > 0)
        {
            var next = new ConcurrentBag<string>();
            await Parallel.ForEachAsync(front, new ParallelOptions { MaxDegreeOfParallelism = Walkers }, async (path, _) =>
            {
                pages.TryTake(out var page);
                try
                {
                    foreach (var link in await VisitAsync(page!, path, isFirstWidth, looks, troubles))
                    {
                        if (IsFile(link))
                        {
                            files[link] = 0;
                        }
                        else if (found.TryAdd(link, 0))
                        {
                            next.Add(link);
                        }
                    }
                }
                finally
                {
                    pages.Add(page!);
                }
            });
            front = [.. next];
        }

        using var client = new HttpClient { BaseAddress = site.Address };
        foreach (var file in files.Keys)
        {
            using var response = await client.GetAsync(new Uri(file, UriKind.Relative));
            if (!response.IsSuccessStatusCode)
            {
                troubles.Enqueue($"{file}: {(int)response.StatusCode}");
            }
        }

        foreach (var page in pages)
        {
            await page.CloseAsync();
        }

        TestContext.Out.WriteLine($"{found.Count} pages and {files.Count} files at {width} px");
        Assert.That(troubles, Is.Empty);
        Assert.That(found, Has.Count.GreaterThan(60), "the walk stopped early");
    }

    [Test]
    public async Task Keyboard_ReachesTheContentFirst_AndShowsWhereItIs()
    {
        var page = await chromium.Browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = site.Address.ToString() });
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        var skip = page.Locator("a.skip");

        Assert.That(await skip.EvaluateAsync<bool>("link => link === document.activeElement"), Is.True);
        Assert.That(await skip.EvaluateAsync<string>("link => getComputedStyle(link).outlineStyle"), Is.Not.EqualTo("none"));

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"), Is.True);
        await page.CloseAsync();
    }

    [Test]
    public async Task Policy_LetsTheStylesThroughAndNoScript()
    {
        var page = await chromium.Browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = site.Address.ToString() });
        var errors = new List<string>();
        page.Console += (_, message) => errors.Add(message.Text);
        await page.GotoAsync("/");

        Assert.That(errors, Is.Empty);
        Assert.That(await page.EvaluateAsync<int>("() => document.styleSheets.length"), Is.EqualTo(2));
        Assert.That(await page.EvaluateAsync<int>("() => document.scripts.length"), Is.Zero);
        await page.CloseAsync();
    }

    /// <summary>Looks at one page and gives back the addresses on this site that it links to.</summary>
    private static async Task<IReadOnlyList<string>> VisitAsync(IPage page, string path, bool isFirstWidth, ConcurrentDictionary<string, byte> looks, ConcurrentQueue<string> troubles)
    {
        void Hear(object? sender, IConsoleMessage message)
        {
            // A browser reports the status of the page itself as an error; that is checked by itself.
            if (message.Type is "error" or "warning" && !(Unlinked.ContainsKey(path) && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)))
            {
                troubles.Enqueue($"{path}: console: {message.Text}");
            }
        }

        void Report(string look, IEnumerable<string> violations)
        {
            foreach (var violation in violations)
            {
                troubles.Enqueue($"{path} ({look}): {violation}");
            }
        }

        page.Console += Hear;
        try
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            var response = await page.GotoAsync(path);
            var expected = Unlinked.GetValueOrDefault(path, 200);
            if (response?.Status != expected)
            {
                troubles.Enqueue($"{path}: {response?.Status} and not {expected}");
                return [];
            }

            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
            {
                troubles.Enqueue($"{path}: {over} px wider than the screen");
            }

            // The document is the same at every width, so its rules are asked once. Colours and sizes belong to the kinds of
            // elements: they are asked of every page on which some kind is met for the first time.
            var hasNewLooks = await HasNewLooksAsync(page, looks);
            if (isFirstWidth)
            {
                Report("light", hasNewLooks ? await Axe.ViolationsAsync(page) : await Axe.ViolationsWithoutAsync(page, "color-contrast"));
            }
            else if (hasNewLooks)
            {
                Report("light", await Axe.ViolationsAsync(page, "color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"));
            }

            if (hasNewLooks)
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
                Report("dark", await Axe.ViolationsAsync(page, "color-contrast"));
            }

            var links = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href], link[rel=alternate][type]')].map(l => new URL(l.href)).filter(u => u.origin === location.origin).map(u => u.pathname + u.search)");

            // Every choice of filters is an address: some of them are walked by name.
            return [.. links.Select(WithoutReturn).Distinct(StringComparer.Ordinal).Where(link => !link.StartsWith("/zoeken?", StringComparison.Ordinal))];
        }
        finally
        {
            page.Console -= Hear;
        }
    }

    // Every page links to the same page of signing in, which only remembers where to lead back.
    private static string WithoutReturn(string link) => link.StartsWith("/mijn/", StringComparison.Ordinal) ? link.Split('?')[0] : link;

    /// <summary>Whether an element of the page, by its name and classes and its parent's, was on no page before.</summary>
    private static async Task<bool> HasNewLooksAsync(IPage page, ConcurrentDictionary<string, byte> looks)
    {
        var kinds = await page.EvaluateAsync<string[]>(
            """
            () => {
              const kind = element => `${element.localName}.${element.getAttribute('class') ?? ''}`;
              return [...new Set([...document.body.querySelectorAll('*')].map(element => `${kind(element.parentElement)} ${kind(element)}`))];
            }
            """);
        var known = looks.Count;
        foreach (var kind in kinds)
        {
            looks.TryAdd(kind, 0);
        }

        return looks.Count > known;
    }

    private static bool IsFile(string path) => path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/media/", StringComparison.Ordinal);
}
