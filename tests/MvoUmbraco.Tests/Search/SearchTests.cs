using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Search;
using MvoUmbraco.Tests.Access;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Search;

/// <summary>What is found, by whom, and when.</summary>
[NonParallelizable]
internal sealed class SearchTests
{
    private const string Milieu = "Lerend Netwerk Milieu";
    private const string Consumers = "Lerend Netwerk Consumenten";

    private readonly SwitchedVisitor visitor = new();
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(services => services.AddSingleton<ICurrentVisitor>(visitor));

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter()
    {
        host.Enter();
        visitor.Visitor = Visitor.Anonymous;
    }

    [TestCase("kind", "Kinderen van werknemers")]
    [TestCase("kinderen", "Het kind en de crèche")]
    [TestCase("duurzame", "Duurzaamheid op de werf")]
    [TestCase("verslaggeving", "Duurzaamheidsverslaggeving voor beginners")]
    [TestCase("duurzaamheidsverslaggeving", "Onze verslaggeving van vorig jaar")]
    [TestCase("duurzaamheidsverslaggeving", "Verslaggeving over duurzaamheid")]
    [TestCase("creche", "Een crèche delen")]
    [TestCase("crèche", "Een creche huren")]
    [TestCase("kmo's", "De kmo van morgen")]
    [TestCase("bedrijf", "Bedrijven bezoeken elkaar")]
    [TestCase("zeewier", "Zeewierkwekerij in de haven")]
    [TestCase("paddenst", "Paddenstoelen op koffiedik")]
    [TestCase("padenstoelen", "Paddenstoelen op stro")]
    [TestCase("\"op stro\"", "Paddenstoelen op stro telen")]
    public async Task Query_FindsTheName(string query, string name)
    {
        var made = host.PublishEvent(name);
        try
        {
            Assert.That(await KeysAsync(query), Does.Contain(made.Key));
        }
        finally
        {
            host.Get<IContentService>().Delete(made);
        }
    }

    [Test]
    public async Task WhatIsPublished_IsFoundAtOnce_AndNotFoundWhenItIsGone()
    {
        var contents = host.Get<IContentService>();
        var made = host.PublishEvent("Xylofoonconcert");
        Assert.That(await KeysAsync("xylofoonconcert"), Is.EqualTo([made.Key]), "published");

        made.SetCultureName("Theorbeconcert", "nl-BE");
        host.Save(made);
        Assert.That(await KeysAsync("xylofoonconcert"), Is.EqualTo([made.Key]), "a draft is not found");
        host.Publish(made);
        Assert.That((await KeysAsync("xylofoonconcert")).Count + (await KeysAsync("theorbeconcert")).Count, Is.EqualTo(1), "renamed");

        contents.Unpublish(made);
        Assert.That(await KeysAsync("theorbeconcert"), Is.Empty, "unpublished");
        host.Publish(made);
        Assert.That(await KeysAsync("theorbeconcert"), Has.Count.EqualTo(1), "published again");

        contents.Move(contents.GetById(made.Key)!, contents.GetById(IntranetOf(Milieu))!.Id);
        Assert.That(await KeysAsync("theorbeconcert"), Is.Empty, "moved into an intranet");
        visitor.Visitor = Member(Milieu);
        Assert.That(await KeysAsync("theorbeconcert"), Has.Count.EqualTo(1), "for its members");

        contents.MoveToRecycleBin(contents.GetById(made.Key)!);
        Assert.That(await KeysAsync("theorbeconcert"), Is.Empty, "thrown away");
    }

    [Test]
    public async Task WhatStandsBelow_GoesAndComesBackWithIt()
    {
        var contents = host.Get<IContentService>();
        var page = Page("Hobo en fagot", null);
        var below = Page("Contrafagot", page.Key);
        Assert.That(await KeysAsync("contrafagot"), Is.EqualTo([below.Key]));
        contents.Unpublish(contents.GetById(page.Key)!);
        Assert.That(await KeysAsync("contrafagot"), Is.Empty);
        host.Publish(contents.GetById(page.Key)!);
        Assert.That(await KeysAsync("contrafagot"), Is.EqualTo([below.Key]));
        contents.Delete(contents.GetById(page.Key)!);
        Assert.That(await KeysAsync("contrafagot"), Is.Empty);
    }

