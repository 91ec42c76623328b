using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>What stands beside a medium: its history, and what refers to it.</summary>
internal sealed class MediaInformationEndpoints(AuditTrail trail, ITrackedReferencesService references, ReferenceItems items)
    : IManagementEndpoints<MediaInformationEndpoints>
{
    public static void Map(ManagementRoutes<MediaInformationEndpoints> routes)
    {
        const string media = BackOfficePolicies.SectionAccessMedia;
        routes.Get("media/{id:guid}/audit-log", media, (e, request) => e.AuditLog(request), NodePermission.Media);
        routes.Get("media/{id:guid}/referenced-by", media, (e, request) => e.ReferencedBy(request), NodePermission.Media);
        routes.Get("media/{id:guid}/referenced-descendants", media, (e, request) => e.ReferencedDescendants(request), NodePermission.Media);
        routes.Get("media/are-referenced", media, (e, request) => e.AreReferenced(request));
    }

    private Task<IResult> AuditLog(ManagementRequest request) => trail.Of(request, UmbracoObjectTypes.Media);

    private async Task<IResult> ReferencedBy(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<RelationItemModel>, GetReferencesOperationStatus> found =
            await references.GetPagedRelationsForItemAsync(request.Key(), UmbracoObjectTypes.Media, paging.Skip, paging.Take, filterMustBeIsDependency: true);
        return found.Success ? Answer.Ok(items.Page(found.Result)) : Answer.Problem(ContentProblems.References[found.Status]);
    }

    private async Task<IResult> ReferencedDescendants(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<RelationItemModel>, GetReferencesOperationStatus> found =
            await references.GetPagedDescendantsInReferencesAsync(request.Key(), UmbracoObjectTypes.Media, paging.Skip, paging.Take, filterMustBeIsDependency: true);
        return found.Success
            ? Answer.Ok(new Paged<Reference>(found.Result.Total, [.. found.Result.Items.Select(item => new Reference(item.NodeKey))]))
            : Answer.Problem(ContentProblems.References[found.Status]);
    }

    private async Task<IResult> AreReferenced(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<Guid> found = await references.GetPagedKeysWithDependentReferencesAsync(request.QueryKeys().ToHashSet(), Constants.ObjectTypes.Media, paging.Skip, paging.Take);
        return Answer.Ok(new Paged<Reference>(found.Total, [.. found.Items.Select(key => new Reference(key))]));
    }
}
