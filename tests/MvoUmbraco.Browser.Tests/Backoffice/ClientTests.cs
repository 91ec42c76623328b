using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>The genuine client on the embedded host: that it boots under its policy, and that it offers what is served and no more.</summary>
internal sealed class ClientTests : BackofficeWalk
{
    /// <summary>Kinds of extensions that a user can see or press.</summary>
    private static readonly string[] Offering =
    [
        "section", "sectionView", "sectionSidebarApp", "headerApp", "dashboard", "menuItem", "entityAction", "entityBulkAction",
        "entityCreateOptionAction", "workspaceAction", "workspaceActionMenuItem", "collectionAction", "workspaceInfoApp", "globalSearch",
        "entityUserPermission", "userGranularPermission", "currentUserAction", "userProfileApp",
    ];

    [Test]
    public async Task DeepLink_OfSomebodyUnknown_LeadsToTheLoginPage()
    {
        var context = await Backoffice.NewContextAsync();
        var page = await context.NewPageAsync();

        var login = page.WaitForRequestAsync(request => request.IsNavigationRequest && request.Url.Contains("/umbraco/login?ReturnUrl=", StringComparison.Ordinal));
        await page.GotoAsync("/umbraco/section/media");
        await login;
    }

    [Test]
    public async Task Client_OffersWhatIsServedAndNoMore()
    {
        var page = await Backoffice.NewPageAsync();
        await page.GotoAsync("/umbraco/section/content");

        var expected = Offered();
        var offered = await RegistryAsync(page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(offered.Except(expected), Is.Empty, "New in the client: serve it and write it down in offered.txt, or exclude it in not-served.js.");
            Assert.That(expected.Except(offered), Is.Empty, "Written down in offered.txt, but the client has it no more.");
            }
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
            Offering,
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
