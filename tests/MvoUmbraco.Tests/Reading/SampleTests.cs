using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Chronology;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Pages;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Reading;

/// <summary>What a visitor reads of the sample content: the note of 2006 as a knowledge centre.</summary>
internal sealed class SampleTests
{
    private static readonly DateTimeOffset July2006 = BrusselsTime.StartOf(new(2006, 7, 24));

    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public void Chronology_GivesBackTheDatesOfTheNote()
    {
        var overview = ChronologicalOverview.Of(host.Read().Calendar.Events, July2006);
        Assert.Multiple(() =>
        {
            Assert.That(overview.Past.Select(entry => entry.Heading), Is.EqualTo(
            [
                "9 november 2005", "1 december 2005", "31 januari 2006", "15 februari 2006", "16 februari 2006", "2 maart 2006",
                "6 maart 2006", "6 april 2006", "4 mei 2006", "8 juni 2006", "26 juni 2006", "13-20 juli 2006",
            ]));
            Assert.That(overview.Planned.Select(entry => entry.Heading), Is.EqualTo(["22 augustus 2006", "11 september 2006", "11 oktober 2006"]));
            Assert.That(overview.Past[0].Events.Select(e => DutchDates.TimesOf(e.Time)), Is.EqualTo(["9.30 uur – 12.30 uur", "12.30 uur – 16.30 uur"]));
            Assert.That(DutchDates.When(overview.Past[1].Events[0].Time), Is.EqualTo("1 december 2005, 15.00 uur"));
        });
    }

    [Test]
    public void Event_HasItsAgendaWithSubPoints()
    {
        var june = host.Read().Calendar.Events.All.Single(e => e.Time.FirstDay == new DateOnly(2006, 6, 26));
        Assert.Multiple(() =>
        {
            Assert.That(june.Kind.Value, Is.EqualTo(EventKind.MainstreamTeamMeeting));
            Assert.That(june.Agenda.Items, Has.Count.EqualTo(3));
            Assert.That(june.Agenda.Items[0].SubPoints, Has.Count.EqualTo(3));
            Assert.That(june.Link.Url, Does.StartWith("/agenda/"));
        });
    }

    [Test]
    public void Lists_HoldTheSample()
    {
        var reading = host.Read();
        Assert.Multiple(() =>
        {
            Assert.That(reading.Networks.All, Has.Count.EqualTo(7));
            Assert.That(reading.Networks.All.Select(network => network.Theme), Is.All.Not.Null);
            Assert.That(reading.Themes.All, Has.Count.EqualTo(7));
            Assert.That(reading.Themes.All.Select(theme => theme.IsExample), Is.All.True);
            Assert.That(reading.AttentionPoints.All, Has.Count.EqualTo(4));
            Assert.That(reading.Organisations.All, Has.Count.EqualTo(6));
            Assert.That(reading.MainstreamTeam.Members, Has.Count.EqualTo(15));
            Assert.That(reading.ActionPlan.Milestones, Has.Count.EqualTo(7));
            Assert.That(reading.Knowledge.Items, Has.Count.EqualTo(9));
            Assert.That(reading.Knowledge.Items.Select(item => item.Date), Is.Ordered.Descending);
            Assert.That(reading.Knowledge.StatusReports, Has.Count.EqualTo(2));
            Assert.That(reading.Calendar.Events.All, Has.Count.EqualTo(16));
        });
    }

