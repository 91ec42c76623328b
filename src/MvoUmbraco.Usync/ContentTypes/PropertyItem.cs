using System.Xml.Linq;
using MvoUmbraco.Usync.Files;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>A property of a type.</summary>
/// <param name="Definition">Key of the data type; empty when it was missing at export.</param>
/// <param name="Type">Alias of the editor: finds another data type when the one of the key is missing.</param>
/// <param name="Group">Caption of the group; empty for none.</param>
/// <param name="GroupAlias">Alias of the group, <c>tab</c> or <c>tab/group</c>; null for none.</param>
internal sealed record PropertyItem(
    Guid Key,
    string Name,
    string Alias,
    Guid Definition,
    string Type,
    bool Mandatory,
    string Validation,
    string Description,
    int SortOrder,
    string Group,
    string? GroupAlias,
    ContentVariation Variations,
    bool CanEdit,
    bool CanView,
    bool IsSensitive,
    string MandatoryMessage,
    string ValidationMessage,
    bool LabelOnTop)
{
    public static PropertyItem Read(UsyncElement element, TypeFamily family)
    {
        string alias = element.RequiredText("Alias");
        bool member = family == TypeFamily.Member;
        return new PropertyItem(
            element.Guid("Key"),
            element.Text("Name") is { Length: > 0 } name ? name : alias,
            alias,
            element.Guid("Definition"),
            element.Text("Type"),
            element.Flag("Mandatory"),
            element.Text("Validation"),
            element.Text("Description"),
            element.Number("SortOrder"),
            element.Text("Tab"),
            element.Child("Tab")?.Attribute("Alias") is { Length: > 0 } group ? group : null,
            family == TypeFamily.Document ? element.Enum("Variations", ContentVariation.Nothing) : ContentVariation.Nothing,
            member && element.Flag("CanEdit"),
            member && element.Flag("CanView"),
            member && element.Flag("IsSensitive"),
            element.Text("MandatoryMessage"),
            element.Text("ValidationRegExpMessage"),
            element.Flag("LabelOnTop"));
    }

    public XElement Write(TypeFamily family)
    {
        bool member = family == TypeFamily.Member;
        return new XElement("GenericProperty").With(
            new XElement("Key", Key),
            new XElement("Name", Name),
            new XElement("Alias", Alias),
            Definition == Guid.Empty ? null : new XElement("Definition", Definition),
            new XElement("Type", Type),
            new XElement("Mandatory", Mandatory),
            new XElement("Validation", Validation),
            new XElement("Description", new XCData(Description)),
            new XElement("SortOrder", SortOrder),
            new XElement("Tab", Group).With(GroupAlias is null ? null : new XAttribute("Alias", GroupAlias)),
            family == TypeFamily.Document ? new XElement("Variations", Variations) : null,
            member ? new XElement("CanEdit", CanEdit) : null,
            member ? new XElement("CanView", CanView) : null,
            member ? new XElement("IsSensitive", IsSensitive) : null,
            new XElement("MandatoryMessage", MandatoryMessage),
            new XElement("ValidationRegExpMessage", ValidationMessage),
            new XElement("LabelOnTop", LabelOnTop));
    }

    public PropertyItem Essence(TypeFamily family) => this with
    {
        // The built-in properties of a member type have keys that change from start to start.
        Key = family == TypeFamily.Member && BuiltInMemberProperties.Has(Alias) ? Guid.Empty : Key,
        Type = Definition == Guid.Empty ? Type : string.Empty,
        Group = string.Empty,
        Description = Description.ReplaceLineEndings("\n"),
    };
}

/// <summary>A tab or a group of a type; <paramref name="Alias"/> of a group on a tab is <c>tab/group</c>.</summary>
internal sealed record GroupItem(Guid Key, string Caption, string Alias, PropertyGroupType Type, int SortOrder)
{
    public int Depth => Alias.Count(c => c == '/');

    public static GroupItem Read(UsyncElement element) => new(
        element.Guid("Key"),
        element.Text("Caption"),
        element.RequiredText("Alias"),
        element.Enum("Type", PropertyGroupType.Group),
        element.Number("SortOrder"));

    public XElement Write() => new(
        "Tab",
        new XElement("Key", Key),
        new XElement("Caption", Caption),
        new XElement("Alias", Alias),
        new XElement("Type", Type),
        new XElement("SortOrder", SortOrder));
}
