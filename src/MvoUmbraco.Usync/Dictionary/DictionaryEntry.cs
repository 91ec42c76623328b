using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Dictionary;

/// <summary>A dictionary item: alias is the item key, the parent is named by its item key.</summary>
internal sealed record DictionaryEntry(
    Guid Key,
    string Alias,
    int Level,
    string? Parent,
    IReadOnlyList<Translation> Translations) : UsyncItem(Key, Alias, Level)
{
    public const string Element = "Dictionary";

    public static DictionaryEntry Read(UsyncElement root) => new(
        root.RequiredKey(),
        root.RequiredAttribute("Alias"),
        root.NumberAttribute("Level"),
        root.Child("Info")?.Text("Parent") is { Length: > 0 } parent ? parent : null,
        [.. root.Child("Translations")?.Children("Translation").Select(t => new Translation(t.RequiredAttribute("Language"), t.Value)) ?? []]);

    public override XElement Write() => RootElement(Element, this).With(
        new XElement("Info").With(Parent is null ? null : new XElement("Parent", Parent)),
        new XElement("Translations").With(
            [.. Translations.Select(t => new XElement("Translation", t.Text, new XAttribute("Language", t.Language)))]));

    // Keys differ between installations; texts that are empty are not there.
    protected override UsyncItem Essence() => this with
    {
        Key = Guid.Empty,
        Level = 0,
        Translations = [.. Translations
            .Where(t => t.Text.Length > 0)
            .OrderBy(t => t.Language, StringComparer.OrdinalIgnoreCase)
            .Select(t => new Translation(t.Language.ToLowerInvariant(), t.Text.ReplaceLineEndings("\n")))],
    };
}

/// <summary>The text of a dictionary item in one language (ISO code).</summary>
internal sealed record Translation(string Language, string Text);
