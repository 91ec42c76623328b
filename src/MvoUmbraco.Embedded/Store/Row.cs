using System.Text.Json.Serialization;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// One stored thing as plain, immutable values: what stands in the file and in memory. Never an Umbraco entity;
/// those are built from rows by the repositories and cloned before they are handed out.
/// </summary>
internal abstract record Row
{
    /// <summary>Unique within the kind; nodes of all kinds share one id space, as in Umbraco's database.</summary>
    public required int Id { get; init; }

    public required Guid Key { get; init; }
}

/// <summary>The part that every node (document, media, member, type, folder, group, ...) has in common.</summary>
internal abstract record NodeRow : Row
{
    public string? Name { get; init; }

    /// <summary>-1 under the root; -20 and -21 directly in the bins.</summary>
    public int ParentId { get; init; } = -1;

    /// <summary>Ids from the root to this node, comma separated: <c>-1,2001,2005</c>.</summary>
    public string Path { get; init; } = string.Empty;

    public int Level { get; init; }

    public int SortOrder { get; init; }

    public bool Trashed { get; init; }

    public int CreatorId { get; init; } = -1;

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime UpdateDate { get; init; }

    /// <summary>One of Umbraco's object types (<c>Constants.ObjectTypes</c>).</summary>
    [JsonIgnore]
    public abstract Guid ObjectType { get; }
}
