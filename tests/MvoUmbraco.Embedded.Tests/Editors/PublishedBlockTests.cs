using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>Blocks on a running host: stored, validated inside, shown, delivered.</summary>
internal sealed class PublishedBlockTests
{
    internal const string
        Block1 = "20000000-0000-4000-8000-000000000001",
        Block2 = "20000000-0000-4000-8000-000000000002",
        BlockSettings = "20000000-0000-4000-8000-000000000003";

    private AllEditorsSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await AllEditorsSite.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task BlockList_ShowsItsExposedBlocks_InnerValuesInTheirStoredFormat()
    {
        var key = await site.PublishValueAsync("list", BlockList());

        var stored = JsonNode.Parse((string)site.Stored(key, "list")!)!;
        var inner = stored["contentData"]![0]!["values"]!.AsArray().ToDictionary(value => value!["alias"]!.GetValue<string>(), value => value!["value"]);
        Assert.That(inner["shown"]!.ToJsonString(), Is.EqualTo("1"));
        Assert.That(inner["see"]!.GetValue<string>(), Is.EqualTo("umb://document/10000000000040008000000000000002"));

        var list = (BlockListModel)site.Rendered(key, "list")!;
        Assert.That(list, Has.Count.EqualTo(1), "the second is not exposed");
        Assert.That(list[0].Content.GetProperty("title")!.GetValue(), Is.EqualTo("First"));
        Assert.That(list[0].Content.GetProperty("shown")!.GetValue(), Is.True);
        Assert.That(list[0].Settings!.GetProperty("class")!.GetValue(), Is.EqualTo("wide"));
        Assert.That(list[0], Is.InstanceOf<BlockListItem<IPublishedElement, IPublishedElement>>());

        var delivered = (await site.DeliveredAsync(key, "list"))!["items"]!.AsArray().Single()!;
        Assert.That(delivered["content"]!["contentType"]!.GetValue<string>(), Is.EqualTo("block"));
        Assert.That(delivered["content"]!["id"]!.GetValue<string>(), Is.EqualTo(Block1));
        Assert.That(delivered["content"]!["properties"]!["shown"]!.GetValue<bool>(), Is.True);
        Assert.That(delivered["content"]!["properties"]!["see"]!["properties"]!.AsObject(), Is.Empty);
        Assert.That(delivered["settings"]!["properties"]!["class"]!.GetValue<string>(), Is.EqualTo("wide"));
    }

    [Test]
    public async Task BlockList_IsShownToTheEditor_InTheInnerEditorsFormat()
    {
        var key = await site.PublishValueAsync("list", BlockList());
        var content = site.Host.Get<IContentService>().GetById(key)!;

        var shown = (BlockListValue)EditorOf("Umbraco.BlockList").GetValueEditor().ToEditor(content.Properties["list"]!)!;

        var values = shown.ContentData[0].Values.ToDictionary(value => value.Alias, value => value.Value);
        Assert.That(values["shown"], Is.True);
        Assert.That(values["see"]!.ToString(), Is.EqualTo(AllEditorsSite.Target.ToString()));
    }

