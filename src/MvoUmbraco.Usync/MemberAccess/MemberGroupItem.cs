using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.MemberAccess;

/// <summary>
/// A member group. uSync has no file for these; the folder <c>MemberGroups</c> is an addition that uSync passes over.
/// </summary>
internal sealed record MemberGroupItem(Guid Key, string Alias, string Name) : UsyncItem(Key, Alias, 0)
{
    public const string Element = "MemberGroup";

    public static MemberGroupItem Read(UsyncElement root)
    {
        string name = root.Child("Info")?.Text("Name") is { Length: > 0 } given ? given : root.RequiredAttribute("Alias");
        return new MemberGroupItem(root.RequiredKey(), root.Attribute("Alias") ?? name, name);
    }

    public override XElement Write() => new(
        Element,
        new XAttribute("Key", Key),
        new XAttribute("Alias", Alias),
        new XElement("Info", new XElement("Name", Name)));

    protected override UsyncItem Essence() => this with { Alias = Name };
}
