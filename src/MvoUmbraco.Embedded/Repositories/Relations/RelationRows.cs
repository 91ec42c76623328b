using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>A kind of relation between two nodes.</summary>
internal sealed record RelationTypeRow : Row
{
    public required string Alias { get; init; }

    public required string Name { get; init; }

    public bool Bidirectional { get; init; }

    public bool Dependency { get; init; }

    public Guid? ParentObjectType { get; init; }

    public Guid? ChildObjectType { get; init; }

    public static readonly Kind<RelationTypeRow> Kind = new("relationtype") { ShapesEntities = true };
}

/// <summary>A relation between two nodes, of whatever kind.</summary>
internal sealed record RelationRow : Row
{
    public int Parent { get; init; }

    public int Child { get; init; }

    public int Type { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Date { get; init; }

    public string? Comment { get; init; }

    public static readonly RowIndex<RelationRow, int> ByParent = new(row => row.Parent);

    public static readonly RowIndex<RelationRow, int> ByChild = new(row => row.Child);

    public static readonly RowIndex<RelationRow, int> ByType = new(row => row.Type);

    public static readonly Kind<RelationRow> Kind = new("relation", ByParent, ByChild, ByType);
}