    [Test]
    public void EveryPublicDocument_HasAPageAtItsAddress_AndEveryOtherHasNone()
    {
        var reading = host.Read();
        var navigation = host.Get<IDocumentNavigationQueryService>();
        navigation.TryGetRootKeys(out var roots);
        navigation.TryGetDescendantsKeysOrSelfKeys(roots.Single(), out var keys);
        var answers = keys.Select(key => (Key: key, Type: host.Get<IContentService>().GetById(key)!.ContentType.Alias, Answer: reading.Pages.Of(key))).ToArray();
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            foreach (var (key, type, answer) in answers)
            {
                if (answer is PageAnswer.Found { Page: var page })
                {
                    Assert.That(addresses.Add(page.Info.Url), $"{page.Info.Url} twice");
                    Assert.That(page.Info.Breadcrumbs.Count == 0, Is.EqualTo(page is HomePage), page.Info.Url);
                    Assert.That((reading.Pages.At(new Uri(host.Client.BaseAddress!, page.Info.Url)) as PageAnswer.Found)?.Page.Info.Key, Is.EqualTo(key), page.Info.Url);
                }
                else
                {
                    Assert.That(type, Is.AnyOf(ContentTypes.Intranet, ContentTypes.IntranetPage), $"{key} {type}");
                    Assert.That(answer, Is.InstanceOf<PageAnswer.Protected>());
                }
            }

            Assert.That(answers.Count(answer => answer.Answer is PageAnswer.Found), Is.GreaterThan(80));
            Assert.That(answers.Count(answer => answer.Answer is PageAnswer.Protected), Is.EqualTo(18));
        });
    }

    [TestCase("/bestaat-niet")]
    [TestCase("/agenda/bestaat-niet/")]
    [TestCase("/%2e%2e/")]
    [TestCase("//")]
    public void UnknownAddress_IsMissingOrTheHomePage(string path)
    {
        var answer = host.Read().Pages.At(new Uri("http://localhost" + path));
        Assert.That(answer is PageAnswer.Missing or PageAnswer.Found { Page: HomePage });
    }

    [Test]
    public void ProtectedPage_OffersToSignIn()
    {
        var answer = host.Read().Pages.Of(host.Sample(ContentTypes.Intranet, "Themawerking"));
        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.InstanceOf<PageAnswer.Protected>());
            Assert.That(((PageAnswer.Protected)answer).IsSignedIn, Is.False);
            Assert.That(((PageAnswer.Protected)answer).Instead, Is.InstanceOf<SignInPage>());
        });
    }

    [Test]
    public void Menu_ShowsTheSections_AndNothingProtected()
    {
        var menu = host.Read().Frame!.Menu;
        var all = menu.Concat(menu.SelectMany(item => item.Children)).Select(item => item.Link).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(all.Select(link => link.Url), Does.Contain("/agenda/").And.Contain("/netwerken/"));
            Assert.That(all.Where(link => link.Url.Contains("intranet", StringComparison.Ordinal) || link.Url == "/themawerking/"), Is.Empty);
        });
    }

    [Test]
    public void Network_GathersWhatIsItsOwn()
    {
        var reading = host.Read();
        var pages = reading.Networks.All.Select(network => (LearningNetworkPage)((PageAnswer.Found)reading.Pages.Of(network.Link.Key)).Page).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(pages.Sum(page => page.Knowledge.Count), Is.EqualTo(reading.Knowledge.Items.Count(item => item.Network is not null)));
            Assert.That(pages.Select(page => page.Representatives.Count), Is.All.EqualTo(1));
            Assert.That(pages.SelectMany(page => page.StatusReports).Count(), Is.EqualTo(2));
        });
    }

    [TestCase("fr-BE")]
    [TestCase("FR-be")]
    public void AnotherLanguage_ReadsInDutchWhatIsNotTranslated(string culture)
    {
        var reading = host.Read(culture);
        var home = (PageAnswer.Found)reading.Pages.Of(reading.Frame!.Home.Key);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Culture, Is.EqualTo("fr-BE"));
            Assert.That(home.Page.Info.Culture, Is.EqualTo("nl-BE"));
            Assert.That(reading.Calendar.Events.All, Has.Count.EqualTo(16));
        });
    }

    [TestCase("xx-YY")]
    [TestCase("")]
    [TestCase("../..")]
    public void UnknownLanguage_IsTheDefault(string culture) => Assert.That(host.Read(culture), Is.SameAs(host.Read()));

    [Test]
    public void Reading_IsKeptWhileNothingChanges() => Assert.That(host.Read(), Is.SameAs(host.Read("nl-BE")));

    [Test]
    public void Anonymous_IsTheVisitorOfAHostThatDoesNotSayWho()
        => Assert.That(host.Get<ICurrentVisitor>().Visitor, Is.EqualTo(Visitor.Anonymous));
}
