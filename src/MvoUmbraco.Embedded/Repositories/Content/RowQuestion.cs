using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// What a query says about rows: which of them can match at all, found through an index, and often whether they do,
/// without building an entity.
/// </summary>
internal sealed class RowQuestion<TRow>(QueryHints hints, Table<TRow> table, ContentIndexes<TRow> indexes, string binPrefix)
    where TRow : ContentRow
{
    /// <summary>Whether <see cref="Matches"/> decides; else the query must be asked of the entity.</summary>
    public bool IsWhole { get; } = hints.IsWholly(
        nameof(IContent.Id),
        nameof(IContent.Key),
        nameof(IContent.ParentId),
        nameof(IContent.Path),
        nameof(IContent.Level),
        nameof(IContent.Trashed),
        nameof(IContent.ContentTypeId),
        nameof(IContent.Published));

    /// <summary>Rows that may match, through the narrowest index that the query gives a way into.</summary>
    public IEnumerable<TRow> Candidates()
    {
        if (hints.Equal<int>(nameof(IContent.Id)) is { } id)
        {
            return Existing([table.Get(id)]);
        }

        if (hints.Equal<Guid>(nameof(IContent.Key)) is { } key)
        {
            return Existing([table.Get(key)]);
        }

        if (hints.OneOf(nameof(IContent.Id)) is { } ids)
        {
            return Existing(ids.OfType<int>().Select(table.Get));
        }

        if (hints.Equal<int>(nameof(IContent.ParentId)) is { } parent)
        {
            return table.Range(indexes.ByParent, (parent, int.MinValue), (parent, int.MaxValue));
        }

        if (hints.Prefix(nameof(IContent.Path)) is { } prefix)
        {
            return WithPath(prefix);
        }

        if (hints.Equal<int>(nameof(IContent.ContentTypeId)) is { } type)
        {
            return table.Find(indexes.ByType, type);
        }

        if (hints.OneOf(nameof(IContent.ContentTypeId)) is { } types)
        {
            return types.OfType<int>().SelectMany(one => table.Find(indexes.ByType, one));
        }

        if (hints.Equal<int>(nameof(IContent.Level)) is { } level)
        {
            return table.Find(indexes.ByLevel, level);
        }

        return hints.Equal<bool>(nameof(IContent.Trashed)) is true ? WithPath(binPrefix) : table.All;
    }

    public bool Matches(TRow row) =>
        Same(hints.Equal<int>(nameof(IContent.Id)), row.Id)
        && Same(hints.Equal<Guid>(nameof(IContent.Key)), row.Key)
        && Same(hints.Equal<int>(nameof(IContent.ParentId)), row.ParentId)
        && Same(hints.Equal<int>(nameof(IContent.Level)), row.Level)
        && Same(hints.Equal<bool>(nameof(IContent.Trashed)), row.Trashed)
        && Same(hints.Equal<int>(nameof(IContent.ContentTypeId)), row.TypeId)
        && Same(hints.Equal<bool>(nameof(IContent.Published)), row is DocumentRow { Published: true })
        && Among(hints.OneOf(nameof(IContent.Id)), row.Id)
        && Among(hints.OneOf(nameof(IContent.Key)), row.Key)
        && Among(hints.OneOf(nameof(IContent.ParentId)), row.ParentId)
        && Among(hints.OneOf(nameof(IContent.ContentTypeId)), row.TypeId)
        && Among(hints.OneOf(nameof(IContent.Level)), row.Level)
        && (hints.Prefix(nameof(IContent.Path)) is not { } prefix || row.Path.StartsWith(prefix, StringComparison.Ordinal))
        && (hints.EqualText(nameof(IContent.Path)) is not { } path || row.Path == path);

    /// <summary>
    /// One page straight from an index, without looking at what comes before it: children in sort order, descendants by
    /// path. Null when the question or the order is another one.
    /// </summary>
    public IReadOnlyList<TRow>? IndexedPage(Ordering? ordering, int skip, int take, out long total)
    {
        total = 0;
        bool ascending = ordering is null || ordering.Direction == Umbraco.Cms.Core.Direction.Ascending;
        string? field = ordering is null || ordering.IsEmpty ? null : ordering.OrderBy;
        if (ordering is { IsCustomField: true } or { Next: not null })
        {
            return null;
        }

        if (hints.IsWholly(nameof(IContent.ParentId), nameof(IContent.Trashed))
            && hints.Equal<int>(nameof(IContent.ParentId)) is { } parent
            && (field is null || field.InvariantEquals("sortOrder")))
        {
            return Agreeing(PageOf(indexes.ByParent, (parent, int.MinValue), (parent, int.MaxValue), ascending, skip, take, out total));
        }

        if (hints.IsWholly(nameof(IContent.Path), nameof(IContent.Trashed))
            && hints.Prefix(nameof(IContent.Path)) is { } prefix
            && field is not null && field.InvariantEquals("path"))
        {
            (string from, string to) = PathRange.StartingWith(prefix);
            return Agreeing(PageOf(indexes.ByPath, from, to, ascending, skip, take, out total));
        }

        return null;
    }

    private List<TRow> PageOf<TKey>(RowIndex<TRow, TKey> index, TKey from, TKey to, bool ascending, int skip, int take, out long total)
    {
        int count = table.CountRange(index, from, to);
        total = count;
        if (ascending)
        {
            return skip >= count ? [] : [.. table.Range(index, from, to, skip, take)];
        }

        int end = Math.Max(0, count - skip);
        int start = Math.Max(0, end - take);
        List<TRow> page = [.. table.Range(index, from, to, start, end - start)];
        page.Reverse();
        return page;
    }

    /// <summary>
    /// All nodes under a parent are in the bin or none is. Should the page show otherwise, the index can't be trusted to
    /// count, and the rows are asked one by one.
    /// </summary>
    private IReadOnlyList<TRow>? Agreeing(List<TRow> page) =>
        hints.Equal<bool>(nameof(IContent.Trashed)) is { } trashed && (page.Count == 0 || page.Exists(row => row.Trashed != trashed)) ? null : page;

    private IEnumerable<TRow> WithPath(string prefix)
    {
        (string from, string to) = PathRange.StartingWith(prefix);
        return table.Range(indexes.ByPath, from, to);
    }

    private static IEnumerable<TRow> Existing(IEnumerable<TRow?> rows) => rows.OfType<TRow>();

    private static bool Same<T>(T? asked, T value)
        where T : struct => asked is null || EqualityComparer<T>.Default.Equals(asked.Value, value);

    private static bool Among(IReadOnlyCollection<object>? asked, object value) => asked is null || asked.Contains(value);
}
