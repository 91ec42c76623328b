using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>Media by key, as pickers and lists show them, and media found by their name.</summary>
internal sealed class MediaItemEndpoints(IEntityService entities, IIndexedEntitySearchService search, PickerSettings pickers, MediaItems items)
    : IManagementEndpoints<MediaItemEndpoints>
{
    public static void Map(ManagementRoutes<MediaItemEndpoints> routes)
    {
        routes.Get("item/media", BackOfficePolicies.BackOfficeAccess, (e, request) => e.ByKeys(request));
        routes.Get("item/media/search", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Search(request));
    }

    private Task<IResult> ByKeys(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        Dictionary<Guid, IMediaEntitySlim> found = keys.Count == 0
            ? []
            : entities.GetAll(UmbracoObjectTypes.Media, [.. keys]).OfType<IMediaEntitySlim>().ToDictionary(medium => medium.Key);
        return Task.FromResult(Answer.Ok(keys.Where(found.ContainsKey).Select(key => items.Item(found[key])).ToArray()));
    }

    private async Task<IResult> Search(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IEntitySlim> found = await search.SearchAsync(
            UmbracoObjectTypes.Media,
            request.Query("query") ?? string.Empty,
            request.QueryKey("parentId"),
            Types(request),
            request.Flag("trashed"),
            request.Query("culture"),
            paging.Skip,
            paging.Take,
            await pickers.IgnoreStartNodesAsync(request));
        return Answer.Ok(new Paged<MediumItem>(found.Total, [.. found.Items.OfType<IMediaEntitySlim>().Select(items.Item)]));
    }

    /// <summary>Folders are always among what is found: what may be picked is reached through them.</summary>
    private static HashSet<Guid>? Types(ManagementRequest request) =>
        request.QueryKeys("allowedMediaTypes") is { Count: > 0 } types ? [.. types, Constants.MediaTypes.Guids.FolderGuid] : null;
}
