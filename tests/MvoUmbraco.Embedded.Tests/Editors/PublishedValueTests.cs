using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>
/// The whole way of a value on a running host: sent by an editing client, stored, published, read by templates and by
/// the Delivery API.
/// </summary>
internal sealed class PublishedValueTests
{
    private const string Pick = "20000000-0000-4000-8000-000000000004";

    private AllEditorsSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await AllEditorsSite.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase("textBox", "\"Hello\"", "Hello", "Hello", "\"Hello\"")]
    [TestCase("textArea", "\"a\\nb\"", "a\nb", "a\nb", "\"a\\nb\"")]
    [TestCase("email", "\"a@b.cc\"", "a@b.cc", "a@b.cc", "\"a@b.cc\"")]
    [TestCase("lines", """["one","two"]""", "one\ntwo", "one|two", """["one","two"]""")]
    [TestCase("yes", "true", 1, "True", "true")]
    [TestCase("yes", "false", 0, "False", "false")]
    [TestCase("dropDown", """["Two"]""", """["Two"]""", "Two", "\"Two\"")]
    [TestCase("dropDowns", """["One","Two"]""", """["One","Two"]""", "One|Two", """["One","Two"]""")]
    [TestCase("checkBoxes", """["One"]""", """["One"]""", "One", """["One"]""")]
    [TestCase("radio", "\"Two\"", "Two", "Two", "\"Two\"")]
    [TestCase("color", """{"value":"ff0000","label":"Red"}""", """{"value":"ff0000","label":"Red"}""", "ff0000", """{"value":"ff0000","label":"Red"}""")]
    [TestCase("slider", """{"from":10,"to":10}""", "10", "10", "10")]
    [TestCase("range", """{"from":10,"to":20.5}""", "10,20.5", "[10,20.5]", """{"minimum":10,"maximum":20.5}""")]
    [TestCase("tags", """["x","y"]""", """["x","y"]""", "x|y", """["x","y"]""")]
    [TestCase("tagsCsv", """["p","q"]""", "p,q", "p|q", """["p","q"]""")]
    [TestCase("dateTime", "\"2026-03-04 05:06:07\"", "2026-03-04T05:06:07", "2026-03-04T05:06:07", "\"2026-03-04T05:06:07\"")]
    [TestCase("day", """{"date":"2026-03-04"}""", """{"date":"2026-03-04T00:00:00+00:00","timeZone":null}""", "2026-03-04", "\"2026-03-04\"")]
    [TestCase("time", """{"date":"05:06:00"}""", """{"date":"0001-01-01T05:06:00+00:00","timeZone":null}""", "05:06:00", "\"05:06:00\"")]
    [TestCase("unspecified", """{"date":"2026-03-04T05:06:00"}""", """{"date":"2026-03-04T05:06:00+00:00","timeZone":null}""", "2026-03-04T05:06:00", "\"2026-03-04T05:06:00\"")]
    [TestCase("zoned", """{"date":"2026-03-04T05:06:00+02:00","timeZone":"Europe/Copenhagen"}""", """{"date":"2026-03-04T05:06:00+02:00","timeZone":"Europe/Copenhagen"}""", "2026-03-04T05:06:00+02:00", "\"2026-03-04T05:06:00+02:00\"")]
    [TestCase("nodes", """[{"type":"document","unique":"10000000-0000-4000-8000-000000000002"}]""", "umb://document/10000000000040008000000000000002", "Target page", null)]
    [TestCase("medium", """[{"key":"20000000-0000-4000-8000-000000000004","mediaKey":"10000000-0000-4000-8000-000000000003"}]""", """[{"key":"20000000-0000-4000-8000-000000000004","mediaKey":"10000000-0000-4000-8000-000000000003","mediaTypeAlias":"","crops":[],"focalPoint":null}]""", "Picture", null)]
    [TestCase("link", """[{"name":"Out","type":"external","url":"https://example.be","queryString":"?a=1"}]""", """[{"name":"Out","target":null,"unique":null,"type":null,"udi":null,"url":"https://example.be","queryString":"?a=1","culture":null}]""", "Out https://example.be?a=1", """[{"url":"https://example.be?a=1","queryString":"?a=1","title":"Out","target":null,"destinationId":null,"destinationType":null,"route":null,"linkType":"External","culture":null}]""")]
    [TestCase("image", """{"src":"/media/a/b.jpg","crops":[{"alias":"square","width":1,"height":1,"coordinates":{"x1":0.1,"y1":0,"x2":0,"y2":0.1}}],"focalPoint":{"left":0.2,"top":0.3}}""", null, "/media/a/b.jpg", """{"url":"/media/a/b.jpg","focalPoint":{"left":0.2,"top":0.3},"crops":[{"alias":"square","width":50,"height":50,"coordinates":{"x1":0.1,"y1":0,"x2":0,"y2":0.1}}]}""")]
    [TestCase("upload", """{"src":"/media/a/b.pdf"}""", "/media/a/b.pdf", "/media/a/b.pdf", "\"/media/a/b.pdf\"")]
    [TestCase("markdown", "\"# Title\"", "# Title", null, "\"# Title\"")]
    [TestCase("json", """{"a":[1,{"b":null}]}""", """{"a":[1,{"b":null}]}""", """{"a":[1,{"b":null}]}""", """{"a":[1,{"b":null}]}""")]
    public async Task Value_IsStoredPublishedAndDelivered_AsOnUmbraco(string alias, string sent, object? stored, string? published, string? delivered)
    {
        var key = await site.PublishValueAsync(alias, sent);

        if (stored is not null)
        {
            Assert.That(site.Stored(key, alias) is DateTime date ? date.ToString("s", CultureInfo.InvariantCulture) : site.Stored(key, alias), Is.EqualTo(stored));
        }

        var property = site.Published(key).GetProperty(alias)!;
        Assert.That(property.HasValue(), Is.True);
        if (published is not null)
        {
            Assert.That(Text(site.Rendered(key, alias)), Is.EqualTo(published));
        }

        if (delivered is not null)
        {
            var value = await site.DeliveredAsync(key, alias);
            Assert.That(JsonNode.DeepEquals(value, JsonNode.Parse(delivered)), Is.True, value?.ToJsonString());
        }
    }

    [Test]
    public async Task Unset_IsNullInTheDeliveryApi_ForEveryEditor()
    {
        var text = await site.Host.Client.GetStringAsync(new Uri($"/umbraco/delivery/api/v2/content/item/{AllEditorsSite.Target}", UriKind.Relative));
        var properties = JsonNode.Parse(text)!["properties"]!.AsObject();

        Assert.That(properties.Select(property => property.Key), Is.EquivalentTo(AllEditorsSite.Properties.Keys));
        Assert.That(properties.Where(property => property.Value is not null).Select(property => property.Key), Is.Empty);
    }

    [Test]
    public async Task PickedDocument_IsDelivered_WithPropertiesOnlyWhenExpanded()
    {
        var key = await site.PublishValueAsync("nodes", $$"""[{"type":"document","unique":"{{AllEditorsSite.Target}}"}]""");

        var plain = (await site.DeliveredAsync(key, "nodes"))!.AsArray().Single()!;
        var expanded = (await site.DeliveredAsync(key, "nodes", "?expand=properties[nodes]"))!.AsArray().Single()!;

        Assert.That(plain["id"]!.GetValue<Guid>(), Is.EqualTo(AllEditorsSite.Target));
        Assert.That(plain["properties"]!.AsObject(), Is.Empty);
        Assert.That(expanded["properties"]!.AsObject(), Is.Not.Empty);
    }

    [Test]
    public async Task PickedMedia_HasTheCropsOfItsPlace_AndTheFocalPointOfTheMedium()
    {
        var key = await site.PublishValueAsync(
            "media",
            $$"""[{"key":"{{Pick}}","mediaKey":"{{AllEditorsSite.Picture}}","mediaTypeAlias":"Image","crops":[{"alias":"wide","coordinates":{"x1":0.1,"y1":0.2,"x2":0.3,"y2":0.4} },{"alias":"other","width":1,"height":1}]}]""");

        var media = (IEnumerable<IPublishedContent>)site.Rendered(key, "media")!;
        Assert.That(media.Select(medium => medium.Key), Is.EqualTo(new[] { AllEditorsSite.Picture }));

        var delivered = (await site.DeliveredAsync(key, "media"))!.AsArray().Single()!.AsObject();
        Assert.That(delivered.Select(member => member.Key), Is.EqualTo(new[] { "focalPoint", "crops", "id", "name", "mediaType", "url", "extension", "width", "height", "bytes", "properties" }));
        Assert.That(delivered["focalPoint"]!.ToJsonString(), Is.EqualTo("""{"left":0.25,"top":0.75}"""));
        Assert.That(delivered["crops"]!.ToJsonString(), Is.EqualTo("""[{"alias":"wide","width":200,"height":100,"coordinates":{"x1":0.1,"y1":0.2,"x2":0.3,"y2":0.4}}]"""));
        Assert.That(delivered["url"]!.GetValue<string>(), Is.EqualTo("/media/a/picture.jpg"));
        Assert.That((delivered["width"]!.GetValue<int>(), delivered["bytes"]!.GetValue<int>()), Is.EqualTo((640, 1000)));
    }

    [Test]
    public async Task PickedMedia_ThatIsInTheBin_IsLeftOut()
    {
        var media = site.Host.Get<IMediaService>();
        var medium = media.CreateMedia("Gone", Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        medium.SetValue(Constants.Conventions.Media.File, "/media/b/gone.jpg");
        media.Save(medium);
        var key = await site.PublishValueAsync("medium", $$"""[{"key":"{{Pick}}","mediaKey":"{{medium.Key}}"}]""");
        Assert.That(site.Rendered(key, "medium"), Is.Not.Null);

        media.MoveToRecycleBin(medium);

        Assert.That(site.Rendered(key, "medium"), Is.Null);
        Assert.That((await site.DeliveredAsync(key, "medium"))!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task InternalLink_FollowsItsDocument()
    {
        var key = await site.PublishValueAsync(
            "links", $$"""[{"type":"document","unique":"{{AllEditorsSite.Target}}","queryString":"#part"},{"type":"media","unique":"{{AllEditorsSite.Picture}}","name":"See"},{"type":"document","unique":"{{Guid.NewGuid()}}","name":"Nowhere"}]""");

        var links = ((IEnumerable<Link>)site.Rendered(key, "links")!).ToArray();
        Assert.That(links.Select(link => (link.Name, link.Url, link.Type)), Is.EqualTo(new[]
        {
            ("Target page", "/target-page/#part", LinkType.Content), ("See", "/media/a/picture.jpg", LinkType.Media),
        }));

        var delivered = (await site.DeliveredAsync(key, "links"))!.AsArray();
        Assert.That(delivered, Has.Count.EqualTo(2));
        Assert.That(delivered[0]!["route"]!["path"]!.GetValue<string>(), Is.EqualTo("/target-page/"));
        Assert.That(delivered[0]!["title"]!.GetValue<string>(), Is.EqualTo("Target page"));
        Assert.That(delivered[0]!["url"], Is.Null);
        Assert.That(delivered[1]!["url"]!.GetValue<string>(), Is.EqualTo("/media/a/picture.jpg"));
    }

    [Test]
    public void Markdown_WithoutAConverter_SaysWhatToRegister()
    {
        var key = site.PublishValueAsync("markdown", "\"# Title\"").GetAwaiter().GetResult();

        Assert.That(() => site.Rendered(key, "markdown"), Throws.InstanceOf<NotSupportedException>().With.Message.Contains("IMarkdownToHtmlConverter"));
    }

    [Test]
    public async Task WrongValue_IsReportedAtItsProperty()
    {
        var created = await site.CreateAsync(Guid.NewGuid(), "page", $"Wrong {Guid.NewGuid()}", ("email", "\"nobody\""), ("slider", """{"from":101,"to":101}"""));

        Assert.That(created.Result.ValidationResult.ValidationErrors.Select(wrong => wrong.Alias), Is.EquivalentTo(new[] { "email", "slider" }));
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        IPublishedContent content => content.Name,
        Link link => $"{link.Name} {link.Url}",
        JsonDocument json => json.RootElement.GetRawText(),
        DateTime date => date.ToString("s", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        Umbraco.Cms.Core.Models.Range<decimal> range => string.Create(CultureInfo.InvariantCulture, $"[{range.Minimum},{range.Maximum}]"),
        IEnumerable list => string.Join('|', list.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
