using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Backoffice;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Tests.Backoffice;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Tests.Overview;

/// <summary>The overview as the backoffice asks for it, over HTTP, on the sample content of 2006.</summary>
internal sealed class OverviewTests
{
    private const string Address = "/api/mvo/v1/overview";

    private static readonly string[] Sections = [MvoSection.Alias, Constants.Applications.Content];

    // In the spring of 2006, so that the sample has events to come.
    private readonly FixedClock clock = new(new DateTimeOffset(2006, 2, 1, 9, 0, 0, TimeSpan.Zero));
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(services: services =>
    {
        HeaderUser.Register(services);
        services.AddSingleton<TimeProvider>(clock);
    });

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private async Task<JsonElement> ReadAsync(Guid user)
    {
        using var client = HeaderUser.ClientOf(host, user);
        using var answer = await client.GetAsync(Address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonDocument.Parse(text).RootElement;
    }

    private Task<JsonElement> ReadAsync() => ReadAsync(Constants.Security.SuperUserKey);

    private async Task<JsonElement> ReadAsync(IUser user) => await ReadAsync(user.Key);

    private static string[] Keys(JsonElement list) => [.. list.EnumerateArray().Select(row => row.GetProperty("key").GetString()!)];

    private static JsonElement Row(JsonElement list, Guid key) => list.EnumerateArray().Single(row => row.GetProperty("key").GetGuid() == key);

    private static int Count(JsonElement overview, string type, string what)
        => overview.GetProperty("counts").EnumerateArray().Single(count => count.GetProperty("contentType").GetString() == type).GetProperty(what).GetInt32();

    [Test]
    public async Task Nobody_IsAskedToSignIn()
    {
        using var client = HeaderUser.ClientOf(host, null);
        using var answer = await client.GetAsync(Address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task UserWithoutTheSection_IsRefused()
    {
        var user = await host.AddEditorAsync([Constants.Applications.Content]);
        using var client = HeaderUser.ClientOf(host, user.Key);
        using var answer = await client.GetAsync(Address);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("sectie MVO"));
        });
    }

