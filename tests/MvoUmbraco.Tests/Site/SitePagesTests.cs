using System.Net;
using AngleSharp.Dom;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Tests.Site;

/// <summary>What every page of the site has, whatever its type.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SitePagesTests
{
    private SampleSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await SampleSite.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    private static IEnumerable<string> Paths() => new SampleCentre().Content.Pages.Select(page => page.Info.Url)
        .Concat(["/agenda/?weergave=chronologisch", "/agenda/?jaar=2006", "/agenda/?weergave=chronologisch&jaar=2005"]);

    [TestCaseSource(nameof(Paths))]
    public async Task EveryPage_AnswersWithAWholeDocument(string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        var page = await site.PageAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("nl-BE"));
            Assert.That(page.Title, Does.Contain("Kenniscentrum"));
            Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
            Assert.That(page.QuerySelectorAll("main"), Has.Length.EqualTo(1));
            Assert.That(page.QuerySelector("a.skip")?.GetAttribute("href"), Is.EqualTo("#" + page.QuerySelector("main")?.Id));
            Assert.That(page.QuerySelectorAll("script, style, [style], [onclick]"), Is.Empty);
            Assert.That(page.Body?.TextContent, Does.Not.Match("(Calendar|Site|Event|Networks|Themes|Knowledge|Team|ActionPlan|Agenda)\\.[A-Z]"), "a text that is missing shows its key");
        }
    }

    [TestCaseSource(nameof(Paths))]
    public async Task EveryPage_HasHeadingsWithoutAGap(string path)
    {
        var page = await site.PageAsync(path);
        var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.LocalName[1] - '0').ToArray();

        Assert.That(levels[0], Is.EqualTo(1));
        Assert.That(levels.Zip(levels.Skip(1)), Has.All.Matches<(int Before, int After)>(pair => pair.After <= pair.Before + 1));
    }

    [TestCaseSource(nameof(Paths))]
    public async Task EveryPage_LinksOnlyToAddressesThatAnswer(string path)
    {
        var page = await site.PageAsync(path);
        foreach (var href in page.QuerySelectorAll("a[href], link[href]").Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith('/') && !href.StartsWith("/api/", StringComparison.Ordinal)).Distinct())
        {
            using var response = await site.Client.GetAsync(new Uri(href, UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), href);
        }
    }

    [TestCaseSource(nameof(Paths))]
    public async Task EveryPage_ShowsNamesAsTextAndNotAsMarkup(string path)
    {
        var html = await site.Client.GetStringAnyAsync(path);
        var page = await site.PageAsync(path);

        Assert.That(html, Does.Not.Contain("<script"));
        Assert.That(page.QuerySelector("footer")!.TextContent, Does.Contain(SampleCentre.Hostile));
    }

    [Test]
    public async Task EveryPageType_IsInTheSample()
    {
        var types = typeof(Page).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Page)));
        var shown = site.Centre.Content.Pages.Select(page => page.GetType()).Distinct();

        Assert.That(shown, Is.EquivalentTo(types));
        await Task.CompletedTask;
    }

    [Test]
    public async Task Page_NamesItsOneAddressAndWhatItIsAbout()
    {
        var page = await site.PageAsync("/agenda/themawerking/");
        var origin = site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Title, Is.EqualTo("Themawerking – Kenniscentrum"));
            Assert.That(Attribute(page, "link[rel=canonical]", "href"), Is.EqualTo(origin + "/agenda/themawerking/"));
            Assert.That(Attribute(page, "meta[name=description]", "content"), Is.EqualTo("De zeven netwerken samen."));
            Assert.That(Attribute(page, "meta[property='og:url']", "content"), Is.EqualTo(origin + "/agenda/themawerking/"));
            Assert.That(Attribute(page, "meta[property='og:title']", "content"), Is.EqualTo("Themawerking"));
            Assert.That(page.QuerySelectorAll("nav.breadcrumbs a").Select(link => link.TextContent), Is.EqualTo(["Kenniscentrum", "Agenda"]));
        }
    }

    [Test]
    public async Task Event_ShowsItsAgendaAndWhatCameOfIt()
    {
        var page = await site.PageAsync("/agenda/themawerking/");
        var facts = page.QuerySelectorAll("dl.facts > .fact").ToDictionary(fact => fact.QuerySelector("dt")!.TextContent, fact => fact.QuerySelector("dd")!.TextContent.Trim(), StringComparer.Ordinal);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(facts["Wanneer"], Is.EqualTo("9 november 2005, 9.30 uur – 12.30 uur"));
            Assert.That(Attribute(page, "dl.facts time", "datetime"), Is.EqualTo("2005-11-09T09:30+01:00"));
            Assert.That(facts["Waar"], Is.EqualTo("Brussel"));
            Assert.That(Attribute(page, "ol.agenda time", "datetime"), Is.EqualTo("PT15M"));
            Assert.That(page.QuerySelectorAll("ol.agenda ol li").Select(li => li.TextContent), Is.EqualTo(["voortgang", "voorstel"]));
            Assert.That(page.QuerySelector("ol.agenda")!.TextContent, Does.Contain("Toelichting door LinkInc").And.Contain("Doorgaan.").And.Contain("tegen 1 juli 2006"));
            Assert.That(page.QuerySelector("section.files a")!.GetAttribute("href"), Does.StartWith("/api/mvo/v1/attachments/"));
            Assert.That(page.QuerySelector("section.files")!.TextContent, Does.Contain("PDF, 1,2 MB"));
            Assert.That(page.QuerySelectorAll("a[type='text/calendar']"), Has.Length.EqualTo(1));
        }
    }

    [TestCase("2006-06-01", "Gepland", "Nu bezig", false)]
    [TestCase("2006-07-15", "Gepland", "Nu bezig", true)]
    public async Task Calendar_TellsPastFromPlannedByTheClock(string today, string heading, string note, bool isNoted)
    {
        await using var site = await SampleSite.StartAsync(DateTimeOffset.Parse(today + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var page = await site.PageAsync("/agenda/");

        Assert.That(page.QuerySelectorAll("main h2").Select(h => h.TextContent), Is.EqualTo([heading, "Voorbij"]));
        Assert.That(page.QuerySelector("main")!.TextContent.Contains(note, StringComparison.Ordinal), Is.EqualTo(isNoted));
    }

    [Test]
    public async Task Calendar_AsOverview_HasADateAndItsEventsInOrder()
    {
        var page = await site.PageAsync("/agenda/?weergave=chronologisch");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Chronologisch overzicht"));
            Assert.That(page.QuerySelectorAll("main h3").Select(h => h.TextContent), Is.EqualTo(["9 november 2005", "13-20 juli 2006", "11 september 2006"]));
            Assert.That(page.QuerySelector(".entry")!.TextContent, Does.Contain("9.30 uur – 12.30 uur: "));
            Assert.That(page.QuerySelector("a[aria-current=true][href='/agenda/?weergave=chronologisch']"), Is.Not.Null);
        }
    }

    [Test]
    public async Task Calendar_OfAYear_KeepsTheYearInEveryView()
    {
        var page = await site.PageAsync("/agenda/?jaar=2005");

        Assert.That(page.QuerySelectorAll("li.event .what").Select(e => e.TextContent), Is.EqualTo(["Themawerking"]));
        Assert.That(page.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")), Does.Contain("/agenda/?weergave=chronologisch&jaar=2005"));
    }

    [TestCase("/agenda/?jaar=twintig", "‘twintig’ is geen jaartal")]
    [TestCase("/agenda/?jaar=20060", "‘20060’ is geen jaartal")]
    [TestCase("/agenda/?weergave=<b>tabel", "De weergave ‘<b>tabel’ bestaat niet")]
    public async Task Calendar_AskedForNonsense_SaysWhatIsWrongAndShowsAll(string path, string message)
    {
        await site.PageAsync("/agenda/"); // the answer to the good question is kept, and is not the answer to this one
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        var page = await site.PageAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain(message));
        Assert.That(page.QuerySelectorAll("li.event"), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Calendar_OfAYearWithoutEvents_SaysSo()
    {
        var page = await site.PageAsync("/agenda/?jaar=3000");
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Er zijn geen activiteiten die hieraan voldoen."));
    }

    [TestCase("2006-06-01", "In uitvoering")]
    [TestCase("2006-07-01", "Vertraagd")]
    public async Task Milestone_ShowsTheStatusOfTheDay(string today, string status)
    {
        await using var site = await SampleSite.StartAsync(DateTimeOffset.Parse(today + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var page = await site.PageAsync("/mainstreamteam/actieplan/");

        Assert.That(page.QuerySelector("p.progress strong")!.TextContent, Is.EqualTo(status));
        Assert.That(Attribute(page, "progress", "value"), Is.EqualTo("40"));
        Assert.That(page.QuerySelector("p.progress span")!.TextContent, Is.EqualTo("40% klaar"));
    }

    [Test]
    public async Task SignInPage_SaysTruthfullyThatSigningInIsNotPossible_WithoutAForm()
    {
        var page = await site.PageAsync("/aanmelden/");

        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Meld u aan.").And.Contain("niet mogelijk"));
        Assert.That(page.QuerySelectorAll("form, input, button"), Is.Empty);
    }

    private static string? Attribute(IParentNode page, string selector, string name) => page.QuerySelector(selector)?.GetAttribute(name);
}
