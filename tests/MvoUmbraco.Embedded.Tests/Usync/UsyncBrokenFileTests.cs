using System.Text;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>A file that cannot be read says where and what mends it.</summary>
[TestFixture]
public sealed class UsyncBrokenFileTests
{
    private const string Key = "3b37c0b7-dec9-428b-bc4c-e1c3dedef274";

    [TestCase("Languages", "", null, "", "well-formed")]
    [TestCase("Languages", "<Language", 1, "", "well-formed")]
    [TestCase("Languages", "<Language>\n  <Name>\n</Language>", 3, "", "well-formed")]
    [TestCase("Languages", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Language>&e;</Language>", null, "", "DTD")]
    [TestCase("Languages", "<Language Alias=\"nl\">\n  <Name>x</Name>\n</Language>", 1, "Language", "<IsoCode> is missing")]
    [TestCase("Languages", "<Language Alias=\"nl\">\n  <IsoCode>nl-BE</IsoCode>\n  <IsDefault>misschien</IsDefault>\n</Language>", 3, "Language/IsDefault", "neither true nor false")]
    [TestCase("Languages", "<Taal />", 1, "Taal", "not known")]
    [TestCase("Languages", "<DataType />", 1, "DataType", "Move the file to the folder DataTypes")]
    [TestCase("Languages", "<Empty Change=\"Weg\" />", 1, "Empty/@Change", "Delete, Rename, Clean")]
    [TestCase("DataTypes", "<DataType Alias=\"x\"><Info><EditorAlias>e</EditorAlias></Info></DataType>", 1, "DataType/@Key", "Key is missing")]
    [TestCase("DataTypes", "<DataType Key=\"geen\" Alias=\"x\"><Info><EditorAlias>e</EditorAlias></Info></DataType>", 1, "DataType/@Key", "not a Guid")]
    [TestCase("DataTypes", "<DataType Key=\"" + Key + "\" Alias=\"x\">\n<Info/></DataType>", 2, "DataType/Info", "<EditorAlias> is missing")]
    [TestCase("DataTypes", "<DataType Key=\"" + Key + "\" Alias=\"x\"><Info><EditorAlias>e</EditorAlias></Info>\n<Config>{\"a\":</Config></DataType>", 2, "DataType/Config", "not a JSON object")]
    [TestCase("ContentTypes", "<ContentType Key=\"" + Key + "\"><Info /></ContentType>", 1, "ContentType", "Alias is missing")]
    [TestCase("ContentTypes", "<ContentType Key=\"" + Key + "\" Alias=\"x\"><Info>\n<Variations>Taal</Variations></Info></ContentType>", 2, "ContentType/Info/Variations", "Culture")]
    [TestCase("ContentTypes", "<ContentType Key=\"" + Key + "\" Alias=\"x\"><Info><Variations>77</Variations></Info></ContentType>", 1, "ContentType/Info/Variations", "Culture")]
    [TestCase("ContentTypes", "<ContentType Key=\"" + Key + "\" Alias=\"x\"><Info /><GenericProperties><GenericProperty>\n<Alias>a</Alias>\n<SortOrder>eerst</SortOrder></GenericProperty></GenericProperties></ContentType>", 3, "ContentType/GenericProperties/GenericProperty/SortOrder", "not a whole number")]
    [TestCase("Content", "<Content Key=\"" + Key + "\" Alias=\"x\"><Info /></Content>", 1, "Content/Info", "<ContentType> is missing")]
    [TestCase("Content", "<Content Key=\"" + Key + "\" Alias=\"x\"><Info><ContentType>home</ContentType>\n<CreateDate>gisteren</CreateDate></Info></Content>", 2, "Content/Info/CreateDate", "not a date")]
    [TestCase("PublicAccess", "<PublicAccess Key=\"" + Key + "\"><Info><Content /></Info></PublicAccess>", 1, "PublicAccess/Info/Content/@Key", "Key is missing")]
    public void Read_SaysWhere(string folder, string text, int? line, string element, string message)
    {
        FileKind kind = FileKind.All.Single(k => k.Folder == folder);

        UsyncFileException broken = Assert.Throws<UsyncFileException>(() => kind.Read(Encoding.UTF8.GetBytes(text)))!;

        Assert.Multiple(() =>
        {
            Assert.That(broken.Message, Does.Contain(message));
            Assert.That(broken.Element, Is.EqualTo(element));
            Assert.That(broken.Line, line is null ? Is.Null.Or.Positive : Is.EqualTo(line));
        });
    }

    [Test]
    public void Read_AbsentElements_TakeTheirDefaults()
    {
        UsyncItem read = FileKind.DocumentTypes.Read(Encoding.UTF8.GetBytes($"<ContentType Key=\"{Key}\" Alias=\"x\"><Info><Name>X</Name></Info></ContentType>"));
        UsyncItem full = FileKind.DocumentTypes.Read(UsyncText.ToBytes(read.Write()));

        Assert.That(read.Means(full), Is.True);
    }
}
