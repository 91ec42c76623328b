using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>What the users of a group may see and do. Who is in it stands with the users.</summary>
internal sealed record UserGroupRow : Row
{
    public required string Alias { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Icon { get; init; }

    /// <summary>Id of the document under which the group works, -1 for all, null for none.</summary>
    public int? StartContent { get; init; }

    /// <summary>Id of the media under which the group works, -1 for all, null for none.</summary>
    public int? StartMedia { get; init; }

    public bool AllLanguages { get; init; }

    /// <summary>Ids of languages that the group may edit, when not all.</summary>
    public IReadOnlyList<int> Languages { get; init; } = [];

    /// <summary>Aliases of sections (<c>Constants.Applications</c>).</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>What the group may do where nothing particular is said, in the words of <c>Umbraco.Cms.Core.Actions</c>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>What the group may do with particular things.</summary>
    public IReadOnlyList<GranularPermission> Granular { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime UpdateDate { get; init; }

    public static readonly RowIndex<UserGroupRow, string> ByAlias = new(row => row.Alias, StringComparer.OrdinalIgnoreCase);

    public static readonly Kind<UserGroupRow> Kind = new("usergroup", ByAlias);
}

/// <summary>A permission on one thing.</summary>
/// <param name="Context">What kind of thing, as Umbraco's permission classes call it: <c>Document</c>, <c>DocumentPropertyValue</c>, or a plugin's own.</param>
/// <param name="Node">Key of the document, or of the document type of a property; null where the permission is on no node.</param>
/// <param name="Permission">The verb; for a property its key and the verb: <c>key|verb</c>.</param>
internal sealed record GranularPermission(string Context, Guid? Node, string Permission);
