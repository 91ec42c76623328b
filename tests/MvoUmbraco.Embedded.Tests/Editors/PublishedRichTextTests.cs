using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>Rich text on a running host: its links, images and blocks, for templates and for the Delivery API.</summary>
internal sealed class PublishedRichTextTests
{
    private AllEditorsSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await AllEditorsSite.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task RichText_ResolvesLinks_AndKeepsItsBlocks()
    {
        var markup = $"<p>See <a type=\"document\" href=\"/{{localLink:{AllEditorsSite.Target}}}#part\" title=\"x &amp; y\">it</a>, " +
            $"<a href=\"/{{localLink:umb://media/{AllEditorsSite.Picture:N}}}\">that</a>, <a type=\"document\" href=\"/{{localLink:{Guid.NewGuid()}}}\">gone</a> &amp; <a href=\"https://example.be\">out</a>.</p>" +
            $"<p><img src=\"/media/a/picture.jpg?width=100&amp;height=50\" data-udi=\"umb://media/{AllEditorsSite.Picture:N}\" alt=\"\"><br></p>" +
            $"<umb-rte-block data-content-key=\"{PublishedBlockTests.Block1}\"><!--Umbraco-Block--></umb-rte-block>";
        var key = await site.PublishValueAsync("rich", $$"""{"markup":{{JsonSerializer.Serialize(markup)}},"blocks":{{PublishedBlockTests.Blocks("Umbraco.RichText", $$"""[{"contentKey":"{{PublishedBlockTests.Block1}}"}]""")}}}""");

        var stored = JsonNode.Parse((string)site.Stored(key, "rich")!)!;
        Assert.That(stored["markup"]!.GetValue<string>(), Does.Contain("data-udi=").And.Not.Contain("/media/a/picture.jpg"));

        var html = ((IHtmlEncodedString)site.Rendered(key, "rich")!).ToHtmlString()!;
        Assert.That(html, Does.Contain("href=\"/target-page/#part\" title=\"x &amp; y\"").And.Match("src=\"/media/a/picture.jpg\\?width=100&amp;height=50&amp;hmac=[0-9a-f]{64}\"").And.Not.Contain("data-udi"));

        var delivered = (await site.DeliveredAsync(key, "rich"))!;
        var text = delivered["markup"]!.GetValue<string>();
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain($"<a href=\"/target-page/#part\" title=\"x &amp; y\" data-destination-id=\"{AllEditorsSite.Target}\" data-destination-type=\"page\" data-start-item-path=\"root\" data-start-item-id=\"{AllEditorsSite.Root}\" data-link-type=\"Content\">it</a>")
                .Or.Contain("data-start-item-path=\"target-page\""));
            Assert.That(text, Does.Contain($"<a href=\"/media/a/picture.jpg\" data-destination-id=\"{AllEditorsSite.Picture}\" data-destination-type=\"Image\" data-link-type=\"Media\">that</a>"));
            Assert.That(text, Does.Contain("<a>gone</a>").And.Contain("<a href=\"https://example.be\">out</a>"));
            Assert.That(text, Does.Match("src=\"/media/a/picture.jpg\\?width=100&amp;height=50&amp;hmac=[0-9a-f]{64}\"").And.Not.Contain("data-udi"));
            Assert.That(text, Does.EndWith($"<umb-rte-block data-content-id=\"{PublishedBlockTests.Block1}\"></umb-rte-block>"));
            Assert.That(delivered["blocks"]![0]!["content"]!["properties"]!["title"]!.GetValue<string>(), Is.EqualTo("First"));
        });
    }

    [TestCase("""{"markup":"<p></p>","blocks":null}""")]
    public async Task RichText_OfAnEmptyParagraph_IsNoValue(string sent)
    {
        var key = await site.PublishValueAsync("rich", sent);

        Assert.That(site.Published(key).GetProperty("rich")!.HasValue(), Is.False);
        Assert.That(await site.DeliveredAsync(key, "rich"), Is.Null);
    }

    [Test]
    public async Task RichText_AsATree_WhenConfiguredSo()
    {
        await using var site = await AllEditorsSite.StartAsync(("Umbraco:CMS:DeliveryApi:RichTextOutputAsJson", "true"));
        var markup = $"<p class=\"a\">One &amp; <strong>two</strong> <em>three</em>\n<a type=\"document\" href=\"/{{localLink:{AllEditorsSite.Target}}}\">it</a><br></p>\n<!-- no -->";
        var key = await site.PublishValueAsync("rich", $$"""{"markup":{{JsonSerializer.Serialize(markup)}},"blocks":null}""");

        var tree = (await site.DeliveredAsync(key, "rich"))!;

        var paragraph = tree["elements"]!.AsArray().Single()!;
        Assert.That(tree["tag"]!.GetValue<string>(), Is.EqualTo("#root"));
        Assert.That(tree["blocks"]!.AsArray(), Is.Empty);
        Assert.That(paragraph["attributes"]!["class"]!.GetValue<string>(), Is.EqualTo("a"));
        Assert.That(paragraph["elements"]!.AsArray().Select(element => element!["tag"]!.GetValue<string>()), Is.EqualTo(new[] { "#text", "strong", "#text", "em", "a", "br" }));
        Assert.That(paragraph["elements"]![0]!["text"]!.GetValue<string>(), Is.EqualTo("One &amp; "));
        var link = paragraph["elements"]![4]!["attributes"]!;
        Assert.That(link["route"]!["path"]!.GetValue<string>(), Is.EqualTo("/target-page/"));
        Assert.That(link["linkType"]!.GetValue<string>(), Is.EqualTo("Content"));
        Assert.That(link["href"], Is.Null);
    }
}
