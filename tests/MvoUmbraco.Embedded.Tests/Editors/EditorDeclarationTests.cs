using System.Text.Json.Nodes;
using System.Xml.Linq;
using MvoUmbraco.Embedded.Tests.Usync;
using MvoUmbraco.Usync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>The editors are there under Umbraco's aliases, store in Umbraco's columns, and keep configuration as exports have it.</summary>
internal sealed class EditorDeclarationTests
{
    private static EditorBench Bench => EditorBench.Instance;

    [TestCase("Umbraco.TextBox", ValueStorageType.Nvarchar, typeof(TextboxConfiguration))]
    [TestCase("Umbraco.TextArea", ValueStorageType.Ntext, typeof(TextAreaConfiguration))]
    [TestCase("Umbraco.EmailAddress", ValueStorageType.Nvarchar, null)]
    [TestCase("Umbraco.MultipleTextstring", ValueStorageType.Ntext, typeof(MultipleTextStringConfiguration))]
    [TestCase("Umbraco.TrueFalse", ValueStorageType.Integer, null)]
    [TestCase("Umbraco.DropDown.Flexible", ValueStorageType.Nvarchar, typeof(DropDownFlexibleConfiguration))]
    [TestCase("Umbraco.CheckBoxList", ValueStorageType.Ntext, typeof(ValueListConfiguration))]
    [TestCase("Umbraco.RadioButtonList", ValueStorageType.Nvarchar, typeof(ValueListConfiguration))]
    [TestCase("Umbraco.ColorPicker", ValueStorageType.Nvarchar, typeof(ColorPickerConfiguration))]
    [TestCase("Umbraco.Slider", ValueStorageType.Nvarchar, typeof(SliderConfiguration))]
    [TestCase("Umbraco.Tags", ValueStorageType.Ntext, typeof(TagConfiguration))]
    [TestCase("Umbraco.DateTime", ValueStorageType.Date, null)]
    [TestCase("Umbraco.DateOnly", ValueStorageType.Ntext, typeof(DateTimeConfiguration))]
    [TestCase("Umbraco.TimeOnly", ValueStorageType.Ntext, typeof(DateTimeConfiguration))]
    [TestCase("Umbraco.DateTimeUnspecified", ValueStorageType.Ntext, typeof(DateTimeConfiguration))]
    [TestCase("Umbraco.DateTimeWithTimeZone", ValueStorageType.Ntext, typeof(DateTimeConfiguration))]
    [TestCase("Umbraco.MultiNodeTreePicker", ValueStorageType.Ntext, typeof(MultiNodePickerConfiguration))]
    [TestCase("Umbraco.MediaPicker3", ValueStorageType.Ntext, typeof(MediaPicker3Configuration))]
    [TestCase("Umbraco.MultiUrlPicker", ValueStorageType.Ntext, typeof(MultiUrlPickerConfiguration))]
    [TestCase("Umbraco.RichText", ValueStorageType.Ntext, typeof(RichTextConfiguration))]
    [TestCase("Umbraco.BlockList", ValueStorageType.Ntext, typeof(BlockListConfiguration))]
    [TestCase("Umbraco.SingleBlock", ValueStorageType.Ntext, typeof(SingleBlockConfiguration))]
    [TestCase("Umbraco.BlockGrid", ValueStorageType.Ntext, typeof(BlockGridConfiguration))]
    [TestCase("Umbraco.UploadField", ValueStorageType.Nvarchar, typeof(FileUploadConfiguration))]
    [TestCase("Umbraco.ImageCropper", ValueStorageType.Ntext, typeof(MvoUmbraco.Embedded.Editors.Files.ImageCropperConfiguration))]
    [TestCase("Umbraco.ListView", ValueStorageType.Nvarchar, typeof(ListViewConfiguration))]
    public void Editor_IsFound_WithStorageAndConfiguration(string alias, ValueStorageType storage, Type? configuration)
    {
        Assert.That(Bench.Storage(alias), Is.EqualTo(storage));
        if (configuration is not null)
        {
            Assert.That(Bench.Configuration(alias, "{}"), Is.InstanceOf(configuration));
        }
    }

    [Test]
    public void EveryAliasIsDeclaredOnce()
    {
        Assert.That(Bench.Editors.Select(editor => editor.Alias), Is.Unique);
        Assert.That(Bench.Editors.Count(), Is.GreaterThanOrEqualTo(42));
    }

