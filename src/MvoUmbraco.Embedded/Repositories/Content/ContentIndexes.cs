using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>The indexes that documents, blueprints and media have in common.</summary>
internal sealed class ContentIndexes<TRow>(Func<TRow, IEnumerable<string?>> namesOf)
    where TRow : ContentRow
{
    /// <summary>Under a parent, in sort order.</summary>
    public RowIndex<TRow, (int Parent, int SortOrder)> ByParent { get; } = new(row => (row.ParentId, row.SortOrder));

    /// <summary>By path; a prefix range gives the descendants.</summary>
    public RowIndex<TRow, string> ByPath { get; } = new(row => row.Path, StringComparer.Ordinal);

    public RowIndex<TRow, int> ByType { get; } = new(row => row.TypeId);

    public RowIndex<TRow, int> ByLevel { get; } = new(row => row.Level);

    /// <summary>By the version being edited.</summary>
    public RowIndex<TRow, int> ByVersion { get; } = new(row => row.VersionId);

    /// <summary>Siblings by every name they have, lower-cased, to keep names unique.</summary>
    public RowIndex<TRow, (int Parent, string Name)> BySiblingName { get; } = new(
        row => namesOf(row).OfType<string>().Select(name => (row.ParentId, SiblingText.Of(name))).Distinct(),
        SiblingText.Comparer);
}

/// <summary>How names and segments of siblings compare: without regard to case, under one parent.</summary>
internal static class SiblingText
{
    public static IComparer<(int Parent, string Text)> Comparer { get; } = Comparer<(int Parent, string Text)>.Create((x, y) =>
        x.Parent != y.Parent ? x.Parent.CompareTo(y.Parent) : string.CompareOrdinal(x.Text, y.Text));

    public static string Of(string text) => text.ToLowerInvariant();
}

/// <summary>Ranges of the path index.</summary>
internal static class PathRange
{
    /// <summary>Everything under the node with this path, without the node.</summary>
    public static (string From, string To) Below(string path) => (path + ",", path + ",\uffff");

    /// <summary>Everything whose path starts with the text.</summary>
    public static (string From, string To) StartingWith(string prefix) => (prefix, prefix + "\uffff");
}
