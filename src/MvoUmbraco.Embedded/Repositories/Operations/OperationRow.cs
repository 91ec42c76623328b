using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Operations;

/// <summary>Work that goes on after it was answered, so that who started it can ask how it fares. Its key is the id of the operation.</summary>
internal sealed record OperationRow : Row
{
    public string Type { get; init; } = string.Empty;

    public LongRunningOperationStatus Status { get; init; }

    /// <summary>What came of it, as JSON.</summary>
    public string? Result { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime UpdateDate { get; init; }

    /// <summary>UTC. Moved on as long as the work goes on; once past, nobody works at it any more.</summary>
    public DateTime ExpirationDate { get; init; }

    public static readonly RowIndex<OperationRow, string> ByType = new(row => row.Type, StringComparer.Ordinal);

    public static readonly Kind<OperationRow> Kind = new("operation", ByType);
}
