using System.Globalization;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.PropertyEditors;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>From the editor's format to the stored one and back, and what is refused, for the editors that ask no content.</summary>
internal sealed class EditorValueTests
{
    private const string Zoned = """{"date":"2026-03-04T05:06:00+02:00","timeZone":"Europe/Copenhagen"}""";

    private static EditorBench Bench => EditorBench.Instance;

    [TestCase("Umbraco.TextBox", "\"Hello\"", "{}", "Hello")]
    [TestCase("Umbraco.TextBox", "\" \"", "{}", null)]
    [TestCase("Umbraco.TextArea", "\"a\\r\\nb\\nc\"", "{}", "a\r\nb\nc")]
    [TestCase("Umbraco.EmailAddress", "\"a@b.cc\"", "{}", "a@b.cc")]
    [TestCase("Umbraco.MultipleTextstring", """["one",""," ","two"]""", "{}", "one\ntwo")]
    [TestCase("Umbraco.MultipleTextstring", """[""]""", "{}", null)]
    [TestCase("Umbraco.TrueFalse", "true", "{}", 1)]
    [TestCase("Umbraco.TrueFalse", "false", "{}", 0)]
    [TestCase("Umbraco.TrueFalse", "\"1\"", "{}", 1)]
    [TestCase("Umbraco.TrueFalse", null, "{}", 0)]
    [TestCase("Umbraco.DropDown.Flexible", """["Two"]""", """{"items":["One","Two"]}""", """["Two"]""")]
    [TestCase("Umbraco.DropDown.Flexible", "[]", "{}", null)]
    [TestCase("Umbraco.CheckBoxList", """["One","Two"]""", "{}", """["One","Two"]""")]
    [TestCase("Umbraco.RadioButtonList", "\"Two\"", "{}", "Two")]
    [TestCase("Umbraco.ColorPicker", """{"value":"ff0000","label":"Red"}""", "{}", """{"value":"ff0000","label":"Red"}""")]
    [TestCase("Umbraco.ColorPicker", "\"ff0000\"", "{}", "ff0000")]
    [TestCase("Umbraco.Slider", """{"from":10,"to":10}""", "{}", "10")]
    [TestCase("Umbraco.Slider", """{"from":1.5,"to":20}""", """{"enableRange":true}""", "1.5,20")]
    [TestCase("Umbraco.Slider", """{"from":"ten"}""", "{}", null)]
    [TestCase("Umbraco.Tags", """["x"," y ",""]""", """{"storageType":"Json"}""", """["x","y"]""")]
    [TestCase("Umbraco.Tags", """["p","q"]""", """{"storageType":"Csv"}""", "p,q")]
    [TestCase("Umbraco.DateOnly", """{"date":"2026-03-04"}""", "{}", """{"date":"2026-03-04T00:00:00+00:00","timeZone":null}""")]
    [TestCase("Umbraco.DateOnly", "\"2026-03-04\"", "{}", """{"date":"2026-03-04T00:00:00+00:00","timeZone":null}""")]
    [TestCase("Umbraco.TimeOnly", """{"date":"05:06:00"}""", "{}", """{"date":"0001-01-01T05:06:00+00:00","timeZone":null}""")]
    [TestCase("Umbraco.DateTimeUnspecified", """{"date":"2026-03-04T05:06:00"}""", "{}", """{"date":"2026-03-04T05:06:00+00:00","timeZone":null}""")]
    [TestCase("Umbraco.DateTimeWithTimeZone", Zoned, "{}", Zoned)]
    [TestCase("Umbraco.DateTimeWithTimeZone", """{"date":5}""", "{}", null)]
    [TestCase("Umbraco.MultiNodeTreePicker", """[{"type":"document","unique":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10"},{"type":"media","unique":"0a3d7a5a-0000-4000-8000-000000000001"}]""", "{}", "umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10,umb://media/0a3d7a5a000040008000000000000001")]
    [TestCase("Umbraco.MultiNodeTreePicker", "[]", "{}", null)]
    [TestCase("Umbraco.MultiUrlPicker", """[{"name":"Out","type":"external","url":"https://example.be","queryString":"?a=1","target":"_blank"},{"name":"In","type":"document","unique":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10","url":"/shown/"}]""", "{}", """[{"name":"Out","target":"_blank","unique":null,"type":null,"udi":null,"url":"https://example.be","queryString":"?a=1","culture":null},{"name":"In","target":null,"unique":null,"type":null,"udi":"umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10","url":null,"queryString":null,"culture":null}]""")]
    [TestCase("Umbraco.ImageCropper", """{"src":"/media/a/b.jpg","crops":[],"focalPoint":{"left":0.2,"top":0.3}}""", "{}", """{"src":"/media/a/b.jpg","crops":[],"focalPoint":{"left":0.2,"top":0.3}}""")]
    [TestCase("Umbraco.UploadField", """{"src":"/media/a/b.pdf"}""", "{}", "/media/a/b.pdf")]
    public void Value_FromTheEditor_IsStoredAsUmbracoDoes(string alias, string? sent, string configuration, object? stored) =>
        Assert.That(Bench.Store(alias, sent, configuration), Is.EqualTo(stored));

