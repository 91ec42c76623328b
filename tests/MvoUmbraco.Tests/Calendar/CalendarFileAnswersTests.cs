using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Tests.Calendar;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Calendar;

internal sealed class CalendarFileAnswersTests
{
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public async Task WholeCalendar_HoldsEveryEvent_AndIsNotSentAgainUnchanged()
    {
        using var first = await host.Client.GetAsync("/api/mvo/v1/calendar.ics");
        var calendar = IcsReader.Read(await first.Content.ReadAsByteArrayAsync());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/mvo/v1/calendar.ics");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Client.SendAsync(again);
        var uids = calendar.Components.Where(component => component.Name == "VEVENT").Select(component => component.Find("UID")!.Value);

        Assert.Multiple(() =>
        {
            Assert.That(first.Content.Headers.ContentType, Is.EqualTo(MediaTypeHeaderValue.Parse("text/calendar; charset=utf-8")));
            Assert.That(first.Headers.CacheControl!.NoCache, Is.True);
            Assert.That(uids, Is.EquivalentTo(host.Read().Calendar.Events.All.Select(e => e.Link.Key.ToString())));
            Assert.That(calendar.Find("X-WR-CALNAME")!.Text, Is.EqualTo("Digitaal Kenniscentrum MVO"));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        });
    }

    [Test]
    public async Task OneEvent_ChangesWithItsContent()
    {
        var made = host.PublishEvent("Werksessie", "2026-05-07T14:00:00+02:00");
        var address = $"/api/mvo/v1/events/{made.Key}.ics";
        using var before = await host.Client.GetAsync(address);
        made.SetCultureName("Werksessie, verplaatst", "nl-BE");
        made.SetValue(Fields.Start, PluginHost.Date("2026-05-08T10:00:00+02:00"));
        host.Save(made);
        host.Publish(made);

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await host.Client.SendAsync(request);

        var component = IcsReader.Read(await after.Content.ReadAsByteArrayAsync()).Components.Single(part => part.Name == "VEVENT");
        Assert.Multiple(() =>
        {
            Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(component.Find("SUMMARY")!.Text, Is.EqualTo("Werksessie, verplaatst"));
            Assert.That(component.Find("DTSTART")!.Value, Is.EqualTo("20260508T100000"));
            Assert.That(component.Find("URL")!.Value, Is.EqualTo(new Uri(host.Client.BaseAddress!, "/agenda/werksessie-verplaatst/").AbsoluteUri));
        });
    }

    [Test]
    public async Task AnEventThatIsNotThereOrNotPublic_IsNotFound()
    {
        var intranet = host.Sample(ContentTypes.Intranet, "Themawerking");
        var hidden = host.PublishEvent("Besloten", parent: intranet);
        Assert.Multiple(async () =>
        {
            foreach (var key in new[] { Guid.NewGuid(), hidden.Key, intranet })
            {
                using var answer = await host.Client.GetAsync($"/api/mvo/v1/events/{key}.ics");
                using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
                Assert.That(problem.RootElement.GetProperty("title").GetString(), Is.EqualTo("Activiteit niet gevonden"));
            }

            Assert.That(await host.Client.GetStringAsync("/api/mvo/v1/calendar.ics"), Does.Not.Contain(hidden.Key.ToString()));
        });
    }

    [TestCase("/api/mvo/v1/events/geen-sleutel.ics")]
    [TestCase("/api/mvo/v1/events/.ics")]
    public async Task AMalformedKey_IsNotFound(string address)
    {
        using var answer = await host.Client.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Head_AnswersWithoutBytes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/mvo/v1/calendar.ics");
        using var answer = await host.Client.SendAsync(request);
        Assert.That((answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.OK, 0)));
    }
}
