using MvoUmbraco.Embedded.Management.Collections;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>The children of a document whose type shows them as a list.</summary>
internal sealed class DocumentListView(
    IContentService documents,
    IContentTypeService types,
    IContentPermissionService permissions,
    ICoreScopeProvider scopes,
    ListViews views) : IContentListViewService
{
    /// <remarks>
    /// What the user may not read is left out of the page after it was cut, so that a page can be short: as Umbraco does.
    /// </remarks>
    public async Task<Attempt<ListViewPagedModel<IContent>?, ContentCollectionOperationStatus>> GetListViewItemsByKeyAsync(
        IUser user, Guid key, Guid? dataTypeKey, string orderBy, string? orderCulture, Direction orderDirection, string? filter, int skip, int take)
    {
        if (documents.GetById(key) is not { } document)
        {
            return Fail(ContentCollectionOperationStatus.ContentNotFound);
        }

        if (await types.GetAsync(document.ContentType.Key) is not { } type)
        {
            return Fail(ContentCollectionOperationStatus.ContentTypeNotFound);
        }

        Attempt<ListViewConfiguration?, ContentCollectionOperationStatus> view = await views.FindAsync(type, dataTypeKey, Constants.DataTypes.Guids.ListViewContentGuid);
        if (!view.Success)
        {
            return Fail(view.Status);
        }

        Attempt<Ordering?, ContentCollectionOperationStatus> order = ListViews.Order(view.Result!, orderBy, orderCulture, orderDirection);
        if (!order.Success)
        {
            return Fail(order.Status);
        }

        int size = Math.Max(take, 1);
        IContent[] page = [.. documents.GetPagedChildren(document.Id, skip / size, size, out long total, null, Named(filter), order.Result, loadTemplates: false)];
        IContent[] children = take == 0 ? [] : page;
        HashSet<Guid> readable = [.. (await permissions.GetPermissionsAsync(user, children.Select(child => child.Key)))
            .Where(node => node.Permissions.Contains(ActionBrowse.ActionLetter))
            .Select(node => node.NodeKey)];
        return Attempt.SucceedWithStatus<ListViewPagedModel<IContent>?, ContentCollectionOperationStatus>(ContentCollectionOperationStatus.Success, new ListViewPagedModel<IContent>
        {
            Items = new PagedModel<IContent>(total, children.Where(child => readable.Contains(child.Key))),
            ListViewConfiguration = view.Result!,
        });
    }

    private IQuery<IContent>? Named(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return null;
        }

        string wanted = filter.Trim();
        return Guid.TryParse(wanted, out Guid key)
            ? scopes.CreateQuery<IContent>().Where(document => document.Key == key)
            : scopes.CreateQuery<IContent>().Where(document => document.Name!.Contains(wanted));
    }

    private static Attempt<ListViewPagedModel<IContent>?, ContentCollectionOperationStatus> Fail(ContentCollectionOperationStatus status) =>
        Attempt.FailWithStatus<ListViewPagedModel<IContent>?, ContentCollectionOperationStatus>(status, null);
}
