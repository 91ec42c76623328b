using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Languages;

/// <summary>A language of the site.</summary>
internal sealed record LanguageRow : Row
{
    public required string IsoCode { get; init; }

    public required string CultureName { get; init; }

    public bool IsDefault { get; init; }

    public bool IsMandatory { get; init; }

    /// <summary>Id of the language whose values stand in for missing ones.</summary>
    public int? Fallback { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime UpdateDate { get; init; }

    /// <summary>By ISO code, lower-cased.</summary>
    public static readonly RowIndex<LanguageRow, string> ByIsoCode = new(row => row.IsoCode.ToLowerInvariant(), StringComparer.Ordinal);

    public static readonly Kind<LanguageRow> Kind = new("language", ByIsoCode) { ShapesEntities = true };
}
