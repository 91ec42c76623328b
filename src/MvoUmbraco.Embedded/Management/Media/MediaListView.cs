using MvoUmbraco.Embedded.Management.Collections;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>The media in a folder, or at the root, as a list: what the media section opens with.</summary>
internal sealed class MediaListView(
    IMediaService media,
    IMediaTypeService types,
    IMediaPermissionService permissions,
    ICoreScopeProvider scopes,
    ListViews views) : IMediaListViewService
{
    /// <remarks>
    /// What the user has no access to is left out of the page after it was cut, so that a page can be short: as Umbraco does.
    /// </remarks>
    public async Task<Attempt<ListViewPagedModel<IMedia>?, ContentCollectionOperationStatus>> GetListViewItemsByKeyAsync(
        IUser user, Guid? key, Guid? dataTypeKey, string orderBy, Direction orderDirection, string? filter, int skip, int take)
    {
        IMedia? folder = key is { } asked ? media.GetById(asked) : null;
        if (key is not null && folder is null)
        {
            return Fail(ContentCollectionOperationStatus.ContentNotFound);
        }

        IMediaType? type = folder is null ? null : await types.GetAsync(folder.ContentType.Key);
        Attempt<ListViewConfiguration?, ContentCollectionOperationStatus> view = await ViewAsync(type, dataTypeKey);
        if (!view.Success)
        {
            return Fail(view.Status);
        }

        Attempt<Ordering?, ContentCollectionOperationStatus> order = ListViews.Order(view.Result!, orderBy, culture: null, orderDirection);
        if (!order.Success)
        {
            return Fail(order.Status);
        }

        int size = Math.Max(take, 1);
        IMedia[] page = [.. media.GetPagedChildren(folder?.Id ?? Constants.System.Root, skip / size, size, out long total, Named(filter), order.Result)];
        List<IMedia> readable = [];
        foreach (IMedia child in take == 0 ? [] : page)
        {
            if (await permissions.AuthorizeAccessAsync(user, [child.Key]) == MediaAuthorizationStatus.Success)
            {
                readable.Add(child);
            }
        }

        return Attempt.SucceedWithStatus<ListViewPagedModel<IMedia>?, ContentCollectionOperationStatus>(ContentCollectionOperationStatus.Success, new ListViewPagedModel<IMedia>
        {
            Items = new PagedModel<IMedia>(total, readable),
            ListViewConfiguration = view.Result!,
        });
    }

    /// <summary>The client names the standard list view at the root, where there is no type that could have it.</summary>
    private Task<Attempt<ListViewConfiguration?, ContentCollectionOperationStatus>> ViewAsync(IMediaType? type, Guid? dataType)
    {
        Guid standard = Constants.DataTypes.Guids.ListViewMediaGuid;
        return views.FindAsync(type, dataType == (type is null ? standard : type.ListView) ? null : dataType, standard);
    }

    private IQuery<IMedia>? Named(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return null;
        }

        string wanted = filter.Trim();
        return Guid.TryParse(wanted, out Guid key)
            ? scopes.CreateQuery<IMedia>().Where(medium => medium.Key == key)
            : scopes.CreateQuery<IMedia>().Where(medium => medium.Name!.Contains(wanted));
    }

    private static Attempt<ListViewPagedModel<IMedia>?, ContentCollectionOperationStatus> Fail(ContentCollectionOperationStatus status) =>
        Attempt.FailWithStatus<ListViewPagedModel<IMedia>?, ContentCollectionOperationStatus>(status, null);
}
