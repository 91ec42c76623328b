using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Domains;

/// <summary>
/// A host name of the site, or the language of a branch (a wildcard). A wildcard is named <c>*&lt;id&gt;</c> after the id
/// that its document had where it was exported, so that only its root says which it is.
/// </summary>
/// <param name="Root">The document it leads to; the name is its path.</param>
internal sealed record DomainItem(
    Guid Key,
    string Alias,
    bool IsWildcard,
    string? Language,
    Named? Root,
    int? SortOrder) : UsyncItem(Key, Alias, 0)
{
    public const string Element = "Domain";

    public static DomainItem Read(UsyncElement root)
    {
        UsyncElement info = root.Required("Info");
        return new DomainItem(
            root.GuidAttribute("Key"),
            root.RequiredAttribute("Alias"),
            info.Flag("IsWildcard"),
            info.NullableText("Language"),
            info.Child("Root") is { } document ? Named.Read(document) : null,
            info.NullableNumber("SortOrder"));
    }

    public override XElement Write() => new(
        Element,
        new XAttribute("Key", Key),
        new XAttribute("Alias", Alias),
        new XElement("Info").With(
            new XElement("IsWildcard", IsWildcard),
            Spelling.Element("Language", Language),
            Root?.Write("Root"),
            SortOrder is { } order ? new XElement("SortOrder", order) : null));

    protected override UsyncItem Essence() => this with
    {
        Key = Guid.Empty,
        Alias = IsWildcard ? string.Empty : Alias.ToLowerInvariant(),
        Language = Language?.ToLowerInvariant() ?? string.Empty,
        Root = Root?.Essence(),
        SortOrder = IsWildcard ? null : SortOrder,
    };
}
