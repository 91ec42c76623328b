using System.Net;
using System.Net.Http.Headers;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Tests.Site;

/// <summary>How the site answers: status, headers, what may be kept and for how long.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SiteAnswersTests : IAsyncDisposable
{
    private SampleSite site = null!;

    [SetUp]
    public async Task StartAsync() => site = await SampleSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    [TestCase("/bestaat-niet/")]
    [TestCase("/netwerken/bestaat-niet")]
    [TestCase("/netwerken/milieu/%3Cscript%3E")]
    [TestCase("/..%2f..%2fetc/passwd")]
    public async Task UnknownAddress_IsTheSitesOwn404(string path)
    {
        using var response = await GetAsync(path);
        var page = await site.PageAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(page.QuerySelector("h1")?.TextContent, Is.EqualTo("Deze pagina bestaat niet (meer)"));
        Assert.That(page.QuerySelector("meta[name=robots]")?.GetAttribute("content"), Is.EqualTo("noindex"));
        Assert.That(page.QuerySelectorAll("nav.menu a"), Is.Not.Empty);
    }

    [Test]
    public async Task NothingPublished_IsSaid()
    {
        site.Centre.Change(content => content with { Frame = null, Pages = [] });
        using var response = await GetAsync("/");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Er is nog niets gepubliceerd"));
    }

    [Test]
    public async Task Failure_IsTheSitesOwnErrorPage_WithAReferenceAndWithoutTheCause()
    {
        site.Centre.Change(content => content);
        site.Centre.Fails = new InvalidOperationException("geheim van de server");
        using var response = await GetAsync("/");
        var body = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(body, Does.Contain("Er ging iets mis").And.Contain("Referentie").And.Not.Contain("geheim"));
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);

        site.Centre.Fails = null;
        using var again = await GetAsync("/");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/", 200)]
    [TestCase("/bestaat-niet", 404)]
    [TestCase("/intern/", 401)]
    public async Task EveryAnswer_ForbidsWhatThePagesDoNotNeed(string path, int status)
    {
        Protect();
        using var response = await GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(status));
            Assert.That(Header(response, "Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'").And.Not.Contain("unsafe").And.Not.Contain("script-src"));
            Assert.That(Header(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header(response, "Referrer-Policy"), Is.EqualTo("strict-origin-when-cross-origin"));
        }
    }

    [Test]
    public async Task ProtectedPage_ShowsTheSignInPageAndNothingOfItself()
    {
        Protect();
        using var response = await GetAsync("/intern/");
        var body = await response.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(response.Headers.WwwAuthenticate, Is.Not.Empty);
            Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(body, Does.Contain("Meld u aan.").And.Not.Contain("Vertrouwelijk").And.Not.Contain("canonical"));
        }
    }

    [Test]
    public async Task ProtectedPage_WithoutASignInPage_StillAnswersAndShowsNothing()
    {
        Protect(withSignInPage: false);
        using var response = await GetAsync("/intern/");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Alleen voor leden").And.Not.Contain("Vertrouwelijk"));
    }

    [Test]
    public async Task UnchangedPage_IsNotSentAgain()
    {
        using var first = await GetAsync("/");
        using var second = await GetAsync("/", first.Headers.ETag);
        using var among = await GetAsync("/", new EntityTagHeaderValue("\"iets-anders\""), first.Headers.ETag);
        using var other = await GetAsync("/", new EntityTagHeaderValue("\"iets-anders\""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Headers.CacheControl?.NoCache, Is.True);
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.Empty);
            Assert.That(among.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task AskedAgain_IsNotMadeAgain()
    {
        using var first = await GetAsync("/");
        var made = site.Centre.Readings;
        using var second = await GetAsync("/");
        using var unknownParameter = await GetAsync("/?utm_source=brief");

        Assert.That(site.Centre.Readings, Is.EqualTo(made));
        Assert.That(await unknownParameter.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task ChangedPage_IsSeenWithTheNextRequest_UnderLoad()
    {
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await site.Client.GetStringAnyAsync("/over-ons/");
            }
        })).ToArray();

        try
        {
            for (var i = 0; i < 50; i++)
            {
                var summary = $"Versie {i}.";
                site.Centre.Change(content => content with
                {
                    Pages = [.. content.Pages.Select(page => page is ContentPage text ? text with { Summary = summary } : page)],
                });
                Assert.That(await site.Client.GetStringAnyAsync("/over-ons/"), Does.Contain(summary));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(readers);
        }
    }

    [Test]
    public async Task PageThatChangesByTheClock_IsMadeAgainAtThatMoment()
    {
        site.Clock.Now = new DateTimeOffset(2006, 7, 20, 21, 59, 59, TimeSpan.Zero);
        using var before = await GetAsync("/agenda/");
        site.Clock.Now = new DateTimeOffset(2006, 7, 20, 22, 0, 0, TimeSpan.Zero);
        using var after = await GetAsync("/agenda/", before.Headers.ETag);

        Assert.That(await before.Content.ReadAsStringAsync(), Does.Contain("Nu bezig"));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await after.Content.ReadAsStringAsync(), Does.Not.Contain("Nu bezig"));
    }

    [Test]
    public async Task Member_GetsAnAnswerOfTheirOwn_AndNobodyElseDoes()
    {
        using var anonymous = await GetAsync("/");
        site.Centre.Visitor = Visitor.Member("an", ["Milieu"]);
        var readings = site.Centre.Readings;
        using var member = await GetAsync("/");

        Assert.That(site.Centre.Readings, Is.GreaterThan(readings), "made for this member");
        Assert.That(member.Headers.CacheControl?.Private, Is.True);
    }

    [TestCase("/netwerken", "/netwerken/")]
    [TestCase("/Netwerken/", "/netwerken/")]
    [TestCase("/agenda?weergave=chronologisch", "/agenda/?weergave=chronologisch")]
    public async Task PageUnderAnotherSpelling_MovesToItsOwnAddress(string path, string to)
    {
        using var response = await GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
        Assert.That(response.Headers.Location?.ToString(), Is.EqualTo(to));
    }

    [Test]
    public async Task Head_SaysTheSameWithoutTheBody()
    {
        using var get = await GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var head = await site.Client.SendAsync(request);

        Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(get.Content.Headers.ContentLength));
        Assert.That(head.Headers.ETag, Is.EqualTo(get.Headers.ETag));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task Post_IsNotAllowed()
    {
        using var response = await site.Client.PostAsync(new Uri("/", UriKind.Relative), new StringContent("x"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task StyleSheets_AreKeptForGood_AndColoursChangeTheirAddressWithTheContent()
    {
        var sheets = await SheetsAsync();
        foreach (var sheet in sheets)
        {
            using var response = await GetAsync(sheet);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/css"));
            Assert.That(response.Headers.CacheControl?.ToString(), Does.Contain("immutable"));
        }

        site.Centre.Change(content => content with { Themes = [content.Themes[0] with { Colour = "#8c2f39" }] });
        var changed = await SheetsAsync();
        using var old = await GetAsync(sheets[1]);

        Assert.That(changed[0], Is.EqualTo(sheets[0]));
        Assert.That(changed[1], Is.Not.EqualTo(sheets[1]));
        Assert.That(old.Headers.CacheControl?.ToString(), Is.EqualTo("no-cache"));
        Assert.That(await old.Content.ReadAsStringAsync(), Does.Contain("#8c2f39"));
    }

    private async Task<string[]> SheetsAsync()
        => [.. (await site.PageAsync("/")).QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!)];

    private void Protect(bool withSignInPage = true) => site.Centre.Change(content => content with
    {
        Protected = ["/intern/"],
        Instead = withSignInPage ? content.Pages.OfType<SignInPage>().Single() : null,
        Pages = [.. content.Pages, new ContentPage(SampleCentre.Info(SampleCentre.Link("Vertrouwelijk", "/intern/"), "intranet"))],
    });

    private async Task<HttpResponseMessage> GetAsync(string path, params EntityTagHeaderValue?[] known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var tag in known)
        {
            request.Headers.IfNoneMatch.Add(tag!);
        }

        return await site.Client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(',', response.Headers.GetValues(name));
}
