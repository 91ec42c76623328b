using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>The recycle bin of media: seen, restored from, emptied; for users whose media start at the root.</summary>
internal sealed class MediaBinEndpoints(
    RecycleBinTree bin,
    IMediaRecycleBinQueryService parents,
    IMediaEditingService editing,
    IMediaService media,
    ITrackedReferencesService references,
    NodeAccess access,
    MediaItems items,
    ReferenceItems referring) : IManagementEndpoints<MediaBinEndpoints>
{
    public static void Map(ManagementRoutes<MediaBinEndpoints> routes)
    {
        const string section = BackOfficePolicies.SectionAccessMedia;
        routes.Get("recycle-bin/media/root", section, (e, request) => e.Children(request, null));
        routes.Get("recycle-bin/media/children", section, (e, request) => e.Children(request, request.RequiredQueryKey("parentId")));
        routes.Get("recycle-bin/media/siblings", section, (e, request) => e.Siblings(request));
        routes.Get("recycle-bin/media/referenced-by", section, (e, request) => e.ReferencedBy(request));
        routes.Get("recycle-bin/media/{id:guid}/original-parent", section, (e, request) => e.OriginalParent(request), NodePermission.MediaBin);
        routes.Put("recycle-bin/media/{id:guid}/restore", section, (e, request) => e.Restore(request), NodePermission.MediaBin);
        routes.Delete("recycle-bin/media/{id:guid}", section, (e, request) => e.Delete(request), NodePermission.MediaBin);
        routes.Delete("recycle-bin/media", section, (e, request) => e.Empty(request));
    }

    private async Task<IResult> Children(ManagementRequest request, Guid? parent)
    {
        if (!await access.MayMediaBinAsync(request.User))
        {
            return Answer.Forbidden;
        }

        Paged<IEntitySlim> page = bin.Children(UmbracoObjectTypes.Media, parent, request.Paging);
        return Answer.Ok(new Paged<MediumBinItem>(page.Total, [.. page.Items.OfType<IMediaEntitySlim>().Select(items.BinItem)]));
    }

    private async Task<IResult> Siblings(ManagementRequest request)
    {
        if (!await access.MayMediaBinAsync(request.User))
        {
            return Answer.Forbidden;
        }

        return bin.Siblings(UmbracoObjectTypes.Media, request.RequiredQueryKey("target"), request.Count("before"), request.Count("after")) is { } near
            ? Answer.Ok(new Neighbours<MediumBinItem>(near.TotalBefore, near.TotalAfter, [.. near.Items.OfType<IMediaEntitySlim>().Select(items.BinItem)]))
            : Answer.Problem(MediaProblems.NotFound);
    }

    private async Task<IResult> ReferencedBy(ManagementRequest request)
    {
        if (!await access.MayMediaBinAsync(request.User))
        {
            return Answer.Forbidden;
        }

        Paging paging = request.Paging;
        return Answer.Ok(referring.Page(await references.GetPagedRelationsForRecycleBinAsync(UmbracoObjectTypes.Media, paging.Skip, paging.Take, filterMustBeIsDependency: true)));
    }

    private async Task<IResult> OriginalParent(ManagementRequest request)
    {
        Attempt<IMediaEntitySlim?, RecycleBinQueryResultType> found = await parents.GetOriginalParentAsync(request.Key());
        return found.Success || found.Status == RecycleBinQueryResultType.ParentIsRoot
            ? Answer.Ok(Reference.To(found.Result?.Key))
            : Answer.Problem(MediaProblems.OriginalParent[found.Status]);
    }

    private async Task<IResult> Restore(ManagementRequest request)
    {
        Guid? target = (await request.BodyAsync<MoveTarget>()).Target?.Id;
        return await access.MayMediaBelowAsync(request.User, target)
            ? Answer.From(await editing.RestoreAsync(request.Key(), target, request.User.Key), ContentProblems.Editing)
            : Answer.Forbidden;
    }

    private async Task<IResult> Delete(ManagementRequest request) =>
        Answer.From(await editing.DeleteFromRecycleBinAsync(request.Key(), request.User.Key), ContentProblems.Editing);

    private async Task<IResult> Empty(ManagementRequest request)
    {
        if (!await access.MayMediaBinAsync(request.User))
        {
            return Answer.Forbidden;
        }

        OperationResult emptied = await media.EmptyRecycleBinAsync(request.User.Key);
        return emptied.Success
            ? Answer.Done
            : Answer.Problem(ContentProblems.Editing[ContentEditingOperationStatus.CancelledByNotification]);
    }
}
