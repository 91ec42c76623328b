using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>
/// From what a request asks (<c>fetch</c>, <c>filter</c>, <c>sort</c>) to what it finds, by the handlers that Umbraco's
/// collections hold: the ones here and those of plugins. Without <c>fetch</c> it is everything, or everything below the
/// start item.
/// </summary>
internal sealed class ContentQueries(
    SelectorHandlerCollection selectorHandlers,
    FilterHandlerCollection filterHandlers,
    SortHandlerCollection sortHandlers,
    IApiContentQueryProvider index,
    IRequestStartItemProvider startItem,
    IVariationContextAccessor variation,
    IRequestPreviewService preview) : IApiContentQueryService
{
    public Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> ExecuteQuery(
        string? fetch,
        IEnumerable<string> filters,
        IEnumerable<string> sorts,
        ProtectedAccess protectedAccess,
        int skip,
        int take)
    {
        if (Selector(fetch) is not { } selector)
        {
            return Fail(ApiContentQueryOperationStatus.SelectorOptionNotFound);
        }

        List<FilterOption> filterOptions = [];
        foreach (string filter in filters.Where(filter => !string.IsNullOrWhiteSpace(filter)))
        {
            if (filterHandlers.FirstOrDefault(handler => handler.CanHandle(filter)) is not { } handler)
            {
                return Fail(ApiContentQueryOperationStatus.FilterOptionNotFound);
            }

            filterOptions.Add(handler.BuildFilterOption(filter));
        }

        List<SortOption> sortOptions = [];
        foreach (string sort in sorts.Where(sort => !string.IsNullOrWhiteSpace(sort)))
        {
            if (sortHandlers.FirstOrDefault(handler => handler.CanHandle(sort)) is not { } handler)
            {
                return Fail(ApiContentQueryOperationStatus.SortOptionNotFound);
            }

            sortOptions.Add(handler.BuildSortOption(sort));
        }

        return Attempt.SucceedWithStatus(ApiContentQueryOperationStatus.Success, index.ExecuteQuery(
            selector,
            filterOptions,
            sortOptions,
            variation.VariationContext?.Culture ?? string.Empty,
            protectedAccess,
            preview.IsPreview(),
            skip,
            take));
    }

    private static Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> Fail(ApiContentQueryOperationStatus status) =>
        Attempt.FailWithStatus(status, new PagedModel<Guid>());

    private SelectorOption? Selector(string? fetch)
    {
        if (fetch is not null)
        {
            return selectorHandlers.FirstOrDefault(handler => handler.CanHandle(fetch))?.BuildSelectorOption(fetch);
        }

        return startItem.GetStartItem() is { } start
            ? new SelectorOption { FieldName = ContentFields.Ancestors, Values = [start.Key.ToString("D")] }
            : index.AllContentSelectorOption();
    }
}
