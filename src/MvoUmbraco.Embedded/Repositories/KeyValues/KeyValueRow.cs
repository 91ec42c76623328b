using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.KeyValues;

/// <summary>A flag or marker that Umbraco or a plugin keeps, known by its name.</summary>
internal sealed record KeyValueRow : Row
{
    public required string Name { get; init; }

    public string? Value { get; init; }

    /// <summary>UTC.</summary>
    public DateTime UpdateDate { get; init; }

    /// <summary>Names are compared without regard to case, as in Umbraco's database.</summary>
    public static readonly RowIndex<KeyValueRow, string> ByName = new(row => row.Name, StringComparer.OrdinalIgnoreCase);

    public static readonly Kind<KeyValueRow> Kind = new("keyvalue", ByName);
}
