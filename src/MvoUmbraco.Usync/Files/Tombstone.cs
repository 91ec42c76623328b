using System.Xml.Linq;

namespace MvoUmbraco.Usync.Files;

/// <summary>What an <c>&lt;Empty&gt;</c> file asks.</summary>
internal enum TombstoneChange
{
    /// <summary>Nothing; uSync writes it when a file was reverted.</summary>
    None,

    /// <summary>Delete the item.</summary>
    Delete,

    /// <summary>The item lives on in another file; nothing to do.</summary>
    Rename,

    /// <summary>Delete the children of the key that have no file.</summary>
    Clean,
}

/// <summary>A file that says that something is gone: <c>&lt;Empty Key="…" Alias="…" Change="Delete" /&gt;</c>.</summary>
/// <remarks>Of content it has a level, so that children go before their parents; elsewhere it has none.</remarks>
internal sealed record Tombstone(Guid Key, string Alias, TombstoneChange Change, int Level = 0) : UsyncItem(Key, Alias, Level)
{
    public const string Element = "Empty";

    public static Tombstone Read(UsyncElement root)
    {
        string change = root.Attribute("Change") ?? nameof(TombstoneChange.None);
        return new Tombstone(
            root.GuidAttribute("Key"),
            root.Attribute("Alias") ?? string.Empty,
            Enum.TryParse(change, ignoreCase: true, out TombstoneChange value) && Enum.IsDefined(value)
                ? value
                : throw root.Wrong($"The attribute Change is \"{change}\"; known are Delete, Rename, Clean and None.", "@Change"),
            root.NumberAttribute("Level"));
    }

    public override XElement Write() => new XElement(Element).With(
        new XAttribute("Key", Key),
        new XAttribute("Alias", Alias),
        new XAttribute("Change", Change),
        Level == 0 ? null : new XAttribute("Level", Level));

    protected override UsyncItem Essence() => this;
}