    [Test]
    public void CoresRichTextConverter_IsGone() =>
        Assert.That(Bench.Get<PropertyValueConverterCollection>().OfType<SimpleRichTextValueConverter>(), Is.Empty);

    public static IEnumerable<TestCaseData> ExportedConfigurations() => TestFolders.Sample.Files(FileKind.DataTypes).Concat(TestFolders.Project.Files(FileKind.DataTypes))
        .Select(file => (File: file.FullPath, Xml: XDocument.Load(file.FullPath)))
        .Where(type => type.Xml.Root!.Element("Config") is not null && type.Xml.Root.Descendants("EditorAlias").Single().Value.StartsWith("Umbraco.", StringComparison.Ordinal))
        .Select(type => new TestCaseData(type.Xml.Root!.Element("Info")!.Element("EditorAlias")!.Value, type.Xml.Root.Element("Config")!.Value)
            .SetArgDisplayNames(Path.GetFileName(type.File)));

    [TestCaseSource(nameof(ExportedConfigurations))]
    public void Configuration_AsExported_ComesBackEqual(string alias, string json)
    {
        var configurations = Bench.Editor(alias).GetConfigurationEditor();

        var stored = configurations.ToDatabase(configurations.FromDatabase(json, Bench.Configurations), Bench.Configurations);

        // Empty arrays and nulls say nothing; all else is there, number for number.
        Assert.That(Meaning(JsonNode.Parse(stored)), Is.EqualTo(Meaning(JsonNode.Parse(json))));
        Assert.That(() => Bench.Configuration(alias, json), Throws.Nothing);
        Assert.That(configurations.Validate(configurations.FromDatabase(json, Bench.Configurations)), Is.Empty);
    }

    [Test]
    public void Configuration_IsReadByFieldName_FromTextNumbersAndAnyCase()
    {
        var slider = (SliderConfiguration)Bench.Configuration("Umbraco.Slider", """{"MinVal":"1.5","maxVal":20,"enableRange":"1","step":0.5}""");
        var picker = (MultiNodePickerConfiguration)Bench.Configuration("Umbraco.MultiNodeTreePicker", """{"startNode":{"type":"content","id":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10"},"maxNumber":"2"}""");

        Assert.Multiple(() =>
        {
            Assert.That(slider.MinimumValue, Is.EqualTo(1.5m));
            Assert.That(slider.MaximumValue, Is.EqualTo(20m));
            Assert.That(slider.EnableRange, Is.True);
            Assert.That(picker.TreeSource!.ObjectType, Is.EqualTo("content"));
            Assert.That(picker.MaxNumber, Is.EqualTo(2));
        });
    }

    [Test]
    public void Configuration_WrittenFromItsObject_CarriesFieldNames() => Assert.That(
        Bench.Configurations.Serialize(new SliderConfiguration { MinimumValue = 1, EnableRange = true }),
        Does.Contain("\"minVal\":1").And.Contain("\"enableRange\":true").And.Not.Contain("minimumValue"));

    [TestCase("Umbraco.DropDown.Flexible", """{"items":["One","Two","One"]}""", "must be unique")]
    [TestCase("Umbraco.CheckBoxList", """{"items":["One","One"]}""", "must be unique")]
    [TestCase("Umbraco.ColorPicker", """{"items":[{"value":"red","label":"Red"}]}""", "not a valid hex color")]
    [TestCase("Umbraco.ColorPicker", """{"items":[{"value":"f00","label":"Red"},{"value":"FF0000","label":"Red too"}]}""", "Duplicate color")]
    [TestCase("Umbraco.TextBox", """{"maxChars":600}""", "")]
    [TestCase("Umbraco.Tags", """{"group":"","storageType":"Json"}""", "")]
    public void Configuration_ThatCannotWork_IsRefused(string alias, string json, string message)
    {
        var editor = Bench.Editor(alias).GetConfigurationEditor();
        var wrong = editor.Validate(editor.FromDatabase(json, Bench.Configurations)).ToArray();

        Assert.That(wrong, Is.Not.Empty);
        Assert.That(wrong[0].ErrorMessage, Does.Contain(message));
    }

    private static string? Meaning(JsonNode? node) => node switch
    {
        JsonObject json => $"{{{string.Join(',', json.Select(member => (member.Key, Value: Meaning(member.Value))).Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{member.Value}"))}}}",
        JsonArray { Count: 0 } => null,
        JsonArray list => $"[{string.Join(',', list.Select(Meaning))}]",
        _ => node?.ToJsonString(),
    };
}
