using System.Text;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Delivery.Access;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>
/// Finds documents in the committed rows; there is no index beside them that could lag, only results that are forgotten
/// at every change (<see cref="KnownResults"/>). Without a sort, children come in their order and everything else by
/// path, so ancestors before what is below them.
/// </summary>
internal sealed class ContentIndex(
    StoreAccess store,
    DocumentFields fields,
    TypesOfContent types,
    ProtectedContent protection,
    KnownResults results,
    IOptionsMonitor<DeliveryApiSettings> settings) : IApiContentQueryProvider
{
    /// <summary>Putting rows in order costs about this many times what walking them does.</summary>
    private const int CostOfOrder = 8;

    public SelectorOption AllContentSelectorOption() => new() { FieldName = ContentFields.Category, Values = [ContentFields.Everything] };

    public PagedModel<Guid> ExecuteQuery(
        SelectorOption selectorOption,
        IList<FilterOption> filterOptions,
        IList<SortOption> sortOptions,
        string culture,
        ProtectedAccess protectedAccess,
        bool preview,
        int skip,
        int take)
    {
        IReadOnlyList<Guid> found = results.Get(
            TextOf(selectorOption, filterOptions, sortOptions, culture, preview),
            () => Find(selectorOption, filterOptions, sortOptions, culture, preview));
        return new PagedModel<Guid>(found.Count, [.. found.Skip(skip).Take(take)]);
    }

    private List<Guid> Find(SelectorOption selector, IList<FilterOption> filters, IList<SortOption> sorts, string culture, bool preview)
    {
        Table<DocumentRow> documents = store.Committed.Table(DocumentRow.Kind);
        var visibility = new DocumentVisibility(documents, fields, settings.CurrentValue, protection, culture, preview);
        IEnumerable<DocumentRow> found = Select(documents, selector, TypesAskedFor(filters), culture, preview);
        foreach (FilterOption filter in filters)
        {
            if (fields.Find(filter.FieldName, culture, preview) is { } field && FieldMatch.Of(filter, field.Type) is { } matches)
            {
                found = found.Where(row => matches(field.Values(row)));
            }
        }

        return [.. Sort(found.Where(visibility.Shows), sorts, culture, preview).Select(row => row.Key)];
    }

    /// <summary>The query, and who asks, as a text that no other query has: every part with its length in front.</summary>
    private string TextOf(SelectorOption selector, IList<FilterOption> filters, IList<SortOption> sorts, string culture, bool preview)
    {
        var text = new StringBuilder();
        Part(preview ? "draft" : "live");
        Parts(protection.Audience);

        // Settings can be changed while the site runs.
        Parts([.. settings.CurrentValue.AllowedContentTypeAliases]);
        Parts([.. settings.CurrentValue.DisallowedContentTypeAliases]);
        Part(culture);
        Part(selector.FieldName);
        Parts(selector.Values);
        foreach (FilterOption filter in filters)
        {
            Part(filter.FieldName);
            Part(filter.Operator.ToString());
            Parts(filter.Values);
        }

        Part("sort");
        foreach (SortOption sort in sorts)
        {
            Part(sort.FieldName);
            Part(sort.Direction == Direction.Descending ? "desc" : "asc");
        }

        return text.ToString();

        void Part(string part) => text.Append(part.Length).Append(':').Append(part);

        void Parts(string[] parts)
        {
            text.Append(parts.Length).Append(';');
            Array.ForEach(parts, Part);
        }
    }

    /// <returns>The types of which all that is found must be; null when the filters do not say so.</returns>
    private int[]? TypesAskedFor(IList<FilterOption> filters) =>
        filters.FirstOrDefault(filter => filter is { FieldName: ContentFields.ContentType, Operator: FilterOperation.Is }) is { } ofType
            ? [.. ofType.Values.SelectMany(types.IdsOf).Distinct()]
            : null;

    private IEnumerable<DocumentRow> Select(Table<DocumentRow> documents, SelectorOption selector, int[]? ofTypes, string culture, bool preview)
    {
        switch (selector.FieldName)
        {
            case ContentFields.Category:
                return selector.Values.Contains(ContentFields.Everything) ? ByPath(documents, Everything, ofTypes) : [];
            case ContentFields.Parent:
                return Keys(selector)
                    .Select(key => key == Guid.Empty ? Constants.System.Root : documents.Get(key)?.Id)
                    .OfType<int>()
                    .SelectMany(id => documents.Range(DocumentRow.ByParent, (id, int.MinValue), (id, int.MaxValue)));
            case ContentFields.Ancestors:
                return Keys(selector).Select(documents.Get).OfType<DocumentRow>().SelectMany(row => ByPath(documents, PathRange.Below(row.Path), ofTypes));
            case ContentFields.Key:
                return Keys(selector).Select(documents.Get).OfType<DocumentRow>().OrderBy(row => row.Path, StringComparer.Ordinal);
            default:
                return fields.Find(selector.FieldName, culture, preview) is { } field
                    && FieldMatch.Of(new FilterOption { FieldName = selector.FieldName, Values = selector.Values, Operator = FilterOperation.Is }, field.Type) is { } matches
                        ? ByPath(documents, Everything, ofTypes).Where(row => matches(field.Values(row)))
                        : [];
        }
    }

    private static (string From, string To) Everything { get; } = PathRange.StartingWith(Constants.System.RootString);

    /// <summary>What stands in a range of paths, by path; when it must be of a few rare types, that is all that is looked at.</summary>
    private static IEnumerable<DocumentRow> ByPath(Table<DocumentRow> documents, (string From, string To) range, int[]? ofTypes)
    {
        if (ofTypes is null
            || ofTypes.Sum(type => documents.CountRange(DocumentRow.ByType, type, type)) > documents.CountRange(DocumentRow.ByPath, range.From, range.To) / CostOfOrder)
        {
            return documents.Range(DocumentRow.ByPath, range.From, range.To);
        }

        return ofTypes
            .SelectMany(type => documents.Find(DocumentRow.ByType, type))
            .Where(row => string.CompareOrdinal(row.Path, range.From) >= 0 && string.CompareOrdinal(row.Path, range.To) <= 0)
            .OrderBy(row => row.Path, StringComparer.Ordinal);
    }

    private static IEnumerable<Guid> Keys(SelectorOption selector) =>
        selector.Values.Select(value => Guid.TryParse(value, out Guid key) ? key : (Guid?)null).OfType<Guid>().Distinct();

    private IEnumerable<DocumentRow> Sort(IEnumerable<DocumentRow> rows, IEnumerable<SortOption> sorts, string culture, bool preview)
    {
        IOrderedEnumerable<DocumentRow>? sorted = null;
        foreach (SortOption sort in sorts)
        {
            if (fields.Find(sort.FieldName, culture, preview) is not { } field)
            {
                continue;
            }

            Func<DocumentRow, object?> key = row => FieldMatch.SortKey(field.Values(row));
            bool descending = sort.Direction == Direction.Descending;
            sorted = (sorted, descending) switch
            {
                (null, false) => rows.OrderBy(key, FieldMatch.Order),
                (null, true) => rows.OrderByDescending(key, FieldMatch.Order),
                (_, false) => sorted.ThenBy(key, FieldMatch.Order),
                (_, true) => sorted.ThenByDescending(key, FieldMatch.Order),
            };
        }

        return sorted ?? rows;
    }
}