    [TestCase("\"12345678901\"", "true", "contentData[0].values[0].value")]
    [TestCase("\"\"", "true", "contentData[0].values[0].value")]
    [TestCase(null, "true", "?(@.alias == 'title'")]
    public async Task InsideABlock_ValidationHolds(string? title, string shown, string path)
    {
        var values = $$"""{"alias":"shown","value":{{shown}}}""";
        values = title is null ? values : $$"""{"alias":"title","value":{{title}}},{{values}}""";
        var created = await site.CreateAsync(
            Guid.NewGuid(),
            "page",
            $"Wrong {Guid.NewGuid()}",
            ("list", $$"""{"contentData":[{"contentTypeKey":"{{AllEditorsSite.Element}}","key":"{{Block1}}","values":[{{values}}]}],"settingsData":[],"expose":[{"contentKey":"{{Block1}}"}],"layout":{"Umbraco.BlockList":[{"contentKey":"{{Block1}}"}]} }"""));

        var errors = created.Result.ValidationResult.ValidationErrors.ToArray();
        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0].Alias, Is.EqualTo("list"));
        Assert.That(errors[0].JsonPath, Does.Contain(path));
    }

    [Test]
    public async Task TooManyBlocks_AreRefused()
    {
        Guid[] keys = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];
        var created = await site.CreateAsync(
            Guid.NewGuid(),
            "page",
            $"Many {Guid.NewGuid()}",
            ("list", $$"""
            {"contentData":[{{string.Join(',', keys.Select(key => $$"""{"contentTypeKey":"{{AllEditorsSite.Element}}","key":"{{key}}","values":[{"alias":"title","value":"x"}]}"""))}}],
             "expose":[{{string.Join(',', keys.Select(key => $$"""{"contentKey":"{{key}}"}"""))}}],
             "layout":{"Umbraco.BlockList":[{{string.Join(',', keys.Select(key => $$"""{"contentKey":"{{key}}"}"""))}}]} }
            """));

        Assert.That(created.Result.ValidationResult.ValidationErrors.Single().ErrorMessages.Single(), Does.Contain("1"));
    }

    [Test]
    public async Task BlocksInsideBlocks_AreBlocks_AtEveryDepth()
    {
        var key = await site.PublishValueAsync("list", Nested("\"Inner\""));

        var stored = JsonNode.Parse((string)site.Stored(key, "list")!)!;
        var inner = JsonNode.Parse(stored["contentData"]![0]!["values"]!.AsArray().Single(value => value!["alias"]!.GetValue<string>() == "inner")!["value"]!.GetValue<string>())!;
        Assert.That(inner["contentData"]![0]!["values"]![1]!["value"]!.ToJsonString(), Is.EqualTo("1"));

        var list = (BlockListModel)site.Rendered(key, "list")!;
        var innerList = (BlockListModel)list[0].Content.GetProperty("inner")!.GetValue()!;
        Assert.That(innerList.Single().Content.GetProperty("title")!.GetValue(), Is.EqualTo("Inner"));

        var delivered = (await site.DeliveredAsync(key, "list"))!["items"]![0]!["content"]!["properties"]!["inner"]!["items"]![0]!["content"]!;
        Assert.That(delivered["id"]!.GetValue<string>(), Is.EqualTo(Block2));
    }

    [Test]
    public async Task BlocksInsideBlocks_AreValidated()
    {
        var created = await site.CreateAsync(Guid.NewGuid(), "page", $"Deep {Guid.NewGuid()}", ("list", Nested("\"12345678901\"")));

        var error = created.Result.ValidationResult.ValidationErrors.Single();
        Assert.That(error.JsonPath, Does.Contain("contentData[0].values[1].value").And.Contain("contentData[0].values[0].value"));
    }

    [Test]
    public async Task SingleBlock_IsOneBlock()
    {
        var key = await site.PublishValueAsync("single", Blocks("Umbraco.SingleBlock", $$"""[{"contentKey":"{{Block1}}"}]"""));

        var block = (BlockListItem)site.Rendered(key, "single")!;
        Assert.That(block.Content.GetProperty("title")!.GetValue(), Is.EqualTo("First"));
        Assert.That((await site.DeliveredAsync(key, "single"))!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "content", "settings" }));
    }

    [Test]
    public async Task BlockGrid_HasSpansAndAreas()
    {
        var layout = $$"""[{"contentKey":"{{Block1}}","columnSpan":6,"rowSpan":2,"areas":[{"key":"{{AllEditorsSite.Area}}","items":[{"contentKey":"{{Block2}}","areas":[]}]},{"key":"{{Guid.NewGuid()}}","items":[]}]}]""";
        var key = await site.PublishValueAsync("grid", Blocks("Umbraco.BlockGrid", layout, exposeBoth: true));

        var grid = (BlockGridModel)site.Rendered(key, "grid")!;
        Assert.That((grid.GridColumns, grid[0].ColumnSpan, grid[0].RowSpan), Is.EqualTo(((int?)12, 6, 2)));
        Assert.That(grid[0].Areas.Single()[0].Content.GetProperty("title")!.GetValue(), Is.EqualTo("Second"));

        var delivered = (await site.DeliveredAsync(key, "grid"))!;
        Assert.That(delivered["gridColumns"]!.GetValue<int>(), Is.EqualTo(12));
        var item = delivered["items"]![0]!.AsObject();
        Assert.That(item.Select(member => member.Key), Is.EqualTo(new[] { "rowSpan", "columnSpan", "areaGridColumns", "areas", "content", "settings" }));
        Assert.That(item["areaGridColumns"]!.GetValue<int>(), Is.EqualTo(6));
        var area = item["areas"]!.AsArray().Single()!;
        Assert.That((area["alias"]!.GetValue<string>(), area["rowSpan"]!.GetValue<int>(), area["columnSpan"]!.GetValue<int>()), Is.EqualTo(("side", 2, 4)));
        Assert.That(area["items"]![0]!["columnSpan"]!.GetValue<int>(), Is.EqualTo(12));
    }

    private IDataEditor EditorOf(string alias) =>
        site.Host.Get<PropertyEditorCollection>()[alias]!;

    private static string BlockList() => Blocks(
        "Umbraco.BlockList",
        $$"""[{"contentKey":"{{Block1}}","settingsKey":"{{BlockSettings}}"},{"contentKey":"{{Block2}}"}]""",
        settings: $$"""{"contentTypeKey":"{{AllEditorsSite.Settings}}","key":"{{BlockSettings}}","values":[{"alias":"class","value":"wide"}]}""");

    private static string Nested(string innerTitle) =>
        $$"""
        {"contentData":[{"contentTypeKey":"{{AllEditorsSite.Element}}","key":"{{Block1}}","values":[
            {"alias":"title","value":"Outer"},
            {"alias":"inner","value":{"contentData":[{"contentTypeKey":"{{AllEditorsSite.Element}}","key":"{{Block2}}","values":[{"alias":"title","value":{{innerTitle}} },{"alias":"shown","value":true}]}],
              "settingsData":[],"expose":[{"contentKey":"{{Block2}}"}],"layout":{"Umbraco.BlockList":[{"contentKey":"{{Block2}}"}]} } }]}],
         "settingsData":[],"expose":[{"contentKey":"{{Block1}}"}],"layout":{"Umbraco.BlockList":[{"contentKey":"{{Block1}}"}]} }
        """;

    internal static string Blocks(string editor, string layout, string settings = "", bool exposeBoth = false) =>
        $$"""
        {"contentData":[
          {"contentTypeKey":"{{AllEditorsSite.Element}}","key":"{{Block1}}","values":[{"alias":"title","value":"First"},{"alias":"shown","value":true},{"alias":"see","value":"{{AllEditorsSite.Target}}"}]},
          {"contentTypeKey":"{{AllEditorsSite.Element}}","key":"{{Block2}}","values":[{"alias":"title","value":"Second"}]}],
         "settingsData":[{{settings}}],
         "expose":[{"contentKey":"{{Block1}}","culture":null,"segment":null}{{(exposeBoth ? $$""",{"contentKey":"{{Block2}}"}""" : string.Empty)}}],
         "layout":{"{{editor}}":{{layout}} } }
        """;
}
