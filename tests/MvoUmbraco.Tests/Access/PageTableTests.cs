using System.Net;
using System.Text;
using System.Text.Json;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Access;

/// <summary>
/// Every document of the sample, and one of each kind where the sample has none, asked for by everybody, everywhere: what
/// is answered is what access-table.pages.tsv says.
/// </summary>
internal sealed class PageTableTests
{
    private const string Delivery = "/umbraco/delivery/api/v2/content";
    private const string Secret = "Zeepaardje";

    private readonly List<Place> places = [];
    private IReadOnlyDictionary<string, string[]> table = null!;
    private AccessSite site = null!;
    private Attachment file = null!;

    /// <summary>A document, and where it stands in the table.</summary>
    private sealed record Place(IContent Content, string Row, string? Url);

    [OneTimeSetUp]
    public async Task Start()
    {
        table = AccessTable.Read("access-table.pages.tsv").ByKey(1);
        site = await AccessSite.StartAsync();
        await FillAsync();
        var contents = site.Get<IContentService>();
        var addresses = site.Get<DocumentAddresses>();
        foreach (var content in contents.GetRootContent().SelectMany(WithDescendants).Concat(contents.GetPagedContentInRecycleBin(0, 1000, out _, null, null)))
        {
            places.Add(new Place(content, RowOf(content), addresses.PathOf(content.Key, "nl-BE")));
        }

        IEnumerable<IContent> WithDescendants(IContent root) => contents.GetPagedDescendants(root.Id, 0, 10_000, out _, null, null).Prepend(root);
    }

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    // Who is nobody asks again after those who see more: what was prepared for them is not for him.
    private IEnumerable<(Role Role, int Column)> Askers => site.Roles.Select((role, column) => (role, column)).Append((site.Roles[0], 0));

    [Test]
    public void EveryRowOfTheTable_HasADocument()
        => Assert.That(places.Select(place => place.Row).Distinct(), Is.EquivalentTo(table.Keys));

    [Test]
    public async Task Pages_AreAnsweredAsTheTableSays()
        => await CompareAsync(place => place.Url, (_, expected) => expected);

    [Test]
    public async Task NoPage_NamesWhatItsReaderDoesNotSee()
    {
        var leaks = new List<string>();
        var named = 0;
        foreach (var (role, column) in Askers)
        {
            var hidden = places.Where(place => table[place.Row][column] != "200" && place.Content.Name!.StartsWith(Secret, StringComparison.Ordinal)).ToArray();
            foreach (var place in places.Where(place => place.Url is not null && table[place.Row][column] == "200"))
            {
                var text = await TextAsync(role, place.Url!);
                named += text.Contains(Secret, StringComparison.Ordinal) ? 1 : 0;
                leaks.AddRange(hidden
                    .Where(other => text.Contains(other.Content.Name!, StringComparison.OrdinalIgnoreCase) || text.Contains(other.Content.Name!.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase))
                    .Select(other => $"{role.Name}: {place.Url} names {other.Content.Name} ({other.Row})"));
            }
        }

        Assert.That(leaks, Is.Empty);
        Assert.That(named, Is.GreaterThan(table.Count), "who sees them finds them named");
    }

    [Test]
    public async Task PlacingInAnIntranet_IsOfferedToWhoSeesIt()
        => await CompareAsync(
            place => place.Content.ContentType.Alias == ContentTypes.Intranet ? $"/mijn/netwerk/{place.Content.Key}/plaats/pagina" : null,
            (_, expected) => expected switch { "200" => "200", "401" => "303", _ => "404" },
            isSignedInOnly: true);

    [Test]
    public async Task TheDeliveryApi_AnswersEachDocumentAsTheTableSays()
        => await CompareAsync(place => $"{Delivery}/item/{place.Content.Key}", (_, expected) => expected);

