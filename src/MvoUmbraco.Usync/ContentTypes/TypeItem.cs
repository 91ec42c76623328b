using System.Xml.Linq;
using MvoUmbraco.Usync.Files;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>
/// A document, media or member type, with its own groups and properties; those of its compositions are in their files.
/// </summary>
internal sealed record TypeItem(
    TypeFamily Family,
    Guid Key,
    string Alias,
    int Level,
    string Name,
    string? Icon,
    string? Thumbnail,
    string Description,
    bool AllowAtRoot,
    Guid ListView,
    ContentVariation Variations,
    bool IsElement,
    HistoryCleanupItem? HistoryCleanup,
    Named? Parent,
    FolderPath? Folder,
    IReadOnlyList<Named> Compositions,
    string DefaultTemplate,
    IReadOnlyList<Named> AllowedTemplates,
    IReadOnlyList<AllowedType> Structure,
    IReadOnlyList<PropertyItem> Properties,
    IReadOnlyList<GroupItem> Groups) : UsyncItem(Key, Alias, Level)
{
    public static TypeItem Read(UsyncElement root, TypeFamily family)
    {
        UsyncElement info = root.Required("Info");
        string alias = root.RequiredAttribute("Alias");
        return new TypeItem(
            family,
            root.RequiredKey(),
            alias,
            root.NumberAttribute("Level", 1),
            info.Text("Name") is { Length: > 0 } name ? name : alias,
            info.NullableText("Icon"),
            info.NullableText("Thumbnail"),
            info.Text("Description"),
            info.Flag("AllowAtRoot"),
            info.Guid("ListView"),
            info.Enum("Variations", ContentVariation.Nothing),
            info.Flag("IsElement"),
            info.Child("HistoryCleanup") is { } cleanup ? HistoryCleanupItem.Read(cleanup) : null,
            info.Child("Parent") is { } parent ? Named.Read(parent) : null,
            FolderPath.Read(info),
            [.. info.Child("Compositions")?.Children("Composition").Select(Named.Read) ?? []],
            info.Text("DefaultTemplate"),
            [.. info.Child("AllowedTemplates")?.Children("Template").Select(Named.Read) ?? []],
            [.. root.Child("Structure")?.Children(family.Element()).Select(AllowedType.Read) ?? []],
            [.. root.Child("GenericProperties")?.Children("GenericProperty").Select(p => PropertyItem.Read(p, family)) ?? []],
            [.. root.Child("Tabs")?.Children("Tab").Select(GroupItem.Read) ?? []]);
    }

    public override XElement Write()
    {
        bool document = Family == TypeFamily.Document;
        var info = new XElement("Info").With(
            new XElement("Name", Name),
            Spelling.Element("Icon", Icon),
            Spelling.Element("Thumbnail", Thumbnail),
            new XElement("Description", Description),
            new XElement("AllowAtRoot", Spelling.Capital(AllowAtRoot)),
            new XElement("ListView", ListView),
            new XElement("Variations", Variations),
            new XElement("IsElement", IsElement),
            HistoryCleanup?.Write(),
            Parent?.Write("Parent"),
            Folder?.Write(),
            new XElement("Compositions").With([.. Compositions.Select(c => c.Write("Composition"))]),
            document ? new XElement("DefaultTemplate", DefaultTemplate) : null,
            document ? new XElement("AllowedTemplates").With([.. AllowedTemplates.Select(t => t.Write("Template"))]) : null);
        var structure = new XElement("Structure").With([.. Structure.Select(s => s.Write(Family.Element()))]);
        var properties = new XElement("GenericProperties").With([.. Properties.Select(p => p.Write(Family))]);
        var tabs = new XElement("Tabs").With([.. Groups.Select(g => g.Write())]);

        XElement root = RootElement(Family.Element(), this);
        return document ? root.With(info, structure, properties, tabs) : root.With(info, properties, structure, tabs);
    }

    protected override UsyncItem Essence() => this with
    {
        Level = 0,
        Icon = Icon ?? string.Empty,
        Thumbnail = Thumbnail ?? string.Empty,
        Description = Description.ReplaceLineEndings("\n"),
        HistoryCleanup = Family == TypeFamily.Document ? HistoryCleanup ?? new HistoryCleanupItem(false, null, null) : null,
        Parent = Parent?.Essence(),
        // The parent decides the place; beside it a folder has no say.
        Folder = Parent is null ? Folder?.Essence() : null,
        Compositions = Named.Set(Compositions),
        AllowedTemplates = Named.Set(AllowedTemplates),
        Structure = [.. Structure.OrderBy(s => s.SortOrder).ThenBy(s => s.Key).Select(s => s with { Alias = string.Empty })],
        Properties = [.. Properties.OrderBy(p => p.Alias, StringComparer.Ordinal).Select(p => p.Essence(Family))],
        Groups = [.. Groups.OrderBy(g => g.Alias, StringComparer.Ordinal)],
    };
}

/// <summary>How long old versions of a document are kept; null days: as the site decides.</summary>
internal sealed record HistoryCleanupItem(bool PreventCleanup, int? KeepAllDays, int? KeepLatestPerDayDays)
{
    public static HistoryCleanupItem Read(UsyncElement cleanup) => new(
        cleanup.Flag("PreventCleanup"),
        cleanup.NullableNumber("KeepAllVersionsNewerThanDays"),
        cleanup.NullableNumber("KeepLatestVersionPerDayForDays"));

    public XElement Write() => new(
        "HistoryCleanup",
        new XElement("PreventCleanup", Spelling.Capital(PreventCleanup)),
        new XElement("KeepAllVersionsNewerThanDays", KeepAllDays?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty),
        new XElement("KeepLatestVersionPerDayForDays", KeepLatestPerDayDays?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty));
}

/// <summary>A type that may be made under another.</summary>
internal sealed record AllowedType(Guid Key, string Alias, int SortOrder)
{
    public static AllowedType Read(UsyncElement element) => new(element.GuidAttribute("Key"), element.Value, element.NumberAttribute("SortOrder"));

    public XElement Write(string element) => new(element, new XAttribute("Key", Key), new XAttribute("SortOrder", SortOrder), Alias);
}
