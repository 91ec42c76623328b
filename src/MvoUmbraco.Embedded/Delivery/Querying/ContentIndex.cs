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
/// Finds documents in the committed rows; there is no index beside them that could lag. Without a sort, children come in
/// their order and everything else by path, so ancestors before what is below them.
/// </summary>
internal sealed class ContentIndex(
    StoreAccess store,
    DocumentFields fields,
    ProtectedContent protection,
    IOptionsMonitor<DeliveryApiSettings> settings) : IApiContentQueryProvider
{
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
        Table<DocumentRow> documents = store.Committed.Table(DocumentRow.Kind);
        var visibility = new DocumentVisibility(documents, fields, settings.CurrentValue, protection, culture, preview);
        IEnumerable<DocumentRow> found = Select(documents, selectorOption, culture, preview);
        foreach (FilterOption filter in filterOptions)
        {
            if (fields.Find(filter.FieldName, culture, preview) is { } field && FieldMatch.Of(filter, field.Type) is { } matches)
            {
                found = found.Where(row => matches(field.Values(row)));
            }
        }

        List<DocumentRow> rows = [.. Sort(found.Where(visibility.Shows), sortOptions, culture, preview)];
        return new PagedModel<Guid>(rows.Count, [.. rows.Skip(skip).Take(take).Select(row => row.Key)]);
    }

    private IEnumerable<DocumentRow> Select(Table<DocumentRow> documents, SelectorOption selector, string culture, bool preview)
    {
        switch (selector.FieldName)
        {
            case ContentFields.Category:
                return selector.Values.Contains(ContentFields.Everything) ? AllOf(documents) : [];
            case ContentFields.Parent:
                return Keys(selector)
                    .Select(key => key == Guid.Empty ? Constants.System.Root : documents.Get(key)?.Id)
                    .OfType<int>()
                    .SelectMany(id => documents.Range(DocumentRow.ByParent, (id, int.MinValue), (id, int.MaxValue)));
            case ContentFields.Ancestors:
                return Keys(selector).Select(documents.Get).OfType<DocumentRow>().SelectMany(row =>
                {
                    (string from, string to) = PathRange.Below(row.Path);
                    return documents.Range(DocumentRow.ByPath, from, to);
                });
            case ContentFields.Key:
                return Keys(selector).Select(documents.Get).OfType<DocumentRow>().OrderBy(row => row.Path, StringComparer.Ordinal);
            default:
                return fields.Find(selector.FieldName, culture, preview) is { } field
                    && FieldMatch.Of(new FilterOption { FieldName = selector.FieldName, Values = selector.Values, Operator = FilterOperation.Is }, field.Type) is { } matches
                        ? AllOf(documents).Where(row => matches(field.Values(row)))
                        : [];
        }
    }

    private static IEnumerable<DocumentRow> AllOf(Table<DocumentRow> documents)
    {
        (string from, string to) = PathRange.StartingWith(Constants.System.RootString);
        return documents.Range(DocumentRow.ByPath, from, to);
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
