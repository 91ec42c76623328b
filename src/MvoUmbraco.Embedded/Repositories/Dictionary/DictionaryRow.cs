using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Dictionary;

/// <summary>A text of the interface, in several languages.</summary>
internal sealed record DictionaryRow : Row
{
    public required string ItemKey { get; init; }

    /// <summary>Key of the item above; null at the root.</summary>
    public Guid? Parent { get; init; }

    public IReadOnlyList<DictionaryText> Texts { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime UpdateDate { get; init; }

    /// <summary>By item key, lower-cased.</summary>
    public static readonly RowIndex<DictionaryRow, string> ByItemKey = new(row => row.ItemKey.ToLowerInvariant(), StringComparer.Ordinal);

    public static readonly RowIndex<DictionaryRow, Guid> ByParent = new(row => row.Parent ?? Guid.Empty);

    public static readonly Kind<DictionaryRow> Kind = new("dictionary", ByItemKey, ByParent);
}

/// <summary>One translation. By id of the language, so that it follows a language whose ISO code changes.</summary>
internal sealed record DictionaryText(int Id, int Language, string Value);
