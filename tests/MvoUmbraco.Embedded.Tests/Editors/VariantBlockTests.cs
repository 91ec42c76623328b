using System.Text.Json.Nodes;
using MvoUmbraco.Embedded.Editors.Blocks;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>
/// Blocks whose values vary by culture inside a property that does not: what is shown, published and saved is per
/// culture, the structure is of all.
/// </summary>
internal sealed class VariantBlockTests
{
    private static readonly Guid One = new("30000000-0000-4000-8000-000000000001"), Two = new("30000000-0000-4000-8000-000000000002");

    private TestHost host = null!;
    private IContentType type = null!;
    private Guid element;
    private string nl = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        host = await TestHost.StartAsync();
        host.Enter();
        nl = await host.Get<ILanguageService>().GetDefaultIsoCodeAsync();
        var fr = await host.Get<ILanguageService>().CreateAsync(new Language("fr-BE", "Frans") { FallbackIsoCode = nl }, Constants.Security.SuperUserKey);
        Assert.That(fr.Success, Is.True);

        var text = await DataTypeAsync("Umbraco.TextBox", "{}");
        element = Guid.NewGuid();
        await CreateAsync(Type("block", element, isElement: true, (text, "title", true), (text, "code", false)));
        var list = await DataTypeAsync("Umbraco.BlockList", $$"""{"blocks":[{"contentElementTypeKey":"{{element}}"}]}""");
        type = Type("page", Guid.NewGuid(), isElement: false, (list, "list", false));
        await CreateAsync(type);
    }

    [OneTimeTearDown]
    public ValueTask StopAsync() => host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public void Block_ShowsInTheCulturesItIsExposedIn_WithThatCulturesValues()
    {
        var page = Create(Value(("Een", "Un"), exposeFrench: true));
        Publish(page, nl, "fr-BE");

        Assert.That(Titles(page, nl), Is.EqualTo(new[] { "Een:a" }));
        Assert.That(Titles(page, "fr-BE"), Is.EqualTo(new[] { "Un:a" }));
    }

    [Test]
    public void Block_NotExposedInACulture_DoesNotShow_UnlessTheReaderAsksForFallback()
    {
        var page = Create(Value(("Een", null), exposeFrench: false));
        Publish(page, nl, "fr-BE");

        Assert.That(Titles(page, "fr-BE"), Is.Empty);
        Assert.That(Titles(page, "fr-BE", Fallback.ToLanguage), Is.EqualTo(new[] { "Een:a" }));
    }

    [Test]
    public void PublishingOneCulture_LeavesTheOthersAsTheyWerePublished()
    {
        var page = Create(Value(("Een", "Un"), exposeFrench: true));
        Publish(page, nl, "fr-BE");

        page.SetValue("list", Value(("Twee", "Deux"), exposeFrench: true, code: "b"));
        host.Get<IContentService>().Save(page);
        Publish(page, "fr-BE");

        Assert.That(Titles(page, "fr-BE"), Is.EqualTo(new[] { "Deux:a" }), "the invariant value is not published with a language that is not the default");
        Assert.That(Titles(page, nl), Is.EqualTo(new[] { "Een:a" }));

        Publish(page, nl);
        Assert.That(Titles(page, nl), Is.EqualTo(new[] { "Twee:b" }));
    }

    [Test]
    public void SavingByAUserOfOneLanguage_KeepsEverythingElse()
    {
        var editor = host.Get<PropertyEditorCollection>()["Umbraco.BlockList"]!;
        var stored = Value(("Een", "Un"), exposeFrench: true);

        // A French editor sends other Dutch, other invariant values, and a block more.
        var edited = Value(("Hacked", "Deux"), exposeFrench: true, code: "hacked", second: true);
        var merged = (string)editor.MergeVariantInvariantPropertyValue(stored, edited, canUpdateInvariantData: false, ["fr-BE"])!;

        var value = host.Get<IJsonSerializer>().Deserialize<BlockListValue>(merged)!;
        Assert.That(value.ContentData.Single().Values.Select(inner => (inner.Alias, inner.Culture, inner.Value)), Is.EquivalentTo(new[]
        {
            ("title", (string?)nl, (object?)"Een"), ("title", "fr-BE", "Deux"), ("code", null, "a"),
        }));
        Assert.That(value.GetLayouts()!.Select(item => item.ContentKey), Is.EqualTo(new[] { One }));
    }

    [Test]
    public void SavingByAUserOfEverything_IsWhatWasSent()
    {
        var editor = host.Get<PropertyEditorCollection>()["Umbraco.BlockList"]!;

        var merged = (string)editor.MergeVariantInvariantPropertyValue(
            Value(("Een", "Un"), exposeFrench: true), Value(("Twee", "Deux"), exposeFrench: true, second: true), canUpdateInvariantData: true, [nl, "fr-BE"])!;

        var value = host.Get<IJsonSerializer>().Deserialize<BlockListValue>(merged)!;
        Assert.That(value.ContentData.Select(block => block.Key), Is.EqualTo(new[] { One, Two }));
        Assert.That(value.ContentData[0].Values.Single(inner => inner.Culture == nl).Value, Is.EqualTo("Twee"));
    }

    [Test]
    public void CopiedDocument_HasBlocksOfItsOwn()
    {
        var page = Create(Value(("Een", "Un"), exposeFrench: true));

        var copy = host.Get<IContentService>().Copy(page, Constants.System.Root, relateToOriginal: false)!;

        var value = host.Get<IJsonSerializer>().Deserialize<BlockListValue>(copy.GetValue<string>("list")!)!;
        Assert.That(value.ContentData.Single().Key, Is.Not.EqualTo(One).And.Not.EqualTo(Guid.Empty));
        Assert.That(value.GetLayouts()!.Single().ContentKey, Is.EqualTo(value.ContentData.Single().Key));
        Assert.That(value.Expose.Select(entry => entry.ContentKey).Distinct(), Is.EqualTo(new[] { value.ContentData.Single().Key }));
        Assert.That(page.GetValue<string>("list"), Does.Contain(One.ToString()));
    }

    [Test]
    public void NewKeys_ReachEveryDepth_AndEveryMention()
    {
        const string Outer = "40000000-0000-4000-8000-000000000001", Inner = "40000000-0000-4000-8000-000000000002", Other = "40000000-0000-4000-8000-00000000000f";
        var inner = new JsonObject { ["contentData"] = new JsonArray(new JsonObject { ["key"] = Inner, ["contentTypeKey"] = Other }), ["layout"] = new JsonObject { ["x"] = new JsonArray(new JsonObject { ["contentKey"] = Inner }) } };
        var stored = new JsonObject
        {
            ["markup"] = $"<umb-rte-block data-content-key=\"{Outer}\"></umb-rte-block>",
            ["blocks"] = new JsonObject
            {
                ["contentData"] = new JsonArray(new JsonObject { ["contentTypeKey"] = Other, ["key"] = Outer.ToUpperInvariant(), ["values"] = new JsonArray(new JsonObject { ["alias"] = "list", ["value"] = inner.ToJsonString() }) }),
                ["settingsData"] = new JsonArray(),
                ["layout"] = new JsonObject { ["Umbraco.RichText"] = new JsonArray(new JsonObject { ["contentUdi"] = $"umb://element/{Outer.Replace("-", string.Empty)}" }) },
            },
        }.ToJsonString();
        var made = new List<Guid>();

        var renewed = NewBlockKeys.Renew(stored, () =>
        {
            made.Add(Guid.NewGuid());
            return made[^1];
        });

        Assert.That(made, Has.Count.EqualTo(2));
        Assert.That(renewed, Does.Not.Contain(Outer).IgnoreCase.And.Not.Contain(Outer.Replace("-", string.Empty)).And.Not.Contain(Inner));
        Assert.That(renewed, Does.Contain(made[0].ToString()).And.Contain(made[0].ToString("N")).And.Contain(made[1].ToString()).And.Contain(Other));
        Assert.That(() => JsonNode.Parse(renewed), Throws.Nothing);
    }

    [TestCase("<p>plain</p>")]
    [TestCase("{damaged}")]
    [TestCase("""{"markup":"<p></p>","blocks":null}""")]
    public void NewKeys_WithoutBlocks_ChangeNothing(string stored) =>
        Assert.That(NewBlockKeys.Renew(stored, Guid.NewGuid), Is.EqualTo(stored));

    private string Value((string Dutch, string? French) title, bool exposeFrench, string code = "a", bool second = false)
    {
        var values = new JsonArray(
            new JsonObject { ["alias"] = "title", ["culture"] = nl, ["value"] = title.Dutch },
            new JsonObject { ["alias"] = "code", ["value"] = code });
        if (title.French is not null)
        {
            values.Add(new JsonObject { ["alias"] = "title", ["culture"] = "fr-BE", ["value"] = title.French });
        }

        var contents = new JsonArray(new JsonObject { ["contentTypeKey"] = element, ["key"] = One, ["values"] = values });
        var layout = new JsonArray(new JsonObject { ["contentKey"] = One });
        var expose = new JsonArray(new JsonObject { ["contentKey"] = One, ["culture"] = nl });
        if (exposeFrench)
        {
            expose.Add(new JsonObject { ["contentKey"] = One, ["culture"] = "fr-BE" });
        }

        if (second)
        {
            contents.Add(new JsonObject { ["contentTypeKey"] = element, ["key"] = Two, ["values"] = new JsonArray() });
            layout.Add(new JsonObject { ["contentKey"] = Two });
            expose.Add(new JsonObject { ["contentKey"] = Two, ["culture"] = nl });
        }

        return new JsonObject
        {
            ["contentData"] = contents, ["settingsData"] = new JsonArray(), ["expose"] = expose, ["layout"] = new JsonObject { ["Umbraco.BlockList"] = layout },
        }.ToJsonString();
    }

    private IContent Create(string value)
    {
        var page = new Content("Pagina", Constants.System.Root, type);
        page.SetCultureName($"Pagina {page.Key}", nl);
        page.SetCultureName($"Page {page.Key}", "fr-BE");
        page.SetValue("list", value);
        Assert.That(host.Get<IContentService>().Save(page).Success, Is.True);
        return page;
    }

    private void Publish(IContent page, params string[] cultures)
    {
        var published = host.Get<IContentService>().Publish(page, cultures);
        Assert.That(published.Success, Is.True, published.Result.ToString());
    }

    private string[] Titles(IContent page, string culture, Fallback fallback = default)
    {
        host.Get<IVariationContextAccessor>().VariationContext = new VariationContext(culture);
        host.Get<IPropertyRenderingContextAccessor>().PropertyRenderingContext = new PropertyRenderingContext(fallback);
        var list = (BlockListModel)host.Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("list")!.GetValue(culture)!;
        return [.. list.Select(block => $"{block.Content.GetProperty("title")!.GetValue()}:{block.Content.GetProperty("code")!.GetValue()}")];
    }

    private async Task<IDataType> DataTypeAsync(string editor, string configuration)
    {
        var serializer = host.Get<IConfigurationEditorJsonSerializer>();
        var dataEditor = host.Get<PropertyEditorCollection>()[editor]!;
        var type = new DataType(dataEditor, serializer)
        {
            Name = $"{editor} {Guid.NewGuid()}", EditorUiAlias = editor, DatabaseType = ValueTypes.ToStorageType(dataEditor.GetValueEditor().ValueType),
        };
        type.SetConfigurationData(dataEditor.GetConfigurationEditor().FromDatabase(configuration, serializer));
        return (await host.Get<IDataTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Result;
    }

    private ContentType Type(string alias, Guid key, bool isElement, params (IDataType Type, string Alias, bool Varies)[] properties)
    {
        var strings = host.Get<IShortStringHelper>();
        var type = new ContentType(strings, Constants.System.Root)
        {
            Key = key, Alias = alias, Name = alias, IsElement = isElement, AllowedAsRoot = !isElement, Variations = ContentVariation.Culture,
        };
        type.AddPropertyGroup("content", "Content");
        foreach (var property in properties)
        {
            type.AddPropertyType(
                new PropertyType(strings, property.Type, property.Alias)
                {
                    Name = property.Alias, Variations = property.Varies ? ContentVariation.Culture : ContentVariation.Nothing,
                },
                "content",
                "Content");
        }

        return type;
    }

    private async Task CreateAsync(IContentType type) =>
        Assert.That((await host.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success, Is.True);
}
