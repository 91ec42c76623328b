using MvoUmbraco.Embedded.Tests.Access;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Links;

/// <summary>Addresses that pages had, through Umbraco's own service.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class RedirectTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    private IRedirectUrlService Redirects => site.Get<IRedirectUrlService>();

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task MostRecent_IsThatOfTheCulture_OrOfAll()
    {
        IContent old = site.Page("Old");
        IContent recent = site.Page("Recent");
        IContent dutch = site.Page("Dutch");
        Redirects.Register("/netwerken", old.Key);
        Redirects.Register("/netwerken", recent.Key);
        Redirects.Register("/netwerken", dutch.Key, "nl-be");
        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);

        Assert.Multiple(async () =>
        {
            Assert.That(Redirects.GetMostRecentRedirectUrl("/netwerken", "nl-BE")?.ContentId, Is.EqualTo(dutch.Id));
            Assert.That(Redirects.GetMostRecentRedirectUrl("/netwerken", "fr-BE")?.ContentId, Is.EqualTo(recent.Id));
            Assert.That((await Redirects.GetMostRecentRedirectUrlAsync("/netwerken", "fr-BE"))?.ContentKey, Is.EqualTo(recent.Key));
            Assert.That(Redirects.GetMostRecentRedirectUrl("/elders"), Is.Null);
        });
    }

    [Test]
    public void Register_Again_RenewsTheOneThatIs()
    {
        IContent page = site.Page("Page");
        Redirects.Register("/a", page.Key);
        IRedirectUrl first = Redirects.GetContentRedirectUrls(page.Key).Single();
        Redirects.Register("/a", page.Key);
        IRedirectUrl second = Redirects.GetContentRedirectUrls(page.Key).Single();
        Assert.That((second.Key, second.CreateDateUtc > first.CreateDateUtc), Is.EqualTo((first.Key, true)));
    }

    [Test]
    public void Lists_ArePagedNewestFirst_SearchedAndTakenByBranch()
    {
        IContent root = site.Page("Root");
        IContent child = site.Page("Child", root);
        foreach (string url in new[] { "/een", "/twee", "/drie" })
        {
            Redirects.Register(url, child.Key);
        }

        Redirects.Register("/vier", root.Key);
        Assert.Multiple(() =>
        {
            Assert.That(Urls(Redirects.GetAllRedirectUrls(0L, 3, out long all), all), Is.EqualTo("4: /vier /drie /twee"));
            Assert.That(Urls(Redirects.GetAllRedirectUrls(1L, 3, out all), all), Is.EqualTo("4: /een"));
            Assert.That(Urls(Redirects.GetAllRedirectUrls(root.Id, 0, 2, out all), all), Is.EqualTo("3: /drie /twee"), "below the root page");
            Assert.That(Urls(Redirects.SearchRedirectUrls(" IE", 0L, 10, out all), all), Is.EqualTo("2: /vier /drie"));
        });

        static string Urls(IEnumerable<IRedirectUrl> redirects, long total) => $"{total}: {string.Join(' ', redirects.Select(redirect => redirect.Url))}";
    }

    [Test]
    public void Redirects_AreDeletedOneByOne_AndGoWithTheirPage()
    {
        IContent page = site.Page("Page");
        IContent other = site.Page("Other");
        Redirects.Register("/a", page.Key);
        Redirects.Register("/b", page.Key);
        Redirects.Register("/c", other.Key);
        Redirects.Delete(Redirects.GetMostRecentRedirectUrl("/a")!.Key);
        Assert.That(Redirects.GetContentRedirectUrls(page.Key).Select(redirect => redirect.Url), Is.EqualTo(new[] { "/b" }));
        site.Delete(page);
        Assert.That(Redirects.GetAllRedirectUrls(0L, 10, out _).Select(redirect => redirect.Url), Is.EqualTo(new[] { "/c" }));
        Redirects.DeleteAll();
        Assert.That(Redirects.GetMostRecentRedirectUrl("/c"), Is.Null);
    }
}