    [TestCase("Umbraco.TextBox", "{\"not\":\"json\"}", "\"{\\u0022not\\u0022:\\u0022json\\u0022}\"")]
    [TestCase("Umbraco.MultipleTextstring", "one\r\ntwo\nthree", """["one","two","three"]""")]
    [TestCase("Umbraco.TrueFalse", 1, "true")]
    [TestCase("Umbraco.TrueFalse", null, "false")]
    [TestCase("Umbraco.DropDown.Flexible", """["Two"]""", """["Two"]""")]
    [TestCase("Umbraco.ColorPicker", "{\n \"value\": \"ff0000\",\n \"label\": \"Red\" }", """{"value":"ff0000","label":"Red"}""")]
    [TestCase("Umbraco.Slider", "10", """{"from":10,"to":10}""")]
    [TestCase("Umbraco.Slider", "1.5,20", """{"from":1.5,"to":20}""")]
    [TestCase("Umbraco.Slider", "a,b", "null")]
    [TestCase("Umbraco.DateOnly", """{"date":"2026-03-04T00:00:00+00:00","timeZone":null}""", """{"date":"2026-03-04","timeZone":null}""")]
    [TestCase("Umbraco.TimeOnly", """{"date":"0001-01-01T05:06:00+00:00","timeZone":null}""", """{"date":"05:06:00","timeZone":null}""")]
    [TestCase("Umbraco.DateTimeUnspecified", """{"date":"2026-03-04T05:06:00+00:00","timeZone":null}""", """{"date":"2026-03-04T05:06:00","timeZone":null}""")]
    [TestCase("Umbraco.DateTimeWithTimeZone", Zoned, """{"date":"2026-03-04T05:06:00\u002B02:00","timeZone":"Europe/Copenhagen"}""")]
    [TestCase("Umbraco.DateTimeWithTimeZone", "no date", "null")]
    [TestCase("Umbraco.MultiNodeTreePicker", "umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10,nonsense", """[{"type":"document","unique":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10"}]""")]
    [TestCase("Umbraco.UploadField", "/media/a/b.pdf", """{"src":"/media/a/b.pdf"}""")]
    public void Value_Stored_IsShownAsUmbracoDoes(string alias, object? stored, string shown) =>
        Assert.That(Bench.Show(alias, stored), Is.EqualTo(shown));

    [Test]
    public void DateTime_IsStoredAsItWasTyped_AndShownSo()
    {
        var stored = Bench.Store("Umbraco.DateTime", "\"2026-03-04 05:06:07\"");

        Assert.That(stored, Is.EqualTo(new DateTime(2026, 3, 4, 5, 6, 7)));
        Assert.That(Bench.Show("Umbraco.DateTime", stored), Is.EqualTo("\"2026-03-04 05:06:07\""));
    }

    [Test]
    public void DateTime_ThatIsATimeOnly_FitsAnyDateColumn() => Assert.That(
        Bench.Store("Umbraco.DateTime", "\"0001-01-01 05:06:07\"", """{"format":"HH:mm"}"""),
        Is.EqualTo(new DateTime(1753, 1, 1, 5, 6, 7)));