    [Test]
    public async Task WhatANetworkKeepsToItself_IsFoundByItsMembersOnly_AndShowsInNothing()
    {
        host.PublishEvent("Fluorescerende vloeren openbaar");
        host.PublishEvent("Fluorescerende quetzalvlinder", parent: IntranetOf(Milieu));
        var search = host.Get<ISearch>();
        foreach (var (who, sees) in new[]
        {
            (Visitor.Anonymous, false), (Member(Consumers), false), (Visitor.Member("zonder", []), false), (Member(Milieu), true), (Member("Mainstreamteam"), true),
        })
        {
            visitor.Visitor = who;
            var whole = await search.FindAsync(new SearchQuery { Text = "quetzalvlinder" });
            var both = await search.FindAsync(new SearchQuery { Text = "fluorescerende" });
            var misspelt = await search.FindAsync(new SearchQuery { Text = "quetzalvlindre" });
            var suggested = await search.SuggestAsync("quetz");
            var everything = System.Text.Json.JsonSerializer.Serialize(new object[] { whole.Hits, both, misspelt, suggested });
            Assert.Multiple(() =>
            {
                Assert.That(whole.Total, Is.EqualTo(sees ? 1 : 0), who.UserName);
                Assert.That(both.Total, Is.EqualTo(sees ? 2 : 1), who.UserName);
                Assert.That(both.Facets[Facet.Kind].Single(value => value.Code == "activiteit").Count, Is.EqualTo(sees ? 2 : 1), who.UserName);
                Assert.That(both.Facets[Facet.Intranet].Sum(value => value.Count), Is.EqualTo(sees ? 1 : 0), who.UserName);
                Assert.That(misspelt.Correction, Is.EqualTo(sees ? "quetzalvlinder" : null), who.UserName);
                Assert.That(suggested.Words, sees ? Is.EqualTo(["quetzalvlinder"]) : Is.Empty, who.UserName);
                Assert.That(suggested.Pages, Has.Count.EqualTo(sees ? 1 : 0), who.UserName);
                Assert.That(everything.Contains("quetzalvlinder", StringComparison.OrdinalIgnoreCase), Is.EqualTo(sees), who.UserName);
            });
        }
    }