    [Test]
    public async Task Counts_ArePublishedAndDraftsOfEachKind()
    {
        var before = await ReadAsync();
        host.Save(host.NewEvent("Nog niet gepubliceerd"));
        host.PublishEvent("Wel gepubliceerd");

        var after = await ReadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Count(after, ContentTypes.LearningNetwork, "published"), Is.EqualTo(7));
            Assert.That(Count(after, ContentTypes.Event, "published"), Is.EqualTo(Count(before, ContentTypes.Event, "published") + 1));
            Assert.That(Count(after, ContentTypes.Event, "drafts"), Is.EqualTo(Count(before, ContentTypes.Event, "drafts") + 1));
        });
    }

    [Test]
    public async Task Latest_BeginsWithWhatWasChangedLast_AndSaysByWhomAndWhere()
    {
        var made = host.PublishEvent("Zopas gewijzigd");

        var row = (await ReadAsync()).GetProperty("latest")[0];

        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("key").GetGuid(), Is.EqualTo(made.Key));
            Assert.That(row.GetProperty("name").GetString(), Is.EqualTo("Zopas gewijzigd"));
            Assert.That(row.GetProperty("state").GetString(), Is.EqualTo("published"));
            Assert.That(row.GetProperty("changedBy").GetString(), Is.Not.Empty);
            Assert.That(row.GetProperty("parents").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(["Digitaal Kenniscentrum MVO", "Agenda"]));
            Assert.That(row.GetProperty("changed").GetDateTimeOffset(), Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(5)));
        });
    }

    [Test]
    public async Task Awaiting_IsWhatIsNotPublishedAsItStands_AndNothingElse()
    {
        var changed = host.PublishEvent("Gewijzigd na publicatie");
        changed.SetValue(Fields.Location, "Elders");
        host.Save(changed);
        var draft = host.NewEvent("Concept");
        host.Save(draft);
        var published = host.PublishEvent("Af");

        var awaiting = (await ReadAsync()).GetProperty("awaiting");

        Assert.Multiple(() =>
        {
            var rows = awaiting.GetProperty("documents");
            Assert.That(Row(rows, changed.Key).GetProperty("state").GetString(), Is.EqualTo("pendingChanges"));
            Assert.That(Row(rows, draft.Key).GetProperty("state").GetString(), Is.EqualTo("draft"));
            Assert.That(Keys(rows), Does.Not.Contain(published.Key.ToString()));
            Assert.That(awaiting.GetProperty("total").GetInt32(), Is.GreaterThanOrEqualTo(2));
        });
    }

    [Test]
    public async Task Awaiting_BeginsWithWhatIsScheduled()
    {
        var content = host.NewEvent("Later");
        host.Save(content);
        var schedule = new ContentScheduleCollection();
        var moment = DateTime.UtcNow.Date.AddDays(30);
        schedule.Add(content.ContentType.VariesByCulture() ? "nl-BE" : Constants.System.InvariantCulture, moment, null);
        host.Get<IContentService>().PersistContentSchedule(content, schedule);

        var first = (await ReadAsync()).GetProperty("awaiting").GetProperty("documents")[0];

        Assert.Multiple(() =>
        {
            Assert.That(first.GetProperty("key").GetGuid(), Is.EqualTo(content.Key));
            Assert.That(first.GetProperty("publishOn").GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(moment, TimeSpan.Zero)));
            Assert.That(first.GetProperty("unpublishOn").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task Coming_ArePublishedEventsThatAreNotOver_TheFirstFirst()
    {
        var over = host.PublishEvent("Voorbij", "2006-01-31T10:00:00+01:00");
        var soon = host.PublishEvent("Morgen", "2006-02-02T10:00:00+01:00", change: content => content.SetValue(Fields.Location, "Brussel"));
        var cancelled = host.PublishEvent("Gaat niet door", "2006-02-02T11:00:00+01:00", change: content => content.SetValue(Fields.Status, """["geannuleerd"]"""));
        var draft = host.NewEvent("Concept", "2006-02-02T09:00:00+01:00");
        host.Save(draft);

        var rows = (await ReadAsync()).GetProperty("coming");

        Assert.Multiple(() =>
        {
            Assert.That(Keys(rows), Does.Contain(soon.Key.ToString()));
            Assert.That(Keys(rows), Has.None.AnyOf(over.Key.ToString(), cancelled.Key.ToString(), draft.Key.ToString()));
            Assert.That(rows.EnumerateArray().Select(row => row.GetProperty("start").GetDateTimeOffset()), Is.Ordered);
            var row = Row(rows, soon.Key);
            Assert.That(row.GetProperty("start").GetString(), Is.EqualTo("2006-02-02T10:00:00+01:00"));
            Assert.That(row.GetProperty("precision").GetString(), Is.EqualTo("time"));
            Assert.That(row.GetProperty("timeZone").GetString(), Is.EqualTo("Europe/Brussels"));
            Assert.That(row.GetProperty("location").GetString(), Is.EqualTo("Brussel"));
        });
    }

    [Test]
    public async Task Coming_OfAProtectedIntranet_IsSeenByWhoMayReadItInTheBackoffice()
    {
        var intranet = host.Sample(ContentTypes.Intranet, "Themawerking");
        var made = host.PublishEvent("Besloten", "2006-02-02T08:00:00+01:00", parent: intranet);
        var hidden = await host.AddEditorAsync(Sections, hidden: intranet);

        var seen = Keys((await ReadAsync()).GetProperty("coming"));
        var other = await ReadAsync(hidden);

        Assert.Multiple(() =>
        {
            Assert.That(seen, Does.Contain(made.Key.ToString()));
            Assert.That(other.ToString(), Does.Not.Contain(made.Key.ToString()).And.Not.Contain("Besloten"));
            Assert.That(Count(other, ContentTypes.LearningNetwork, "published"), Is.EqualTo(7), "the rest is seen");
        });
    }

    [Test]
    public async Task UserWithAStartNode_SeesNothingElse()
    {
        var calendar = host.Get<IContentService>().GetById(host.Read().Calendar.Page!.Key)!;
        var user = await host.AddEditorAsync(Sections, startNode: calendar.Id);
        var inside = host.PublishEvent("Binnen het startpunt");
        var outside = host.PublishEvent("Buiten het startpunt", parent: host.Sample(ContentTypes.Intranet, "Themawerking"));

        var overview = await ReadAsync(user);

        Assert.Multiple(() =>
        {
            Assert.That(Keys(overview.GetProperty("latest")), Does.Contain(inside.Key.ToString()));
            Assert.That(overview.ToString(), Does.Not.Contain(outside.Key.ToString()));
            Assert.That(Count(overview, ContentTypes.LearningNetwork, "published"), Is.Zero);
            Assert.That(
                Row(overview.GetProperty("latest"), inside.Key).GetProperty("parents").EnumerateArray().Select(name => name.GetString()),
                Is.EqualTo(["Agenda"]),
                "what stands above the start node has no name here");
        });
    }

    [Test]
    public async Task UserWithoutTheContentSection_GetsNoLinks()
    {
        var user = await host.AddEditorAsync([MvoSection.Alias]);
        Assert.Multiple(async () =>
        {
            Assert.That((await ReadAsync(user)).GetProperty("canOpen").GetBoolean(), Is.False);
            Assert.That((await ReadAsync()).GetProperty("canOpen").GetBoolean(), Is.True);
        });
    }

    [Test]
    public async Task RecycleBin_IsNotCounted()
    {
        var content = host.NewEvent("Weggegooid");
        host.Save(content);
        host.Get<IContentService>().MoveToRecycleBin(content);
        Assert.That((await ReadAsync()).ToString(), Does.Not.Contain(content.Key.ToString()));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