    [Test]
    public async Task Attachments_AreAnsweredAsTheTableSays()
        => await CompareAsync(
            place => place.Content.Name!.StartsWith(Secret, StringComparison.Ordinal) ? $"/api/mvo/v1/attachments/{place.Content.Key}/{file.Key}/geheim.pdf" : null,
            (_, expected) => expected);

    [Test]
    public async Task AnEventAsAFile_IsThereForWhoSeesIt_AndForNobodyElse()
        => await CompareAsync(
            place => place.Content.ContentType.Alias == ContentTypes.Event ? $"/api/mvo/v1/events/{place.Content.Key}.ics" : null,
            (_, expected) => expected == "200" ? "200" : "404");

    [Test]
    public async Task Lists_HoldWhatTheTableSays_AndCountNothingElse()
    {
        foreach (var (role, column) in Askers)
        {
            var seen = places.Where(place => table[place.Row][column] == "200").ToArray();
            using var json = JsonDocument.Parse(await TextAsync(role, $"{Delivery}?take=1000"));
            var calendar = await TextAsync(role, "/api/mvo/v1/calendar.ics");
            var agenda = await TextAsync(role, "/agenda/");
            var menu = await TextAsync(role, "/");
            using var few = JsonDocument.Parse(await TextAsync(role, $"{Delivery}?take=1&filter=name:{Secret}"));
            Assert.Multiple(() =>
            {
                Assert.That(json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()), Is.EquivalentTo(seen.Select(place => place.Content.Key)), role.Name);
                Assert.That(json.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(seen.Length), role.Name);
                Assert.That(few.RootElement.GetProperty("total").GetInt32(), Is.EqualTo(seen.Count(place => place.Content.Name!.StartsWith(Secret, StringComparison.Ordinal))), role.Name);
                foreach (var (place, sees) in places.Select(place => (place, table[place.Row][column] == "200")))
                {
                    if (place.Content.ContentType.Alias == ContentTypes.Event)
                    {
                        Assert.That(calendar.Contains(place.Content.Key.ToString(), StringComparison.OrdinalIgnoreCase), Is.EqualTo(sees), $"calendar.ics, {role.Name}: {place.Content.Name}");
                    }

                    if (!sees && place.Content.Name!.StartsWith(Secret, StringComparison.Ordinal))
                    {
                        Assert.That(agenda + menu, Does.Not.Contain(place.Content.Name), role.Name);
                    }
                }
            });
        }
    }

    [Test]
    public async Task WhatASharedCacheMayKeep_IsPublic()
    {
        foreach (var (role, column) in Askers)
        {
            foreach (var place in places.Where(place => place.Url is not null && place.Row != "public" && table[place.Row][column] != "404"))
            {
                foreach (var address in new[] { place.Url!, $"{Delivery}/item/{place.Content.Key}", $"/api/mvo/v1/attachments/{place.Content.Key}/{file.Key}/geheim.pdf" })
                {
                    using var answer = await role.Client.GetAsync(new Uri(address, UriKind.Relative));
                    var cache = answer.Headers.CacheControl;
                    Assert.That(cache is { Public: true } || cache?.MaxAge > TimeSpan.Zero, Is.False, $"{role.Name}: {address} {cache}");
                }
            }
        }
    }

    private async Task CompareAsync(Func<Place, string?> address, Func<Place, string, string> expectation, bool isSignedInOnly = false)
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var (role, column) in Askers)
        {
            foreach (var place in places)
            {
                if (address(place) is not { } path)
                {
                    continue;
                }

                asked++;
                using var answer = await role.Client.GetAsync(new Uri(path, UriKind.Relative));

                // Where signing in comes before everything, what is not there asks for it too.
                var said = table[place.Row][column];
                var expected = expectation(place, isSignedInOnly && said == "404" && table["shared intranet"][column] == "401" ? "401" : said);
                if (((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture) != expected)
                {
                    wrong.Add($"{role.Name}: {path} ({place.Row}) is {(int)answer.StatusCode} and not {expected}");
                }
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(wrong, Is.Empty);
            Assert.That(asked, Is.GreaterThan(site.Roles.Count), "something was asked");
        });
    }

    private static async Task<string> TextAsync(Role role, string path)
    {
        using var answer = await role.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{role.Name}: {path}");
        return await answer.Content.ReadAsStringAsync();
    }

    private static string NameOf(string where) => $"{Secret} {where} einde";

    private string RowOf(IContent content)
    {
        if (content.Trashed)
        {
            return "recycle bin";
        }

        var path = site.Get<IContentService>().GetAncestors(content).Append(content).ToArray();
        if (!content.Published)
        {
            return "not published";
        }

        if (path.Any(above => !above.Published))
        {
            return "below what is not published";
        }

        if (path.All(above => above.ContentType.Alias != ContentTypes.Intranet))
        {
            return "public";
        }

        return path.FirstOrDefault(above => above.ContentType.Alias is ContentTypes.LearningNetwork or ContentTypes.MainstreamTeam) switch
        {
            null => "shared intranet",
            { ContentType.Alias: ContentTypes.MainstreamTeam } => "intranet of the mainstream team",
            { Name: AccessSite.NetworkA } => "intranet of A",
            { Name: AccessSite.NetworkB } => "intranet of B",
            _ => "intranet of another network",
        };
    }

    // In every place an event with a file, whose name is found nowhere else.
    private async Task FillAsync()
    {
        var stored = (await site.Get<IAttachmentStore>().StoreAsync("geheim.pdf", new MemoryStream(Encoding.Latin1.GetBytes("%PDF-1.7\ngeheim")))).File!;
        file = new Attachment(Guid.NewGuid(), "geheim.pdf", null, stored.Size, stored.ContentType, stored.Sha256, DateTimeOffset.UnixEpoch);
        var contents = site.Get<IContentService>();
        var reading = site.Get<IKnowledgeCentre>().Read();
        var calendar = reading.Calendar.Page!.Key;
        var intranets = contents.GetPagedOfTypes([site.Get<IContentTypeService>().Get(ContentTypes.Intranet)!.Id], 0, 100, out _, null).ToArray();
        foreach (var intranet in intranets)
        {
            Add(intranet.Key, $"{intranet.ParentId}");
        }

        Add(calendar, "openbaar");
        Add(calendar, "niet gepubliceerd", publishes: false);
        contents.MoveToRecycleBin(Add(calendar, "weggegooid"));
        var hidden = contents.Create("Verborgen netwerk", contents.GetById(reading.Networks.All[0].Link.Key)!.ParentId, ContentTypes.LearningNetwork);
        hidden.SetCultureName("Verborgen netwerk", "nl-BE");
        hidden.SetValue(Fields.Summary, "Een netwerk.", "nl-BE");
        contents.Save(hidden);
        contents.Publish(hidden, ["nl-BE"]);
        Add(contents.GetPagedChildren(hidden.Id, 0, 10, out _, null, null, null).Single().Key, "verborgen");
        contents.Unpublish(contents.GetById(hidden.Key)!);

        IContent Add(Guid parent, string where, bool publishes = true)
        {
            var content = contents.Create(NameOf(where), parent, ContentTypes.Event);
            content.SetCultureName(NameOf(where), "nl-BE");
            content.SetValue(Fields.Kind, """["workshop"]""");
            content.SetValue(Fields.Precision, """["tijd"]""");
            content.SetValue(Fields.Start, PluginHost.Date("2026-05-07T14:00:00+02:00"));
            content.SetValue(Fields.Attachments, AttachmentsJson.Write([file]));
            Assert.That(contents.Save(content).Success, Is.True);
            if (publishes)
            {
                Assert.That(contents.Publish(content, ["nl-BE"]).Success, Is.True);
            }

            return content;
        }
    }
}
