using System.Xml.Linq;
using MvoUmbraco.Usync.Files;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Usync.Content;

/// <summary>Documents, media and blueprints share one file format.</summary>
internal enum ContentFamily
{
    Document,
    Media,
    Blueprint,
}

/// <summary>
/// A document, media item or blueprint. The values are the edited ones only: a document with changes that were not
/// published yet is written with those changes and as published, and comes out published wherever it is imported.
/// </summary>
/// <param name="Parent">Key and name of the parent; an empty key at the root.</param>
/// <param name="Path">Names from the root, for the reader of the file.</param>
/// <param name="TrashedFrom">Key of the parent it was thrown away from.</param>
/// <param name="CreateDate">UTC.</param>
/// <param name="Name">Name of invariant content; for variant content that of the default language.</param>
/// <param name="CultureNames">Names per culture; empty for invariant content.</param>
/// <param name="Published">Whether any culture is published.</param>
/// <param name="CulturesPublished">Per culture; empty for invariant content.</param>
/// <param name="Template">Null for none.</param>
/// <param name="UserInfo">Who wrote, as uSync may be told to export; carried along, not used.</param>
internal sealed record ContentItem(
    ContentFamily Family,
    Guid Key,
    string Alias,
    int Level,
    Named Parent,
    string Path,
    bool Trashed,
    Guid? TrashedFrom,
    string ContentType,
    DateTime? CreateDate,
    string? Name,
    IReadOnlyList<CultureName> CultureNames,
    int? SortOrder,
    bool Published,
    IReadOnlyList<CultureState> CulturesPublished,
    IReadOnlyList<ScheduleEntry> Schedule,
    Named? Template,
    XElement? UserInfo,
    IReadOnlyList<PropertyValues> Properties) : UsyncItem(Key, Alias, Level)
{
    public static string Element(ContentFamily family) => family == ContentFamily.Media ? "Media" : "Content";

    public static ContentItem Read(UsyncElement root, ContentFamily family)
    {
        UsyncElement info = root.Required("Info");
        UsyncElement? trashed = info.Child("Trashed");
        UsyncElement? published = info.Child("Published");
        UsyncElement? names = info.Child("NodeName");
        UsyncElement? template = info.Child("Template");
        string? name = names?.Attribute("Default") is { Length: > 0 } given ? given : null;
        CultureName[] cultureNames = [.. names?.Children("Name").Select(n => new CultureName(n.RequiredAttribute("Culture"), n.Value)) ?? []];
        if (name is null && cultureNames.Length == 0 && string.IsNullOrWhiteSpace(root.Attribute("Alias")))
        {
            throw root.Wrong("The item has no name. Add Info/NodeName with a Default or with names per culture.");
        }

        return new ContentItem(
            family,
            root.RequiredKey(),
            root.Attribute("Alias") ?? name ?? cultureNames[0].Name,
            root.NumberAttribute("Level", 1),
            info.Child("Parent") is { } parent ? Named.Read(parent) : new Named(Guid.Empty, string.Empty),
            info.Text("Path"),
            trashed?.AsFlag() ?? false,
            trashed?.GuidAttribute("Parent") is { } from && from != Guid.Empty ? from : null,
            info.RequiredText("ContentType"),
            info.UtcDate("CreateDate"),
            name,
            cultureNames,
            info.NullableNumber("SortOrder"),
            published?.FlagAttribute("Default") ?? false,
            [.. published?.Children("Published").Select(p => new CultureState(p.RequiredAttribute("Culture"), p.AsFlag())) ?? []],
            [.. info.Child("Schedule")?.Children("ContentSchedule").Select(ScheduleEntry.Read) ?? []],
            template is { } used && (used.GuidAttribute("Key") != Guid.Empty || used.Value.Length > 0) ? Named.Read(used) : null,
            info.Child("UserInfo")?.Xml,
            [.. root.Child("Properties")?.Children().Select(PropertyValues.Read) ?? []]);
    }

    public override XElement Write()
    {
        bool document = Family != ContentFamily.Media;
        var info = new XElement("Info").With(
            Parent.Write("Parent"),
            new XElement("Path", Path),
            new XElement("Trashed", Trashed).With(TrashedFrom is { } from ? new XAttribute("Parent", from) : null),
            new XElement("ContentType", ContentType),
            CreateDate is { } created ? new XElement("CreateDate", Spelling.Second(created)) : null,
            new XElement("NodeName").With(
                [Name is null ? null : new XAttribute("Default", Name), .. CultureNames.Select(n => new XElement("Name", new XAttribute("Culture", n.Culture), n.Name))]),
            SortOrder is { } order ? new XElement("SortOrder", order) : null,
            document
                ? new XElement("Published", new XAttribute("Default", Published)).With(
                    [.. CulturesPublished.Select(p => new XElement("Published", new XAttribute("Culture", p.Culture), p.Published))])
                : null,
            document ? new XElement("Schedule").With([.. Schedule.Select(s => s.Write())]) : null,
            document ? Template?.Write("Template") ?? new XElement("Template") : null,
            Family == ContentFamily.Blueprint ? new XElement("IsBlueprint", true) : null,
            UserInfo is null ? null : new XElement(UserInfo));
        return RootElement(Element(Family), this).With(
            info,
            new XElement("Properties").With([.. Properties.Select(p => p.Write())]));
    }

    protected override UsyncItem Essence() => this with
    {
        Level = 0,
        Alias = string.Empty,
        Parent = Parent with { Name = string.Empty },
        Path = string.Empty,
        Template = Template?.Essence(),
        UserInfo = null,
        Name = CultureNames.Count > 0 ? null : Name ?? Alias,
        CultureNames = [.. CultureNames.OrderBy(n => n.Culture, StringComparer.OrdinalIgnoreCase).Select(n => n with { Culture = n.Culture.ToLowerInvariant() })],
        Published = CulturesPublished.Count > 0 ? CulturesPublished.Any(p => p.Published) : Published,
        CulturesPublished = [.. CulturesPublished
            .Where(p => p.Published)
            .OrderBy(p => p.Culture, StringComparer.OrdinalIgnoreCase)
            .Select(p => p with { Culture = p.Culture.ToLowerInvariant() })],
        Schedule = [.. Schedule
            .Select(s => s with { Culture = s.Culture.ToLowerInvariant() })
            .OrderBy(s => s.Action).ThenBy(s => s.Culture, StringComparer.Ordinal).ThenBy(s => s.Date)],
        Properties = PropertyValues.Essence(Properties),
    };
}

internal sealed record CultureName(string Culture, string Name);

internal sealed record CultureState(string Culture, bool Published);

/// <summary>A release or expiry to come; <paramref name="Date"/> is UTC.</summary>
internal sealed record ScheduleEntry(string Culture, ContentScheduleAction Action, DateTime Date)
{
    public static ScheduleEntry Read(UsyncElement element) => new(
        element.Text("Culture"),
        element.Enum("Action", ContentScheduleAction.Release),
        element.UtcDate("Date") ?? throw element.Wrong("The element <Date> is missing. Add it as 2006-10-11T09:30:00."));

    public XElement Write() => new(
        "ContentSchedule",
        new XElement("Culture", Culture),
        new XElement("Action", Action),
        new XElement("Date", Spelling.Second(Date)));
}
