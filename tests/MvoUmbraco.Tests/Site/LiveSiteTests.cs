using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Site;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Site;

/// <summary>The site on a real host with the sample content: what an editor does is what the next visitor sees.</summary>
internal sealed class LiveSiteTests
{
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => host = await PluginHost.StartAsync(services => services.AddMvoSite(), app => app.MapMvoSite());

    [OneTimeTearDown]
    public async Task StopAsync() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public async Task EveryPageThatIsLinkedTo_Answers_AndEveryTypeIsAmongThem()
    {
        var queue = new Queue<string>(["/", "/aanmelden/", "/geen-toegang/"]);
        var seen = new HashSet<string>(queue, StringComparer.Ordinal);
        var types = new HashSet<string>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var path))
        {
            using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            if (host.Read().Pages.At(new Uri("http://localhost" + path.Split('?')[0])) is MvoUmbraco.Pages.PageAnswer.Found { Page: var page })
            {
                types.Add(page.GetType().Name);
            }

            var document = Parse(await response.Content.ReadAsStringAsync());
            foreach (var link in document.QuerySelectorAll("a[href], link[href]").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/') && seen.Add(link)))
            {
                queue.Enqueue(link);
            }
        }

        // An intranet is for members.
        var all = typeof(Core.Pages.Page).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Core.Pages.Page)) && type != typeof(Core.Workspace.IntranetPage)).Select(type => type.Name);
        Assert.That(types, Is.EquivalentTo(all));
    }

    [Test]
    public async Task ChronologicalOverview_IsTheOneOfTheNote()
    {
        var page = await PageAsync("/agenda/?weergave=chronologisch");
        string[] dates =
        [
            "9 november 2005", "1 december 2005", "31 januari 2006", "15 februari 2006", "16 februari 2006", "2 maart 2006", "6 maart 2006",
            "6 april 2006", "4 mei 2006", "8 juni 2006", "26 juni 2006", "13-20 juli 2006", "22 augustus 2006", "11 september 2006", "11 oktober 2006",
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".chronology h3").Select(heading => heading.TextContent), Is.EqualTo(dates));
            Assert.That(page.QuerySelectorAll(".chronology .date:first-child .entry"), Has.Length.EqualTo(2));
            Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("9.30 uur – 12.30 uur").And.Contain("alle acties binnen eenzelfde beleidslijn"));
            Assert.That(page.QuerySelectorAll(".chronology ol li").Select(point => point.TextContent), Does.Contain("voorstel actieplan"));
        }
    }

    [Test]
    public async Task Publish_IsOnEveryPageItShows_WithTheAnswerThatAcknowledgesIt_UnderLoad()
    {
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await host.Client.GetStringAnyAsync("/");
                await host.Client.GetStringAnyAsync("/agenda/");
            }
        })).ToArray();

        try
        {
            for (var i = 0; i < 10; i++)
            {
                var name = $"Ronde {Guid.NewGuid():N}";
                var made = host.PublishEvent(name, "2099-05-07T14:00:00+02:00");
                var url = host.Read().Calendar.Find(made.Key)!.Link.Url;
                foreach (var path in new[] { url, "/", "/agenda/", "/agenda/?weergave=chronologisch", "/agenda/?jaar=2099" })
                {
                    Assert.That(await host.Client.GetStringAnyAsync(path), Does.Contain(name), path);
                }

                host.Get<IContentService>().Unpublish(made);
                using var gone = await host.Client.GetAsync(new Uri(url, UriKind.Relative));
                Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
                foreach (var path in new[] { "/", "/agenda/", "/agenda/?weergave=chronologisch" })
                {
                    Assert.That(await host.Client.GetStringAnyAsync(path), Does.Not.Contain(name), path);
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(readers);
        }
    }

    [Test]
    public async Task NamesAndTextsOfEditors_AreTextAndNothingElse()
    {
        const string hostile = "Vergadering <script>alert(1)</script> & \"co\" <img src=x onerror=alert(2)>";
        var made = host.PublishEvent(hostile, "2098-05-07T14:00:00+02:00", change: content =>
        {
            content.SetValue(Fields.Summary, hostile, "nl-BE");
            content.SetValue(Fields.Location, hostile);
            content.SetValue(Fields.Participants, hostile);
            content.SetValue(Fields.OnlineLink, "https://example.org/?a=\"><script>alert(3)</script>");
            content.SetValue(Fields.Description, """{"markup":"<p onclick=\"alert(4)\">Tekst <script>alert(5)</script><a href=\"javascript:alert(6)\">hier</a></p>","blocks":{"contentData":[],"settingsData":[],"expose":[],"layout":{}}}""", "nl-BE");
        });
        foreach (var path in new[] { host.Read().Calendar.Find(made.Key)!.Link.Url, "/", "/agenda/" })
        {
            var html = await host.Client.GetStringAnyAsync(path);
            var page = Parse(html);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(page.QuerySelectorAll("script, [onclick], [onerror], a[href^=javascript]"), Is.Empty, path);
                Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain(hostile), path);
                Assert.That(html, Does.Not.Contain("alert(4)").And.Not.Contain("javascript:"), path);
            }
        }
    }

    [TestCase("/themawerking/")]
    [TestCase("/mainstreamteam/intranet/")]
    [TestCase("/netwerken/lerend-netwerk-milieu/intranet/")]
    public async Task Intranet_AnswersTheSignInPage_AndNothingOfItself(string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        var page = Parse(await response.Content.ReadAsStringAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Aanmelden"));
            Assert.That(page.DocumentElement.TextContent, Does.Not.Contain("werkruimte"));
            Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
        }
    }

    [Test]
    public async Task EventOfAnIntranet_IsOnNoPublicPage()
    {
        var intranet = host.Sample(ContentTypes.Intranet, "Themawerking");
        var name = $"Besloten {Guid.NewGuid():N}";
        host.PublishEvent(name, "2097-05-07T14:00:00+02:00", intranet);
        foreach (var path in new[] { "/", "/agenda/", "/agenda/?jaar=2097", "/mainstreamteam/", "/api/mvo/v1/calendar.ics" })
        {
            Assert.That(await host.Client.GetStringAnyAsync(path), Does.Not.Contain(name), path);
        }
    }

    [Test]
    public async Task UnknownAddress_IsTheSitesOwn404()
    {
        using var response = await host.Client.GetAsync(new Uri("/agenda/bestaat-niet/", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Deze pagina bestaat niet (meer)"));
    }

    private async Task<IHtmlDocument> PageAsync(string path) => Parse(await host.Client.GetStringAnyAsync(path));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
