using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Tags;

/// <summary>A tag: a text in a group, in a language or in none.</summary>
internal sealed record TagRow : Row
{
    public required string Text { get; init; }

    public required string Group { get; init; }

    public int? Language { get; init; }

    public static readonly RowIndex<TagRow, string> ByText = new(row => row.Text, StringComparer.OrdinalIgnoreCase);

    public static readonly Kind<TagRow> Kind = new("tag", ByText);
}

/// <summary>A property of a node has a tag.</summary>
internal sealed record TagLinkRow : Row
{
    public int Node { get; init; }

    /// <summary>Id of the property type.</summary>
    public int Property { get; init; }

    public int Tag { get; init; }

    public static readonly RowIndex<TagLinkRow, int> ByNode = new(row => row.Node);

    public static readonly RowIndex<TagLinkRow, int> ByTag = new(row => row.Tag);

    public static readonly Kind<TagLinkRow> Kind = new("taglink", ByNode, ByTag);
}
