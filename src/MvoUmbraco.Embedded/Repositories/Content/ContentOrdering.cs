using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Orders rows as Umbraco orders content: by a system field, or by the edited value of a property; ids decide between equals.</summary>
/// <param name="parts">What content is built with.</param>
/// <param name="typeOf">The type of a row.</param>
/// <param name="ofKind">How to order by a field, in upper case, that only this kind of content has.</param>
internal sealed class ContentOrdering<TRow>(ContentParts parts, Func<TRow, IContentTypeComposition> typeOf, Func<string, Func<TRow, SortValue>?> ofKind)
    where TRow : ContentRow
{
    /// <exception cref="NotSupportedException">Umbraco knows no such field.</exception>
    public IEnumerable<TRow> Apply(IEnumerable<TRow> rows, Ordering? ordering)
    {
        if (ordering is null || ordering.IsEmpty)
        {
            return rows.OrderBy(row => row.Level).ThenBy(row => row.SortOrder).ThenBy(row => row.Id);
        }

        IOrderedEnumerable<TRow>? ordered = null;
        for (Ordering? part = ordering; part is { IsEmpty: false }; part = part.Next)
        {
            Func<TRow, SortValue> key = KeyOf(part);
            bool ascending = part.Direction == Direction.Ascending;
            ordered = (ordered, ascending) switch
            {
                (null, true) => rows.OrderBy(key),
                (null, false) => rows.OrderByDescending(key),
                (_, true) => ordered.ThenBy(key),
                (_, false) => ordered.ThenByDescending(key),
            };
        }

        return ordered!.ThenBy(row => row.Id);
    }

    private Func<TRow, SortValue> KeyOf(Ordering ordering)
    {
        string field = ordering.OrderBy ?? string.Empty;
        if (ordering.IsCustomField)
        {
            return row => PropertyOf(row, field, ordering.Culture);
        }

        return ofKind(field.ToUpperInvariant()) ?? field.ToUpperInvariant() switch
        {
            "ID" or "NODEID" => row => SortValue.Of(row.Id),
            "SORTORDER" => row => SortValue.Of(row.SortOrder),
            "PATH" => row => SortValue.OfCode(row.Path),
            "LEVEL" => row => SortValue.Of(row.Level),
            "OWNER" => row => SortValue.Of(parts.UserName(row.CreatorId)),
            "UPDATER" => row => SortValue.Of(parts.UserName(row.WriterId)),
            "VERSIONDATE" or "UPDATEDATE" => row => SortValue.Of(row.UpdateDate),
            "CREATEDATE" => row => SortValue.Of(row.CreateDate),
            "NAME" => row => SortValue.Of(NameOf(row, ordering.Culture)),
            "CONTENTTYPEALIAS" => row => SortValue.Of(typeOf(row).Alias),
            "PUBLISHED" => row => SortValue.Of(IsPublished(row, ordering.Culture)),
            _ => throw new NotSupportedException($"Content can't be ordered by '{field}'. Order by id, sortOrder, path, level, name, owner, updater, createDate, updateDate, contentTypeAlias or published, or by a property's alias as a custom field."),
        };
    }

    private static string? NameOf(TRow row, string? culture) => row is DocumentRow document && culture is { Length: > 0 }
        ? document.Cultures.FirstOrDefault(name => name.Culture.InvariantEquals(culture))?.Name ?? row.Name
        : row.Name;

    private bool IsPublished(TRow row, string? culture) => row is DocumentRow { Published: true } document
        && (culture is null or "" || !typeOf(row).VariesByCulture() || document.PublishedCultures.Any(name => name.Culture.InvariantEquals(culture)));

    private SortValue PropertyOf(TRow row, string alias, string? culture)
    {
        if (parts.Types.Property(typeOf(row), alias) is not { } property)
        {
            return SortValue.Nothing;
        }

        string? wanted = property.VariesByCulture() ? culture : null;
        StoredValue? value = row.Values.FirstOrDefault(value => value.Property == property.Id && value.Segment is null && string.Equals(value.Culture, wanted, StringComparison.OrdinalIgnoreCase));
        return SortValue.Of(StoredText.Decode(value?.Edited), property, parts.Editors, parts.ConfigurationOf);
    }
}
