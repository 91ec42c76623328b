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
    ProtectedContent protection,
    KnownResults results,
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
        IReadOnlyList<Guid> found = results.Get(
            TextOf(selectorOption, filterOptions, sortOptions, culture, preview),
            () => Find(selectorOption, filterOptions, sortOptions, culture, preview));
        return new PagedModel<Guid>(found.Count, [.. found.Skip(skip).Take(take)]);
    }

    private List<Guid> Find(SelectorOption selector, IList<FilterOption> filters, IList<SortOption> sorts, string culture, bool preview)
    {
        Table<DocumentRow> documents = store.Committed.Table(DocumentRow.Kind);
        var visibility = new DocumentVisibility(documents, fields, settings.CurrentValue, protection, culture, preview);
        IEnumerable<DocumentRow> found = Select(documents, selector, culture, preview);
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
