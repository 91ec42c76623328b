using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Blocks;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>The JSON of stored values: how untyped values read, and block values of every age.</summary>
internal sealed class StoredJsonTests
{
    private static EditorBench Bench => EditorBench.Instance;

    [TestCase("1", typeof(int))]
    [TestCase("3000000000", typeof(long))]
    [TestCase("1.5", typeof(double))]
    [TestCase("true", typeof(bool))]
    [TestCase("\"2026-01-01T00:00:00Z\"", typeof(string))]
    [TestCase("{\"a\":1}", typeof(JsonObject))]
    [TestCase("[{\"a\":1}]", typeof(JsonArray))]
    [TestCase("[\"a\",\"b\"]", typeof(List<string>))]
    [TestCase("[1,2]", typeof(List<int>))]
    [TestCase("[1,\"a\"]", typeof(List<object>))]
    [TestCase("[[\"a\"],[\"b\",\"c\"]]", typeof(List<List<string>>))]
    public void UntypedValue_ReadsAsPlainValue_AndWritesBack(string json, Type type)
    {
        var value = Bench.Serializer.Deserialize<object?>(json);

        Assert.That(value, Is.TypeOf(type));
        Assert.That(Bench.Serializer.Serialize(value), Is.EqualTo(json));
    }

    [TestCase("null")]
    [TestCase("[]")]
    public void UntypedValue_OfNothing_IsNull(string json) => Assert.That(Bench.Serializer.Deserialize<object?>(json), Is.Null);

    [Test]
    public void NullInAList_Stays() => Assert.That(
        Bench.Serializer.Serialize(Bench.Serializer.Deserialize<object?>("""["a",null]""")), Is.EqualTo("""["a",null]"""));

    [Test]
    public void Text_IsWrittenInAscii() => Assert.That(Bench.Serializer.Serialize("é<b>"), Is.EqualTo("\"\\u00E9\\u003Cb\\u003E\""));

    [Test]
    public void TryDeserialize_TellsOtherFormatsFromDamage()
    {
        Assert.That(Bench.Serializer.TryDeserialize<string[]>("umb://media/1", out _), Is.False);
        Assert.That(() => Bench.Serializer.TryDeserialize<string[]>("[1]", out _), Throws.InstanceOf<JsonException>());
        Assert.That(Bench.Serializer.TryDeserialize(new JsonArray("a"), out string[]? read) ? read : null, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void BlockValue_ComesBackEqual()
    {
        const string Json = """{"contentData":[{"contentTypeKey":"7b2d3308-8855-420f-804d-293917e8b9ef","key":"11111111-0000-4000-8000-000000000001","values":[{"editorAlias":null,"culture":null,"segment":null,"alias":"title","value":"Hello"}]}],"settingsData":[],"expose":[{"contentKey":"11111111-0000-4000-8000-000000000001","culture":null,"segment":null}],"layout":{"Umbraco.BlockList":[{"contentUdi":null,"settingsUdi":null,"contentKey":"11111111-0000-4000-8000-000000000001","settingsKey":null}]}}""";

        var value = Bench.Serializer.Deserialize<BlockListValue>(Json)!;

        Assert.That(value.ContentData.Single().Values.Single().Value, Is.EqualTo("Hello"));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(Bench.Serializer.Serialize(value)), JsonNode.Parse(Json)), Is.True, Bench.Serializer.Serialize(value));
    }

    [Test]
    public void BlockValue_WithOtherEditorsLayouts_ReadsItsOwn()
    {
        var value = Bench.Serializer.Deserialize<BlockGridValue>(
            """
            {"Layout":{"Umbraco.BlockList":[{"contentUdi":"umb://element/1304e1ddac87439684fe8a399231cb3d"}],
            "Umbraco.BlockGrid":[{"contentKey":"11111111-0000-4000-8000-000000000001","columnSpan":6,"rowSpan":1,
              "areas":[{"key":"22222222-0000-4000-8000-000000000001","items":[{"contentKey":"11111111-0000-4000-8000-000000000002"}]}]}],
            "Some.Other":{"x":[1]}},"contentData":[],"extra":[[1],{}]}
            """)!;

        var item = value.GetLayouts()!.Single();
        Assert.That(item.ColumnSpan, Is.EqualTo(6));
        Assert.That(item.Areas.Single().Items.Single().ContentKey, Is.EqualTo(new Guid("11111111-0000-4000-8000-000000000002")));
    }

    [Test]
    public void BlockValue_FromBeforeVariantBlocks_IsUnderstood()
    {
        var data = new BlockListEditorDataConverter(Bench.Serializer).Deserialize(
            """
            {"layout":{"Umbraco.BlockList":[{"contentUdi":"umb://element/1304e1ddac87439684fe8a399231cb3d"}]},
             "contentData":[{"contentTypeKey":"7b2d3308-8855-420f-804d-293917e8b9ef","udi":"umb://element/1304e1ddac87439684fe8a399231cb3d","title":"Hello","values":"own"}]}
            """);

        var block = data.BlockValue.ContentData.Single();
        Assert.That(block.Key, Is.EqualTo(new Guid("1304e1ddac87439684fe8a399231cb3d")));
        Assert.That(block.Values.Select(value => (value.Alias, value.Value?.ToString())), Is.EquivalentTo(new[] { ("title", "Hello"), ("values", "own") }));
        Assert.That(data.BlockValue.Expose.Single().ContentKey, Is.EqualTo(block.Key));
    }

    [TestCase("[]")]
    [TestCase("""{"layout":[]}""")]
    [TestCase("""{"contentData":5}""")]
    public void BlockValue_OfAnotherShape_IsAJsonError(string json) =>
        Assert.That(() => Bench.Serializer.Deserialize<BlockListValue>(json), Throws.InstanceOf<JsonException>());

    [Test]
    public void Udi_IsItsText() => Assert.That(
        Bench.Serializer.Serialize(new GuidUdi("document", new Guid("8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10"))),
        Is.EqualTo("\"umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10\""));
}
