using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>
/// Finds media: always the children of a folder (by key or path; <c>/</c> is the root), filtered by <c>mediaType:</c>
/// and <c>name:</c>. The path of a media item is made of the names on the way to it.
/// </summary>
internal sealed class MediaQueries(StoreAccess store, IPublishedMediaCache media) : IApiMediaQueryService
{
    private const string ChildrenOf = "children:";

    public Attempt<PagedModel<Guid>, ApiMediaQueryOperationStatus> ExecuteQuery(string? fetch, IEnumerable<string> filters, IEnumerable<string> sorts, int skip, int take)
    {
        if (fetch?.StartsWith(ChildrenOf, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return Fail(ApiMediaQueryOperationStatus.SelectorOptionNotFound);
        }

        IEnumerable<IPublishedContent> found = Children(fetch[ChildrenOf.Length..]);
        foreach (string filter in filters)
        {
            switch (filter.Split(':'))
            {
                case ["mediaType", var alias]:
                    found = found.Where(item => item.ContentType.Alias == alias);
                    break;
                case ["name", var name]:
                    found = found.Where(item => item.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
                    break;
                default:
                    return Fail(ApiMediaQueryOperationStatus.FilterOptionNotFound);
            }
        }

        IOrderedEnumerable<IPublishedContent>? sorted = null;
        foreach (string sort in sorts)
        {
            Func<IPublishedContent, object>? key = sort.Split(':') switch
            {
                ["createDate", _] => item => item.CreateDate,
                ["updateDate", _] => item => item.UpdateDate,
                ["name", _] => item => item.Name.ToLowerInvariant(),
                ["sortOrder", _] => item => item.SortOrder,
                _ => null,
            };
            if (key is null)
            {
                return Fail(ApiMediaQueryOperationStatus.SortOptionNotFound);
            }

            bool ascending = sort.AsSpan(sort.IndexOf(':') + 1).StartsWith("asc", StringComparison.Ordinal);
            sorted = (sorted, ascending) switch
            {
                (null, true) => found.OrderBy(key, FieldMatch.Order),
                (null, false) => found.OrderByDescending(key, FieldMatch.Order),
                (_, true) => sorted.ThenBy(key, FieldMatch.Order),
                (_, false) => sorted.ThenByDescending(key, FieldMatch.Order),
            };
        }

        List<IPublishedContent> items = [.. sorted ?? found];
        return Attempt.SucceedWithStatus(
            ApiMediaQueryOperationStatus.Success,
            new PagedModel<Guid>(items.Count, [.. items.Skip(skip).Take(take).Select(item => item.Key)]));
    }

    public IPublishedContent? GetByPath(string path)
    {
        IPublishedContent? found = null;
        foreach (string segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = ChildrenOfNode(found?.Id ?? Constants.System.Root).FirstOrDefault(item => string.Equals(item.Name, segment, StringComparison.OrdinalIgnoreCase));
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    private static Attempt<PagedModel<Guid>, ApiMediaQueryOperationStatus> Fail(ApiMediaQueryOperationStatus status) =>
        Attempt.FailWithStatus(status, new PagedModel<Guid>());

    private IEnumerable<IPublishedContent> Children(string parent)
    {
        if (string.IsNullOrWhiteSpace(parent))
        {
            return [];
        }

        if (parent.Trim('/').Length == 0)
        {
            return ChildrenOfNode(Constants.System.Root);
        }

        IPublishedContent? node = Guid.TryParse(parent, out Guid key) ? media.GetById(key) : GetByPath(parent);
        return node is null ? [] : ChildrenOfNode(node.Id);
    }

    private IEnumerable<IPublishedContent> ChildrenOfNode(int id)
    {
        Table<MediaRow> items = store.Committed.Table(MediaRow.Kind);
        return items.Range(MediaRow.Indexes.ByParent, (id, int.MinValue), (id, int.MaxValue)).Select(row => media.GetById(row.Key)).OfType<IPublishedContent>();
    }
}
