using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Languages;

/// <summary>A language. Its key in the file is computed from the ISO code and is not the key in the database.</summary>
internal sealed record LanguageItem(
    Guid Key,
    string Alias,
    int Level,
    string Name,
    string IsoCode,
    bool IsMandatory,
    bool IsDefault,
    string? Fallback) : UsyncItem(Key, Alias, Level)
{
    public const string Element = "Language";

    public static LanguageItem Read(UsyncElement root) => new(
        root.GuidAttribute("Key"),
        root.Attribute("Alias") ?? root.RequiredText("IsoCode"),
        root.NumberAttribute("Level"),
        root.Text("Name"),
        root.RequiredText("IsoCode"),
        root.Flag("IsMandatory"),
        root.Flag("IsDefault"),
        root.Text("Fallback") is { Length: > 0 } fallback ? fallback : null);

    public override XElement Write() => RootElement(Element, this).With(
        new XElement("Name", Name),
        new XElement("IsoCode", IsoCode),
        new XElement("IsMandatory", IsMandatory),
        new XElement("IsDefault", IsDefault),
        Fallback is null ? null : new XElement("Fallback", Fallback));

    protected override UsyncItem Essence() => this with { Key = Guid.Empty, Alias = IsoCode, Level = 0 };
}
