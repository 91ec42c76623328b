using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Search;

/// <summary>The search page and the interface, over HTTP.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SearchPageTests
{
    private const string Intranet = "/netwerken/lerend-netwerk-milieu/intranet/";

    private MemberSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync();
        await site.FoundAsync("milieu");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    [Test]
    public async Task EveryPage_HasABox_ThatLeadsToTheSearchPage()
    {
        using var nobody = site.Browser();
        var form = (await nobody.PageAsync("/agenda/")).QuerySelector("form[role=search]")!;
        Assert.That((form.GetAttribute("action"), form.GetAttribute("method"), form.QuerySelector("input")!.GetAttribute("name")), Is.EqualTo(("/zoeken", "get", "zoek")));
        Assert.That((await nobody.PageAsync("/zoeken")).QuerySelectorAll("form[role=search]"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Page_ShowsWhatWasFound_Marked_WithWaysToSeeLess()
    {
        using var nobody = site.Browser();
        var page = await nobody.PageAsync("/zoeken?zoek=gedragscodes");
        var hit = page.QuerySelector(".hits li")!;
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Zoeken"));
        Assert.That(page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
        Assert.That(hit.QuerySelector("a[href*=gedragscode]")!.TextContent, Is.EqualTo("Gedragscode voor leveranciers: een voorbeeldtekst"));
        Assert.That(hit.QuerySelector("h3 mark")!.TextContent, Is.EqualTo("Gedragscode"));

        var facet = page.QuerySelectorAll<IElement>(".facets a").First(link => link.GetAttribute("href")!.Contains("soort=kennis", StringComparison.Ordinal));
        var fewer = await nobody.PageAsync(facet.GetAttribute("href")!);
        Assert.That(fewer.QuerySelectorAll(".hits li"), Has.Length.EqualTo(int.Parse(facet.QuerySelector(".count")!.FirstChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        var chip = fewer.QuerySelector("a.chip")!;
        Assert.That(chip.GetAttribute("href"), Is.EqualTo("/zoeken?zoek=gedragscodes"));
        Assert.That(fewer.QuerySelector("input[type=hidden][name=soort]")!.GetAttribute("value"), Is.EqualTo("kennis"));
    }

    [Test]
    public async Task MisspeltWord_IsMended_AndNothing_IsSaid()
    {
        using var nobody = site.Browser();
        Assert.That((await nobody.PageAsync("/zoeken?zoek=mileu")).QuerySelector("main")!.TextContent, Does.Contain("Dit zijn de resultaten voor ‘milieu’"));
        var nothing = await nobody.PageAsync("/zoeken?zoek=qqqqzzzz");
        Assert.That(nothing.QuerySelector("#resultaten")!.TextContent, Is.EqualTo("Niets gevonden"));
        Assert.That(nothing.QuerySelectorAll("main .chip"), Is.Not.Empty, "ways on");
    }

    [TestCase("/zoeken?pagina=nul", "‘nul’ is geen pagina")]
    [TestCase("/zoeken?zoek=milieu&pagina=0", "‘0’ is geen pagina")]
    [TestCase("/zoeken?zoek=milieu&pagina=101", "1 tot 100")]
    [TestCase("/zoeken?zoek=milieu&volgorde=willekeurig", "‘nieuwste’ of ‘beste’")]
    [TestCase("/zoeken?zoek=milieu&thema=bestaat-niet", "Thema: ‘bestaat-niet’ bestaat niet")]
    [TestCase("/zoeken?zoek=milieu&jaar=0000", "Jaar: ‘0000’ bestaat niet")]
    [TestCase("/zoeken?zoek=milieu&intranet=lerend-netwerk-milieu", "Intranet: ‘lerend-netwerk-milieu’ bestaat niet")]
    public async Task WhatIsNotUnderstood_IsSaid(string path, string said)
    {
        using var nobody = site.Browser();
        Assert.That(await nobody.StatusAsync(path), Is.EqualTo(400));
        Assert.That((await nobody.PageAsync(path)).QuerySelector("[role=alert]")!.TextContent, Does.Contain(said));
    }

    [Test]
    public async Task HostileText_IsText()
    {
        using var nobody = site.Browser();
        var page = await nobody.PageAsync("/zoeken?zoek=" + Uri.EscapeDataString("\"><script>alert(1)</script> milieu") + "&thema=" + Uri.EscapeDataString("<img src=x>"));
        Assert.That(page.QuerySelectorAll("script, main img"), Is.Empty);
        Assert.That(page.QuerySelector("#zoek")!.GetAttribute("value"), Is.EqualTo("\"><script>alert(1)</script> milieu"));
    }

    [TestCase("/rechercher?zoek=milieu", "fr-BE", "Rechercher")]
    [TestCase("/search?zoek=milieu", "en-US", "Search")]
    public async Task Page_IsThereInOtherLanguages(string path, string language, string title)
    {
        using var nobody = site.Browser();
        var page = await nobody.PageAsync(path);
        Assert.That((page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent), Is.EqualTo((language, title)));
        Assert.That(page.QuerySelector("form[role=search]")!.GetAttribute("action"), Is.EqualTo(path.Split('?')[0]));
        Assert.That(page.QuerySelector(".hits li")!.GetAttribute("lang"), Is.EqualTo("nl-BE"), "what is not translated says so");
    }

    [Test]
    public async Task Member_SearchesTheOwnIntranet_AndNobodyElseIsGivenThatAnswer()
    {
        var contents = site.Get<IContentService>();
        var intranet = contents.GetPagedOfTypes([site.Get<IContentTypeService>().Get(ContentTypes.Intranet)!.Id], 0, 100, out _, null)
            .Single(content => contents.GetParent(content)?.GetCultureName("nl-BE") == MemberSite.Milieu);
        var made = contents.Create("Vertrouwelijke poolshoogte", intranet.Key, ContentTypes.IntranetPage);
        Assert.That(contents.Save(made).Success && contents.Publish(made, ["*"]).Success, Is.True);
        using var nobody = site.Browser();
        using var member = await site.SignedInAsync(await site.MemberAsync("Zoe Zoekt", MemberSite.Milieu));
        using var other = await site.SignedInAsync(await site.MemberAsync("Otto Ander", "Lerend Netwerk Consumenten"));

        var box = (await member.PageAsync(Intranet)).QuerySelector("main form[role=search]")!;
        var address = $"{box.GetAttribute("action")}?zoek=poolshoogte&intranet={box.QuerySelector("input[name=intranet]")!.GetAttribute("value")}";
        using (var answer = await member.GetAsync(address))
        {
            Assert.That(answer.Headers.CacheControl?.ToString(), Does.Contain("private"));
            Assert.That((await SignIn.Browser.ReadAsync(answer)).QuerySelector(".hits a[href*=poolshoogte]"), Is.Not.Null);
        }

        foreach (var browser in new[] { nobody, other })
        {
            Assert.That(await browser.StatusAsync(address), Is.EqualTo(address.Contains("milieu", StringComparison.Ordinal) ? 400 : 200));
            Assert.That((await browser.PageAsync("/zoeken?zoek=poolshoogte")).QuerySelectorAll(".hits li, .facets a"), Is.Empty);
            Assert.That(await browser.Client.GetStringAsync(new Uri("/api/mvo/v1/search?q=poolshoogte", UriKind.Relative)), Does.Contain("\"total\":0").And.Not.Contain("Vertrouwelijke"));
            Assert.That(await browser.Client.GetStringAsync(new Uri("/api/mvo/v1/search/suggestions?q=poolsh", UriKind.Relative)), Does.Not.Contain("poolshoogte"));
        }
    }

    [Test]
    public async Task SamePageAgain_IsNotSentAgain_UntilSomethingChanges()
    {
        using var nobody = site.Browser();
        const string Path = "/zoeken?zoek=bijeenkomst";
        using var first = await nobody.GetAsync(Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Path, UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await nobody.Client.SendAsync(request);
        Assert.That((first.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotModified)));

        var contents = site.Get<IContentService>();
        var page = contents.Create("Een bijeenkomst van bijeenkomsten", site.Get<IKnowledgeCentre>().Read().Frame!.Home.Key, ContentTypes.ContentPage);
        page.SetCultureName("Een bijeenkomst van bijeenkomsten", "nl-BE");
        Assert.That(contents.Save(page).Success && contents.Publish(page, ["nl-BE"]).Success, Is.True);
        Assert.That((await nobody.PageAsync(Path)).QuerySelector("a[href*=een-bijeenkomst-van]"), Is.Not.Null);
    }

    [Test]
    public async Task Interface_AnswersWithPages_AndTheWayToTheOthers()
    {
        using var nobody = site.Browser();
        using var answer = await nobody.GetAsync("/api/mvo/v1/search?q=netwerk&perPage=3&page=2&kind=kennis&kind=netwerk");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        using var json = JsonDocument.Parse(text);
        var links = json.RootElement.GetProperty("links");
        Assert.That(json.RootElement.GetProperty("hits").GetArrayLength(), Is.EqualTo(3));
        Assert.That(links.GetProperty("previous").GetString(), Is.EqualTo("/api/mvo/v1/search?q=netwerk&perPage=3&kind=kennis&kind=netwerk&page=1"));
        Assert.That(answer.Headers.GetValues("Link").Single(), Does.Contain("rel=\"prev\"").And.Contain("rel=\"next\""));
        Assert.That(json.RootElement.GetProperty("facets").GetProperty("kind").EnumerateArray().Count(value => value.GetProperty("isChosen").GetBoolean()), Is.EqualTo(2));

        var seen = new HashSet<string?>();
        for (var next = links.GetProperty("first").GetString(); next is not null;)
        {
            using var page = JsonDocument.Parse(await nobody.Client.GetStringAsync(new Uri(next, UriKind.Relative)));
            seen.UnionWith(page.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("link").GetProperty("url").GetString()));
            next = page.RootElement.GetProperty("links").TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        Assert.That(seen, Has.Count.EqualTo(json.RootElement.GetProperty("total").GetInt32()));
    }

    [TestCase("page=0", "page")]
    [TestCase("page=1e3", "page")]
    [TestCase("page=99999999999999999999", "page")]
    [TestCase("perPage=51", "perPage")]
    [TestCase("order=random", "order")]
    [TestCase("theme=geen", "theme")]
    [TestCase("year=twee", "year")]
    [TestCase("q=LANG", "q")]
    public async Task Interface_NamesWhatIsWrong(string query, string name)
    {
        using var nobody = site.Browser();
        using var answer = await nobody.GetAsync("/api/mvo/v1/search?" + query.Replace("LANG", new string('a', 201), StringComparison.Ordinal));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.BadRequest, "application/problem+json")));
        Assert.That(problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EqualTo([name]));
    }
}