    // The index learns of a protection a moment later than the pages; what it still has open is closed all the same.
    [Test]
    public async Task AProtection_HidesWhatWasFoundBefore_AndTakingItAwayShowsIt()
    {
        var protections = host.Get<IPublicAccessService>();
        var page = Page("Klavecimbelbouw", null);
        Assert.That(await KeysAsync("klavecimbelbouw"), Has.Count.EqualTo(1));
        var entry = new PublicAccessEntry(page, Sample(ContentTypes.SignInPage, "Aanmelden"), Sample(ContentTypes.NoAccessPage, "Geen toegang"), []);
        entry.AddRule(Consumers, Umbraco.Cms.Core.Constants.Conventions.PublicAccess.MemberRoleRuleType);
        Assert.That(protections.Save(entry).Success, Is.True);
        Assert.That(await KeysAsync("klavecimbelbouw"), Is.Empty);
        visitor.Visitor = Member(Consumers);
        Assert.That(await KeysAsync("klavecimbelbouw"), Has.Count.EqualTo(1));
        visitor.Visitor = Visitor.Anonymous;
        protections.Delete(protections.GetEntryForContent(page)!);
        Assert.That(await KeysAsync("klavecimbelbouw"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Theme_IsAmongTheWordsOfWhatIsAboutIt_UnderItsPresentName()
    {
        var contents = host.Get<IContentService>();
        var theme = contents.GetById(host.Read().Themes.All[0].Link.Key)!;
        var name = theme.GetCultureName("nl-BE")!;
        var made = host.PublishEvent("Bezoek aan een werf", change: content => content.SetValue(Fields.Themes, Umbraco.Cms.Core.Udi.Create("document", theme.Key).ToString()));
        Assert.That(await KeysAsync(name + " bezoek"), Does.Contain(made.Key));

        Rename("Brolfzant");
        Assert.That(await KeysAsync("brolfzant"), Does.Contain(made.Key));
        Rename(name);
        Assert.That(await KeysAsync("brolfzant"), Is.Empty);

        void Rename(string to)
        {
            var again = contents.GetById(theme.Key)!;
            again.SetCultureName(to, "nl-BE");
            host.Save(again);
            host.Publish(again);
        }
    }

    [Test]
    public async Task ChoosingAValue_LeavesAsManyAsItSaid()
    {
        var search = host.Get<ISearch>();
        var query = new SearchQuery { Text = "netwerk", PerPage = 1 };
        var answer = await search.FindAsync(query);
        var tried = 0;
        foreach (var (facet, values) in answer.Facets)
        {
            foreach (var value in values)
            {
                var chosen = await search.FindAsync(query.With(facet, [value.Code]));
                Assert.That(chosen.Total, Is.EqualTo(value.Count), $"{facet} {value.Code}");
                Assert.That(chosen.Facets[facet].Single(other => other.Code == value.Code).IsChosen, Is.True);
                tried++;
            }
        }

        Assert.That(tried, Is.GreaterThan(10));
    }

    [Test]
    public async Task UnknownValues_AreNamed_AndDoNotFilter()
    {
        var search = host.Get<ISearch>();
        var query = new SearchQuery { Text = "milieu" };
        var plain = await search.FindAsync(query);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var answer = await search.FindAsync(query.With(facet, ["<bestaat-niet>"]));
            Assert.That(answer.Unknown, Is.EqualTo([new UnknownValue(facet, "<bestaat-niet>")]));
            Assert.That(answer.Total, Is.EqualTo(plain.Total));
        }
    }

    [TestCase("")]
    [TestCase("\"")]
    [TestCase("\"\"\"")]
    [TestCase("-")]
    [TestCase("--")]
    [TestCase("-milieu")]
    [TestCase("milieu AND (OR NOT")]
    [TestCase("title:[* TO *]")]
    [TestCase("*:*")]
    [TestCase("mil?eu~0.1^99999999999 +-&&||!(){}[]^\"~*?:\\/")]
    [TestCase("' OR 1=1; DROP TABLE umbracoNode --")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("milieu\0energie")]
    [TestCase("\ud83d\ud83d\ude00\udc00 milieu")]
    [TestCase("de het een")]
    [TestCase("\u202e\u0000\uffff")]
    public async Task Anything_CanBeSearchedFor(string text)
    {
        var answer = await host.Get<ISearch>().FindAsync(new SearchQuery { Text = text, Page = int.MaxValue, PerPage = -5 });
        Assert.That((answer.Query.Page, answer.Query.PerPage), Is.EqualTo((SearchQuery.LastPage, 1)));
        Assert.That((await host.Get<ISearch>().SuggestAsync(text)).Words, Has.Count.LessThanOrEqualTo(8));
    }

    [Test]
    public async Task MuchText_IsCut_AndStillFinds()
    {
        var answer = await host.Get<ISearch>().FindAsync(new SearchQuery { Text = "milieu " + new string('x', 100_000) + string.Concat(Enumerable.Repeat(" energie", 10_000)) });
        Assert.That(answer.Query.Text, Has.Length.LessThanOrEqualTo(SearchQuery.LongestText));
        Assert.That(answer.Total, Is.Positive);
    }

    [Test]
    public async Task ExcludedWords_AreNotThere_AndTheNewestComesFirst()
    {
        var search = host.Get<ISearch>();
        var all = await search.FindAsync(new SearchQuery { Text = "bijeenkomst mainstreamteam", Filters = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Kind] = ["activiteit"] }, PerPage = 50 });
        var some = await search.FindAsync(all.Query with { Text = "bijeenkomst mainstreamteam -workshop" });
        Assert.That(all.Hits.Any(hit => hit.Link.Name.Contains("workshop", StringComparison.OrdinalIgnoreCase)), Is.True);
        Assert.That(some.Hits.Any(hit => hit.Link.Name.Contains("workshop", StringComparison.OrdinalIgnoreCase)), Is.False);
        var newest = await search.FindAsync(some.Query with { IsNewestFirst = true });
        Assert.That(newest.Hits.Select(hit => hit.Day), Is.Ordered.Descending);
    }

    [Test]
    public async Task Passage_ShowsWhereItStands_AndTheMarkedWordsAreThoseOfTheQuery()
    {
        var text = string.Concat(Enumerable.Repeat("Woorden zonder belang. ", 60)) + "De okapi's &amp; hun &lt;b&gt;kinderen&lt;/b&gt; kwamen op bezoek. " + string.Concat(Enumerable.Repeat("Nog meer woorden. ", 60));
        var made = host.PublishEvent("Lange tekst", change: content => content.SetValue(Fields.Description, $$"""{"markup":"<p>{{text}}</p>","blocks":null}""", "nl-BE"));
        var answer = await host.Get<ISearch>().FindAsync(new SearchQuery { Text = "okapi kind" });
        var passage = answer.Hits.Single(hit => hit.Link.Key == made.Key).Passage;
        Assert.That(passage.Where(part => part.IsMatch).Select(part => part.Text), Is.EqualTo(["okapi's", "kinderen"]));
        Assert.That(string.Concat(passage.Select(part => part.Text)), Does.StartWith("…").And.EndWith("…").And.Length.LessThan(280).And.Contain("<b>"));
    }

