using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Collections;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>The media in a folder as a list.</summary>
internal sealed class MediaCollectionEndpoints(IMediaListViewService lists, IUserService users, ContentValues values, NodeAccess access)
    : IManagementEndpoints<MediaCollectionEndpoints>
{
    public static void Map(ManagementRoutes<MediaCollectionEndpoints> routes) =>
        routes.Get("collection/media", BackOfficePolicies.SectionAccessMedia, (e, request) => e.List(request));

    private async Task<IResult> List(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Guid? folder = request.QueryKey("id");
        if (folder is { } key && !await access.MayMediaAsync(request.User, key))
        {
            return Answer.Forbidden;
        }

        Attempt<ListViewPagedModel<IMedia>?, ContentCollectionOperationStatus> found = await lists.GetListViewItemsByKeyAsync(
            request.User,
            folder,
            request.QueryKey("dataTypeId"),
            request.Query("orderBy") ?? "updateDate",
            request.Choice<Direction>("orderDirection") ?? Direction.Ascending,
            request.Query("filter"),
            paging.Skip,
            paging.Take);
        if (found is not { Success: true, Result: { } list })
        {
            return Answer.Problem(ContentProblems.Collections[found.Status]);
        }

        HashSet<string> columns = ListViews.Columns(list.ListViewConfiguration);
        return Answer.Ok(new Paged<CollectionItem>(list.Items.Total, [.. list.Items.Items.Select(medium => Item(medium, columns))]));
    }

    private CollectionItem Item(IMedia medium, HashSet<string> columns) => new(
        medium.Key,
        medium.SortOrder,
        users.GetProfileById(medium.CreatorId)?.Name,
        new TypeInCollection(medium.ContentType.Key, medium.ContentType.Alias, medium.ContentType.Icon ?? string.Empty, Reference.To(medium.ContentType.ListView)),
        values.Of(medium, columns),
        [MediaItems.Variant(medium)],
        []);

    private sealed record CollectionItem(
        Guid Id,
        int SortOrder,
        string? Creator,
        TypeInCollection MediaType,
        IReadOnlyList<ValueModel> Values,
        IReadOnlyList<MediumVariant> Variants,
        IReadOnlyList<Flag> Flags);
}
