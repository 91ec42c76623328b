using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.RelationTypes;

/// <summary>A kind of relation between items; the types are Guids of Umbraco's object types, null for any.</summary>
internal sealed record RelationTypeItem(
    Guid Key,
    string Alias,
    int Level,
    string Name,
    Guid? ParentType,
    Guid? ChildType,
    bool Bidirectional,
    bool IsDependency) : UsyncItem(Key, Alias, Level)
{
    public const string Element = "RelationType";

    public static RelationTypeItem Read(UsyncElement root)
    {
        UsyncElement info = root.Required("Info");
        return new RelationTypeItem(
            root.RequiredKey(),
            root.RequiredAttribute("Alias"),
            root.NumberAttribute("Level"),
            info.Text("Name") is { Length: > 0 } name ? name : root.RequiredAttribute("Alias"),
            info.NullableGuid("ParentType"),
            info.NullableGuid("ChildType"),
            info.Flag("Bidirectional"),
            info.Flag("IsDependency"));
    }

    public override XElement Write() => RootElement(Element, this).With(new XElement("Info").With(
        new XElement("Name", Name),
        Spelling.Element("ParentType", ParentType?.ToString()),
        Spelling.Element("ChildType", ChildType?.ToString()),
        new XElement("Bidirectional", Bidirectional),
        new XElement("IsDependency", IsDependency)));

    protected override UsyncItem Essence() => this with { Level = 0 };
}
