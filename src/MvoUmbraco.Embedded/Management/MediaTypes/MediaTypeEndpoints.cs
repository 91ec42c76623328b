using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Search;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.MediaTypes;

/// <summary>Media types: read by who edits media or settings, and asked which of them takes a file.</summary>
internal sealed class MediaTypeEndpoints(
    IMediaTypeService types,
    IMediaTypeEditingService editing,
    IIndexedEntitySearchService search,
    IReservedFieldNamesService reserved) : IManagementEndpoints<MediaTypeEndpoints>
{
    public static void Map(ManagementRoutes<MediaTypeEndpoints> routes)
    {
        routes.Get("media-type/{id:guid}", BackOfficePolicies.TreeAccessMediaOrMediaTypes, (e, request) => e.ByKey(request));
        routes.Get("media-type/allowed-at-root", BackOfficePolicies.TreeAccessMediaOrMediaTypes, (e, request) => e.AllowedAtRoot(request));
        routes.Get("media-type/{id:guid}/allowed-children", BackOfficePolicies.TreeAccessMediaOrMediaTypes, (e, request) => e.AllowedBelow(request));
        routes.Get("media-type/configuration", BackOfficePolicies.TreeAccessMediaTypes, (e, _) => e.Configuration());
        routes.Get("item/media-type", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("item/media-type/allowed", BackOfficePolicies.BackOfficeAccess, (e, request) => e.ForFile(request));
        routes.Get("item/media-type/folders", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Folders(request));
        routes.Get("item/media-type/search", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Search(request));
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await types.GetAsync(request.Key()) is { } type
        ? Answer.Ok(new MediaTypeModel(type))
        : Answer.Problem(TypeProblems.Table[ContentTypeOperationStatus.NotFound]);

    private async Task<IResult> AllowedAtRoot(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IMediaType> allowed = await types.GetAllAllowedAsRootAsync(paging.Skip, paging.Take);
        return Answer.Ok(new Paged<AllowedMediaType>(allowed.Total, [.. allowed.Items.Select(AllowedMediaType.Of)]));
    }

    private async Task<IResult> AllowedBelow(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<IMediaType>?, ContentTypeOperationStatus> allowed =
            await types.GetAllowedChildrenAsync(request.Key(), request.QueryKey("parentContentKey"), paging.Skip, paging.Take);
        return allowed.Success
            ? Answer.Ok(new Paged<AllowedMediaType>(allowed.Result!.Total, [.. allowed.Result.Items.Select(AllowedMediaType.Of)]))
            : Answer.From(allowed, TypeProblems.Table);
    }

    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new MediaTypeConfiguration(reserved.GetMediaReservedFieldNames())));

    private Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IMediaType> found = keys.Count == 0 ? [] : types.GetMany(keys);
        return Task.FromResult(Answer.Ok(found.InOrderOf(keys, type => type.Key).Select(MediaTypeItem.Of).ToArray()));
    }

    /// <summary>Those that name the extension first; the client asks the user when there are several.</summary>
    private async Task<IResult> ForFile(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<MediaTypeFileExtensionMatchResult> found =
            await editing.GetMediaTypesForFileExtensionWithMatchInfoAsync(request.RequiredQuery("fileExtension").TrimStart('.'), paging.Skip, paging.Take);
        return Answer.Ok(new Paged<MediaTypeForFile>(
            found.Total,
            [.. found.Items.Select(match => new MediaTypeForFile(match.MediaType.Key, [], match.MediaType.Name ?? string.Empty, match.MediaType.Icon, match.IsSpecificMatch))]));
    }

    private async Task<IResult> Folders(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IMediaType> found = await editing.GetFolderMediaTypes(paging.Skip, paging.Take);
        return Answer.Ok(new Paged<MediaTypeItem>(found.Total, [.. found.Items.Select(MediaTypeItem.Of)]));
    }

    private async Task<IResult> Search(ManagementRequest request)
    {
        Guid[] keys = await search.KeysAsync(request, UmbracoObjectTypes.MediaType);
        IEnumerable<IMediaType> found = keys.Length == 0 ? [] : types.GetMany(keys);
        return Answer.Ok(request.Paging.Of(found.InOrderOf(keys, type => type.Key).Select(MediaTypeItem.Of).ToArray()));
    }
}
