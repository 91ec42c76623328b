using System.Xml.Linq;

namespace MvoUmbraco.Usync.Files;

/// <summary>A reference by key, with the alias or name beside it for the reader of the file.</summary>
internal sealed record Named(Guid Key, string Name)
{
    public static Named Read(UsyncElement element) => new(element.GuidAttribute("Key"), element.Value);

    public static IReadOnlyList<Named> Set(IEnumerable<Named> names) => [.. names.Select(n => n.Essence()).OrderBy(n => n.Key).ThenBy(n => n.Name, StringComparer.Ordinal)];

    public XElement Write(string element) => new(element, new XAttribute("Key", Key), Name);

    // Without a key the name is all there is.
    public Named Essence() => Key == Guid.Empty ? this : this with { Name = string.Empty };
}
