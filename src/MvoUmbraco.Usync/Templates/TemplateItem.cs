using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Templates;

/// <summary>
/// A template: its name and, for reading, the alias of its master. <paramref name="Contents"/> is the text of the view,
/// which most files leave out: views are files of the site.
/// </summary>
internal sealed record TemplateItem(
    Guid Key,
    string Alias,
    int Level,
    string Name,
    string? Parent,
    string? Contents) : UsyncItem(Key, Alias, Level)
{
    public const string Element = "Template";

    public static TemplateItem Read(UsyncElement root) => new(
        root.RequiredKey(),
        root.RequiredAttribute("Alias"),
        root.NumberAttribute("Level", 1),
        root.Text("Name") is { Length: > 0 } name ? name : root.RequiredAttribute("Alias"),
        root.NullableText("Parent"),
        root.Child("Contents")?.Value);

    public override XElement Write() => RootElement(Element, this).With(
        new XElement("Name", Name),
        Spelling.Element("Parent", Parent),
        Contents is null ? null : new XElement("Contents", new XCData(Contents)));

    protected override UsyncItem Essence() => this with
    {
        Level = 0,
        Parent = Parent ?? string.Empty,
        Contents = Contents?.ReplaceLineEndings("\n"),
    };
}
