using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Content;

/// <summary>The values of one property, in the stored format; JSON is indented in a file and compact in the store.</summary>
internal sealed record PropertyValues(string Alias, IReadOnlyList<PropertyValue> Values)
{
    public static PropertyValues Read(UsyncElement element) => new(
        element.Name,
        [.. element.Children("Value").Select(v => new PropertyValue(NullIfEmpty(v.Attribute("Culture")), NullIfEmpty(v.Attribute("Segment")), v.Value))]);

    /// <summary>Values that say the same are equal; a value that is empty is as good as absent.</summary>
    public static IReadOnlyList<PropertyValues> Essence(IEnumerable<PropertyValues> properties) => [.. properties
        .Select(p => p with
        {
            Values = [.. p.Values
                .Where(v => v.Text.Length > 0)
                .Select(v => new PropertyValue(v.Culture?.ToLowerInvariant(), v.Segment?.ToLowerInvariant(), StoredJson.ToComparable(v.Text)))
                .OrderBy(v => v.Culture, StringComparer.Ordinal).ThenBy(v => v.Segment, StringComparer.Ordinal)],
        })
        .Where(p => p.Values.Count > 0)
        .OrderBy(p => p.Alias, StringComparer.Ordinal)];

    public XElement Write() => new XElement(Alias).With([.. Values.Select(v => new XElement("Value").With(
        v.Culture is null ? null : new XAttribute("Culture", v.Culture),
        v.Segment is null ? null : new XAttribute("Segment", v.Segment),
        new XCData(v.Text)))]);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>One value; culture and segment are null when the property does not vary by them.</summary>
internal sealed record PropertyValue(string? Culture, string? Segment, string Text);