    [TestCase("nl-BE")]
    [TestCase("tr-TR")]
    public void Numbers_AreStoredWithAPoint_InAnyLanguage(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That(Bench.Store("Umbraco.Slider", """{"from":1.5,"to":2.5}"""), Is.EqualTo("1.5,2.5"));
            Assert.That(Bench.Show("Umbraco.Slider", "1.5"), Is.EqualTo("""{"from":1.5,"to":1.5}"""));
            Assert.That(Bench.Store("Umbraco.DateOnly", """{"date":"2026-03-04"}"""), Does.Contain("2026-03-04T00:00:00+00:00"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase("Umbraco.TextBox", "\"12345\"", """{"maxChars":4}""", "4")]
    [TestCase("Umbraco.TextArea", "\"12345\"", """{"maxChars":4}""", "4")]
    [TestCase("Umbraco.EmailAddress", "\"nobody\"", "{}", "email")]
    [TestCase("Umbraco.DropDown.Flexible", """["Three"]""", """{"items":["One","Two"]}""", "Three")]
    [TestCase("Umbraco.CheckBoxList", """["One","Three"]""", """{"items":["One","Two"]}""", "Three")]
    [TestCase("Umbraco.RadioButtonList", "\"Three\"", """{"items":["One","Two"]}""", "Three")]
    [TestCase("Umbraco.ColorPicker", """{"value":"00ff00","label":"Green"}""", """{"items":[{"value":"ff0000","label":"Red"}]}""", "00ff00")]
    [TestCase("Umbraco.MultipleTextstring", """["one"]""", """{"min":2}""", "2")]
    [TestCase("Umbraco.MultipleTextstring", """["one","two",""]""", """{"max":1}""", "1")]
    [TestCase("Umbraco.MultipleTextstring", null, """{"min":1}""", "1")]
    [TestCase("Umbraco.Slider", """{"from":1,"to":2}""", """{"maxVal":10}""", "1,2")]
    [TestCase("Umbraco.Slider", """{"from":3,"to":2}""", """{"maxVal":10,"enableRange":true}""", "3,2")]
    [TestCase("Umbraco.Slider", """{"from":2,"to":3}""", """{"maxVal":10,"enableRange":true,"minimumRange":5}""", "5")]
    [TestCase("Umbraco.Slider", """{"from":1,"to":1}""", """{"minVal":2,"maxVal":10}""", "2")]
    [TestCase("Umbraco.Slider", """{"from":11,"to":11}""", """{"maxVal":10}""", "10")]
    [TestCase("Umbraco.Slider", """{"from":3,"to":3}""", """{"maxVal":10,"step":2}""", "2")]
    [TestCase("Umbraco.DateTime", "\"yesterday\"", "{}", "yesterday")]
    [TestCase("Umbraco.DateOnly", """{"date":"2026-13-44"}""", "{}", "")]
    [TestCase("Umbraco.TimeOnly", """{"date":"25:61"}""", "{}", "")]
    [TestCase("Umbraco.DateTimeWithTimeZone", """{"date":5}""", "{}", "")]
    [TestCase("Umbraco.DateTimeWithTimeZone", Zoned, """{"timeZones":{"mode":"custom","timeZones":["Europe/Brussels"]}}""", "Europe/Copenhagen")]
    [TestCase("Umbraco.MultiNodeTreePicker", "[]", """{"minNumber":1}""", "1")]
    [TestCase("Umbraco.MultiUrlPicker", """[{"type":"external","url":"/a"},{"type":"external","url":"/b"}]""", """{"maxNumber":1}""", "1")]
    [TestCase("Umbraco.MediaPicker3", """[{"key":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10","mediaKey":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10"},{"key":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d11","mediaKey":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10"}]""", """{"multiple":false}""", "")]
    [TestCase("Umbraco.MediaPicker3", """[{"key":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10","mediaKey":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10"}]""", """{"multiple":true,"validationLimit":{"min":3}}""", "3")]
    public void Value_ThatIsWrong_IsRefusedWithAReason(string alias, string? sent, string configuration, string reason)
    {
        var wrong = Bench.Validate(alias, sent, configuration);

        Assert.That(wrong, Has.Count.EqualTo(1));
        Assert.That(wrong[0], Does.Contain(reason).And.Not.StartWith("["));
        Assert.That(wrong[0], Is.Not.Empty);
    }

    [TestCase("nl-BE", "De tekst is te lang: er mogen 4 tekens zijn, dit zijn er 1 te veel.")]
    [TestCase("nl-NL", "De tekst is te lang: er mogen 4 tekens zijn, dit zijn er 1 te veel.")]
    [TestCase("fr-BE", "The string length exceeds the maximum length of 4 characters, 1 too many.")]
    [TestCase("en-US", "The string length exceeds the maximum length of 4 characters, 1 too many.")]
    [TestCase("", "The string length exceeds the maximum length of 4 characters, 1 too many.")]
    public void Reason_IsInTheLanguageOfTheReader_OrInEnglish(string culture, string reason)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That(Bench.Validate("Umbraco.TextBox", "\"12345\"", """{"maxChars":4}"""), Is.EqualTo(new[] { reason }));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [TestCase("Umbraco.TextBox", "\"1234\"", """{"maxChars":4}""")]
    [TestCase("Umbraco.EmailAddress", "\"\"", "{}")]
    [TestCase("Umbraco.RadioButtonList", "\"\"", """{"items":["One"]}""")]
    [TestCase("Umbraco.ColorPicker", """{"value":"#FF0000","label":""}""", """{"items":[{"value":"ff0000","label":"Red"}]}""")]
    [TestCase("Umbraco.Slider", """{"from":4,"to":8}""", """{"enableRange":true,"minVal":2,"maxVal":10,"step":2,"minimumRange":4}""")]
    [TestCase("Umbraco.DateTimeWithTimeZone", Zoned, """{"timeZones":{"mode":"all"}}""")]
    [TestCase("Umbraco.MultiUrlPicker", """[{"type":"external","url":"/a"},{"type":"external","url":"/b"}]""", """{"maxNumber":0}""")]
    public void Value_ThatIsRight_IsAccepted(string alias, string sent, string configuration) =>
        Assert.That(Bench.Validate(alias, sent, configuration), Is.Empty);

    /// <summary>Publishing validates what is stored.</summary>
    [TestCase("Umbraco.CheckBoxList", """["One"]""", """{"items":["One"]}""")]
    [TestCase("Umbraco.MultipleTextstring", "one\ntwo", """{"min":2,"max":2}""")]
    [TestCase("Umbraco.Slider", "4,8", """{"enableRange":true}""")]
    [TestCase("Umbraco.DateOnly", """{"date":"2026-03-04T00:00:00+00:00","timeZone":null}""", "{}")]
    [TestCase("Umbraco.MultiNodeTreePicker", "umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10", """{"minNumber":1,"maxNumber":1}""")]
    [TestCase("Umbraco.UploadField", "/media/a/b.pdf", "{}")]
    [TestCase("Umbraco.RichText", """{"markup":"<p>Hello</p>","blocks":null}""", "{}")]
    public void StoredValue_IsValid_AlsoWhereItMustBeThere(string alias, string stored, string configuration) =>
        Assert.That(Bench.ValidateValue(alias, stored, configuration, required: true), Is.Empty);

    [TestCase("Umbraco.TrueFalse", "false")]
    [TestCase("Umbraco.TextBox", null)]
    [TestCase("Umbraco.CheckBoxList", null)]
    [TestCase("Umbraco.MultipleTextstring", """["",""]""")]
    [TestCase("Umbraco.Tags", """[""]""")]
    [TestCase("Umbraco.RichText", """{"markup":"","blocks":null}""")]
    [TestCase("Umbraco.BlockList", """{"layout":{},"contentData":[],"settingsData":[],"expose":[]}""")]
    [TestCase("Umbraco.MediaPicker3", "[]")]
    [TestCase("Umbraco.UploadField", """{"src":""}""")]
    public void MandatoryValue_ThatIsEmpty_IsRefused(string alias, string? sent) =>
        Assert.That(Bench.Validate(alias, sent, required: true), Is.Not.Empty);

    [TestCase("Umbraco.MultipleTextstring", """["abc","12"]""", "^[a-z]+$", false)]
    [TestCase("Umbraco.MultipleTextstring", """["abc","def"]""", "^[a-z]+$", true)]
    [TestCase("Umbraco.RichText", """{"markup":"abc"}""", "^[a-z]+$", true)]
    [TestCase("Umbraco.RichText", """{"markup":"12"}""", "^[a-z]+$", false)]
    public void Pattern_IsOfTheText_NotOfItsJson(string alias, string sent, string pattern, bool valid) =>
        Assert.That(Bench.Validate(alias, sent, pattern: pattern), valid ? Is.Empty : Is.Not.Empty);

    [Test]
    public void JsonDates_SortInTime()
    {
        var editor = (IDataValueSortable)Bench.Editor("Umbraco.DateTimeWithTimeZone").GetValueEditor();
        var early = editor.GetSortableValue("""{"date":"2026-03-04T05:06:00+02:00","timeZone":null}""", null);
        var late = editor.GetSortableValue("""{"date":"2026-03-04T04:30:00+00:00","timeZone":null}""", null);

        Assert.That(string.CompareOrdinal(early, late), Is.Negative);
        Assert.That(editor.GetSortableValue("no date", null), Is.Null);
    }

    [TestCase("""{"storageType":"Json","group":"g"}""", """["x","y"]""")]
    [TestCase("""{"storageType":"Csv","group":"g"}""", "x, y,")]
    public void Tags_AreFoundInStoredValues(string configuration, string stored)
    {
        var editor = (IDataValueTags)Bench.Editor("Umbraco.Tags").GetValueEditor();

        var tags = editor.GetTags(stored, Bench.Configuration("Umbraco.Tags", configuration), languageId: 3).ToArray();

        Assert.That(tags.Select(tag => (tag.Group, tag.Text, tag.LanguageId)), Is.EqualTo(new[] { ("g", "x", (int?)3), ("g", "y", 3) }));
    }

    [TestCase("Umbraco.MultiNodeTreePicker", "umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10,umb://media/0a3d7a5a000040008000000000000001", 2)]
    [TestCase("Umbraco.MediaPicker3", """[{"key":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10","mediaKey":"8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d11"}]""", 1)]
    [TestCase("Umbraco.MediaPicker3", "umb://media/8bd9d2eedc474e53a2f530c7ad4a1d10", 1)]
    [TestCase("Umbraco.MultiUrlPicker", """[{"name":"a","udi":"umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10"},{"name":"b","url":"/b"}]""", 1)]
    [TestCase("Umbraco.RichText", """<p><a href="/{localLink:umb://document/8bd9d2eedc474e53a2f530c7ad4a1d10}">x</a><img data-udi="umb://media/0a3d7a5a000040008000000000000001"></p>""", 2)]
    [TestCase("Umbraco.RichText", """{"markup":"<a type=\"document\" href=\"/{localLink:8bd9d2ee-dc47-4e53-a2f5-30c7ad4a1d10}\">x</a>"}""", 1)]
    [TestCase("Umbraco.MediaPicker3", "damaged [", 0)]
    public void References_AreFoundInStoredValues(string alias, string stored, int count) =>
        Assert.That(((IDataValueReference)Bench.Editor(alias).GetValueEditor()).GetReferences(stored).ToArray(), Has.Length.EqualTo(count));

    [Test]
    public void AnyEditor_BearsNonsense()
    {
        JsonNode?[] nonsense = [null, JsonValue.Create(5), JsonValue.Create("{"), JsonValue.Create("[1,"), new JsonArray(1, "a", null), new JsonObject { ["x"] = new JsonArray() }, new JsonArray(new JsonObject { ["key"] = 1 })];
        Assert.Multiple(() =>
        {
            foreach (var editor in Bench.Editors.Where(editor => editor.GetType().Assembly == typeof(MvoUmbraco.Embedded.Editors.ListViewEditor).Assembly))
            {
                foreach (var value in nonsense)
                {
                    Assert.That(() => Bench.Validate(editor.Alias, value?.ToJsonString()), Throws.Nothing, $"{editor.Alias} validates {value?.ToJsonString()}");
                    Assert.That(() => Bench.Store(editor.Alias, value?.ToJsonString()), Throws.Nothing, $"{editor.Alias} stores {value?.ToJsonString()}");
                }
            }
        });
    }
}
