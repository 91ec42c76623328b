using System.Text;
using System.Xml.Linq;
using MvoUmbraco.Usync;
using MvoUmbraco.Usync.Content;
using MvoUmbraco.Usync.DataTypes;
using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using MvoUmbraco.Usync.Languages;
using ValueStorageType = Umbraco.Cms.Core.Models.ValueStorageType;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>Files are read into plain data and written back, without a host.</summary>
[TestFixture]
public sealed class UsyncFormatTests
{
    [TestCaseSource(typeof(TestFolders), nameof(TestFolders.EveryFile))]
    public async Task ReadAndWrite_GivesTheSameBytes(object given)
    {
        var file = (UsyncFile)given;
        byte[] bytes = await file.BytesAsync(default);

        byte[] written = UsyncText.ToBytes(file.Kind.Read(bytes).Write());

        Assert.That(Encoding.UTF8.GetString(written), Is.EqualTo(Encoding.UTF8.GetString(bytes)));
    }

    [TestCaseSource(typeof(TestFolders), nameof(TestFolders.EveryFile))]
    public async Task AnotherShapeOfTheSameFile_MeansTheSame(object given)
    {
        var file = (UsyncFile)given;
        string text = Encoding.UTF8.GetString(await file.BytesAsync(default));
        UsyncItem original = file.Kind.Read(Encoding.UTF8.GetBytes(text));

        string otherShape = text
            .TrimStart('\uFEFF')
            .Replace("\n", "\r\n", StringComparison.Ordinal)
            .Replace(">true<", ">True<", StringComparison.Ordinal)
            .Replace(">False<", ">false<", StringComparison.Ordinal);
        XDocument document = XDocument.Parse(otherShape, LoadOptions.PreserveWhitespace);
        foreach (XCData cdata in document.DescendantNodes().OfType<XCData>().ToArray())
        {
            cdata.ReplaceWith(new XText(StoredJson.ToStored(cdata.Value)));
        }

        UsyncItem other = file.Kind.Read(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));
        Assert.That(other.Means(original), Is.True);
    }

    [Test]
    public void Means_ADifferentText_IsFalse()
    {
        var language = new LanguageItem(Guid.Empty, "nl-BE", 0, "Nederlands", "nl-BE", true, true, null);

        Assert.Multiple(() =>
        {
            Assert.That(language.Means(language with { Key = Guid.NewGuid() }), Is.True);
            Assert.That(language.Means(language with { Name = "Vlaams" }), Is.False);
            Assert.That(language.Means(language with { Fallback = "en-US" }), Is.False);
            Assert.That(language.Means(new Tombstone(Guid.Empty, "nl-BE", TombstoneChange.Delete)), Is.False);
        });
    }

    [TestCase("{\"a\":[]}", "{}", true, Description = "an empty list does not survive Umbraco's reading")]
    [TestCase("{\"a\":null}", "{}", true)]
    [TestCase("{\"a\":{\"b\":[]}}", "{\"a\":{}}", false, Description = "inside an object it does")]
    [TestCase("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true)]
    [TestCase("{\"a\":[1,2]}", "{\"a\":[2,1]}", false)]
    [TestCase("{\"a\":[[],[1],null]}", "{\"a\":[[1]]}", true)]
    [TestCase("{\"a\":\"1\"}", "{\"a\":1}", false)]
    public void Means_Configurations(string one, string other, bool same)
    {
        DataTypeItem With(string config) => new(Guid.Empty, "x", 1, "x", "Umbraco.TextBox", null, null, config);

        Assert.That(With(one).Means(With(other)), Is.EqualTo(same));
    }

    [TestCase("en-US", "eec79294-0000-0000-0000-000000000000")]
    public void KeyOf_IsAsUsyncComputesIt(string name, string key) => Assert.That(Spelling.KeyOf(name), Is.EqualTo(Guid.Parse(key)));

    [TestCase("[ 1, 2 ]", "[1,2]")]
    [TestCase("{\"a\": \"<b>\"}", "{\"a\":\"\\u003Cb\\u003E\"}")]
    [TestCase("{\"a\": 1.50}", "{\"a\":1.50}")]
    [TestCase("[niet zo]", "[niet zo]")]
    [TestCase("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}")]
    [TestCase(" tekst ", " tekst ")]
    [TestCase("\"tekst\"", "\"tekst\"")]
    [TestCase("12", "12")]
    public void ToStored_CompactsJsonAndNothingElse(string text, string stored) => Assert.That(StoredJson.ToStored(text), Is.EqualTo(stored));

    [TestCase("1", ValueStorageType.Integer, "1")]
    [TestCase("True", ValueStorageType.Integer, "1")]
    [TestCase("1,5", ValueStorageType.Integer, null)]
    [TestCase("1.500", ValueStorageType.Decimal, "1.5")]
    [TestCase("veel", ValueStorageType.Decimal, null)]
    [TestCase("2006-10-11 09:30:00", ValueStorageType.Date, "2006-10-11T09:30:00")]
    [TestCase("gisteren", ValueStorageType.Date, null)]
    [TestCase("", ValueStorageType.Integer, "")]
    [TestCase(" spatie ", ValueStorageType.Nvarchar, " spatie ")]
    [TestCase("[\"een\"]", ValueStorageType.Ntext, "[\n  \"een\"\n]")]
    public void StoredValue_FollowsTheStorageType(string text, ValueStorageType storage, string? exported)
    {
        bool understood = StoredValue.TryParse(text, storage, out object? value);

        Assert.That(understood ? StoredValue.ToText(value) : null, Is.EqualTo(exported));
    }

    [Test]
    public void Sort_PutsWhatIsReferredToFirst_AndSurvivesCircles()
    {
        Guid a = Guid.NewGuid(), b = Guid.NewGuid(), c = Guid.NewGuid();
        LanguageItem Item(Guid key) => new(key, key.ToString(), 0, "", "", false, false, null);
        var references = new Dictionary<Guid, Guid[]> { [a] = [b], [b] = [c], [c] = [a] };

        Guid[] sorted = [.. Dependencies.Sort([Item(a), Item(b), Item(c)], item => references[item.Key]).Select(item => item.Key)];

        Assert.That(sorted, Is.EqualTo(new[] { c, b, a }));
    }

    [Test]
    public void Sort_ADeepTree_DoesNotOverflow()
    {
        Guid[] keys = [.. Enumerable.Range(0, 100_000).Select(_ => Guid.NewGuid())];
        Dictionary<Guid, int> place = keys.Select((key, index) => (key, index)).ToDictionary(pair => pair.key, pair => pair.index);
        LanguageItem[] items = [.. keys.Select(key => new LanguageItem(key, "", 0, "", "", false, false, null))];

        IEnumerable<LanguageItem> sorted = Dependencies.Sort(items, item => place[item.Key] + 1 < keys.Length ? [keys[place[item.Key] + 1]] : []);

        Assert.That(sorted.First().Key, Is.EqualTo(keys[^1]));
    }

    [Test]
    public void ToBytes_ACharacterThatXmlDoesNotAllow_SaysSo()
    {
        var language = new LanguageItem(Guid.Empty, "nl-BE", 0, "Neder\u0001lands", "nl-BE", true, true, null);

        Assert.That(() => UsyncText.ToBytes(language.Write()), Throws.TypeOf<UsyncFileException>().With.Message.Contains("character"));
    }

    [Test]
    public async Task WriteAsync_LeavesNothingBehind_AndReplacesTheWhole()
    {
        using var folder = new UsyncTestFolder();
        string path = folder.Write("Languages/nl-be.config", new string('x', 10_000));

        await UsyncText.WriteAsync(path, [1, 2, 3], default);

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories), Has.One.Items);
        });
    }
}
