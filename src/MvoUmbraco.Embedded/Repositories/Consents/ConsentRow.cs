using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Consents;

/// <summary>What somebody agreed to, or took back. A later word on the same matter does not replace an earlier one.</summary>
internal sealed record ConsentRow : Row
{
    /// <summary>Whether it is the last word on the matter.</summary>
    public bool Current { get; init; }

    /// <summary>Who.</summary>
    public required string Source { get; init; }

    public required string Context { get; init; }

    public required string Action { get; init; }

    /// <summary>Umbraco's <c>ConsentState</c>, a set of flags.</summary>
    public int State { get; init; }

    public string? Comment { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    public static readonly RowIndex<ConsentRow, string> BySource = new(row => row.Source, StringComparer.OrdinalIgnoreCase);

    public static readonly Kind<ConsentRow> Kind = new("consent", BySource);
}
