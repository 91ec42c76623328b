using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>
/// The protection of a node and everything below it. The row has an id of its own; the ids of the entity are hash codes
/// of keys and mean nothing.
/// </summary>
internal sealed record PublicAccessRow : Row
{
    public int NodeId { get; init; }

    public int LoginNodeId { get; init; }

    public int NoAccessNodeId { get; init; }

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; init; }

    public IReadOnlyList<PublicAccessRuleRow> Rules { get; init; } = [];

    /// <summary>Every node that the entry names: the protected one, the login page and the no-access page.</summary>
    public static readonly RowIndex<PublicAccessRow, int> ByNode = new(row => new[] { row.NodeId, row.LoginNodeId, row.NoAccessNodeId }.Distinct());

    public static readonly Kind<PublicAccessRow> Kind = new("access", ByNode);
}

/// <summary>Whom an entry lets in: by role (the group's name is the value) or by user name; types as <c>Constants.Conventions.PublicAccess</c> has them.</summary>
internal sealed record PublicAccessRuleRow(Guid Key, string? Type, string? Value, DateTime CreateDate, DateTime UpdateDate);
