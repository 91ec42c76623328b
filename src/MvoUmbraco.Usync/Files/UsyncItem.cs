using System.Xml.Linq;

namespace MvoUmbraco.Usync.Files;

/// <summary>
/// One item of a folder as plain data: what a file says, or what a file about an entity would say. Each kind of item
/// reads itself from a file and writes itself, member by member in the same order.
/// </summary>
/// <param name="Key">The item's Guid; for languages and domains one computed from the name.</param>
/// <param name="Alias">Alias or name; unique within some kinds only.</param>
/// <param name="Level">Depth in the tree: parents have the lower number.</param>
internal abstract record UsyncItem(Guid Key, string Alias, int Level)
{
    /// <summary>The element exactly as uSync writes it.</summary>
    public abstract XElement Write();

    /// <summary>
    /// The item without what may differ between two files that mean the same: names beside keys, computed keys, order
    /// without meaning, the shape of JSON, null beside empty.
    /// </summary>
    protected abstract UsyncItem Essence();

    /// <summary>Whether two items mean the same.</summary>
    public bool Means(UsyncItem other) => XNode.DeepEquals(Essence().Write(), other.Essence().Write());

    protected static XElement RootElement(string name, UsyncItem item) => new(
        name,
        new XAttribute("Key", item.Key),
        new XAttribute("Alias", item.Alias),
        new XAttribute("Level", item.Level));
}

/// <summary>How uSync spells single values.</summary>
internal static class Spelling
{
    /// <summary><c>True</c> or <c>False</c>: some flags are written so, most as <c>true</c> or <c>false</c>.</summary>
    public static string Capital(bool flag) => flag ? "True" : "False";

    /// <summary>A moment in UTC to the second, without zone.</summary>
    public static string Second(DateTime date) => date.ToString("s", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An element with text, written as <c>&lt;X /&gt;</c> for null and <c>&lt;X&gt;&lt;/X&gt;</c> for empty.</summary>
    public static XElement Element(string name, string? text) => text is null ? new XElement(name) : new XElement(name, text);

    /// <summary>
    /// The Guid uSync gives to things that have no stable one, from a hash of their name that is the same in every
    /// process: two interleaved djb2 hashes over the UTF-16 units, the first four bytes of the Guid.
    /// </summary>
    public static Guid KeyOf(string name)
    {
        unchecked
        {
            int even = (5381 << 16) + 5381;
            int odd = even;
            for (int i = 0; i < name.Length; i++)
            {
                ref int hash = ref i % 2 == 0 ? ref even : ref odd;
                hash = ((hash << 5) + hash) ^ name[i];
            }

            return new Guid(even + (odd * 1566083941), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }
}

internal static class XmlBuilding
{
    /// <summary>Adds children, leaving out the nulls.</summary>
    public static XElement With(this XElement parent, params XObject?[] children)
    {
        parent.Add(children.OfType<object>().ToArray());
        return parent;
    }
}