    [Test]
    public async Task Pages_DoNotOverlap_AndTogetherAreEverything()
    {
        var search = host.Get<ISearch>();
        var query = new SearchQuery { Text = "netwerk", PerPage = 7 };
        var total = (await search.FindAsync(query)).Total;
        var keys = new List<Guid>();
        for (var page = 1; page <= (total + 6) / 7; page++)
        {
            keys.AddRange((await search.FindAsync(query with { Page = page })).Hits.Select(hit => hit.Link.Key));
        }

        Assert.That((keys.Count, keys.Distinct().Count()), Is.EqualTo((total, total)));
    }

    // Whatever was done to the content, the index has what is published, under the same access, and nothing else.
    [Test]
    public async Task Index_IsAWalkOverWhatIsPublished([Range(1, 4)] int seed)
    {
        var random = new Random(seed);
        var contents = host.Get<IContentService>();
        var made = new List<Guid> { Page("Wortel", null).Key };
        for (var step = 0; step < 25; step++)
        {
            var content = contents.GetById(made[random.Next(made.Count)]);
            switch (random.Next(6))
            {
                case 0 when content is { Trashed: false }:
                    contents.Unpublish(content);
                    break;
                case 1 when content is { Trashed: false }:
                    contents.Publish(content, ["nl-BE"]);
                    break;
                case 2 when content is { Trashed: false } && contents.GetById(made[random.Next(made.Count)]) is { Trashed: false } parent && !parent.Path.StartsWith(content.Path, StringComparison.Ordinal):
                    contents.Move(content, parent.Id);
                    break;
                case 3 when content is not null && made.Count > 4:
                    contents.MoveToRecycleBin(content);
                    break;
                default:
                    made.Add(Page($"Blad {seed}.{step}", content is { Trashed: false } && random.Next(2) == 0 ? content.Key : null).Key);
                    break;
            }
        }

        await host.Get<ISearch>().FindAsync(new SearchQuery());
        using var snapshot = host.Get<SearchIndex>().Hold()!;
        var indexed = snapshot.Cards().Select(card => card.Key).ToArray();
        var published = Published().ToArray();
        Assert.That(indexed, Is.EquivalentTo(published));
        Assert.That(published.Intersect(made), Is.Not.Empty);
    }

    // From the stored documents, not by what the index itself reads.
    private IEnumerable<Guid> Published()
    {
        var contents = host.Get<IContentService>();
        return contents.GetPagedDescendants(-1, 0, int.MaxValue, out _)
            .Where(content => !content.Trashed && content.ContentType.Alias is not (ContentTypes.SignInPage or ContentTypes.NoAccessPage))
            .Where(content => contents.GetAncestors(content).Append(content).All(above => above.Published))
            .Select(content => content.Key);
    }

    private async Task<IReadOnlyList<Guid>> KeysAsync(string text)
    {
        var answer = await host.Get<ISearch>().FindAsync(new SearchQuery { Text = text, PerPage = 50 });
        Assert.That(answer.IsComplete, Is.True);
        return [.. answer.Hits.Select(hit => hit.Link.Key)];
    }

    private IContent Page(string name, Guid? parent)
    {
        var contents = host.Get<IContentService>();
        var page = contents.Create(name, parent ?? host.Read().Frame!.Home.Key, ContentTypes.ContentPage);
        page.SetCultureName(name, "nl-BE");
        host.Save(page);
        contents.Publish(page, ["nl-BE"]);
        return page;
    }

    private IContent Sample(string type, string name) => host.Get<IContentService>().GetById(host.Sample(type, name))!;

    private Guid IntranetOf(string network)
    {
        host.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(host.Sample(ContentTypes.LearningNetwork, network), ContentTypes.Intranet, out var keys);
        return keys.Single();
    }

    private static Visitor Member(string group) => Visitor.Member($"lid van {group}", [group]);
}
