using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>What stands beside a document: its addresses, its history, what refers to it.</summary>
internal sealed class DocumentInformationEndpoints(
    IContentService documents,
    IPublishedUrlInfoProvider urls,
    AuditTrail trail,
    ITrackedReferencesService references,
    ReferenceItems items) : IManagementEndpoints<DocumentInformationEndpoints>
{
    public static void Map(ManagementRoutes<DocumentInformationEndpoints> routes)
    {
        const string content = BackOfficePolicies.TreeAccessDocuments;
        NodePermission read = NodePermission.Document(ActionBrowse.ActionLetter);
        routes.Get("document/urls", content, (e, request) => e.Urls(request));
        routes.Get("document/{id:guid}/audit-log", content, (e, request) => e.AuditLog(request), read);
        routes.Get("document/{id:guid}/referenced-by", content, (e, request) => e.ReferencedBy(request), read);
        routes.Get("document/{id:guid}/referenced-descendants", content, (e, request) => e.ReferencedDescendants(request), read);
        routes.Get("document/are-referenced", content, (e, request) => e.AreReferenced(request));
        routes.Get("document/{id:guid}/available-segment-options", content, (_, _) => Task.FromResult(Answer.Ok(new Paged<object>(0, []))), read);
    }

    private async Task<IResult> Urls(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        var found = new List<object>();
        foreach (IContent document in keys.Count == 0 ? [] : documents.GetByIds(keys))
        {
            ISet<UrlInfo> addresses = await urls.GetAllAsync(document);
            found.Add(new
            {
                Id = document.Key,
                UrlInfos = addresses.Select(address => new { address.Culture, Url = address.Url?.ToString(), address.Message, address.Provider }).ToArray(),
            });
        }

        return Answer.Ok(found);
    }

    private Task<IResult> AuditLog(ManagementRequest request) => trail.Of(request, UmbracoObjectTypes.Document);

    private async Task<IResult> ReferencedBy(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<RelationItemModel>, GetReferencesOperationStatus> found =
            await references.GetPagedRelationsForItemAsync(request.Key(), UmbracoObjectTypes.Document, paging.Skip, paging.Take, filterMustBeIsDependency: true);
        return found.Success ? Answer.Ok(items.Page(found.Result)) : Answer.Problem(ContentProblems.References[found.Status]);
    }

    private async Task<IResult> ReferencedDescendants(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<RelationItemModel>, GetReferencesOperationStatus> found =
            await references.GetPagedDescendantsInReferencesAsync(request.Key(), UmbracoObjectTypes.Document, paging.Skip, paging.Take, filterMustBeIsDependency: true);
        return found.Success
            ? Answer.Ok(new Paged<Reference>(found.Result.Total, [.. found.Result.Items.Select(item => new Reference(item.NodeKey))]))
            : Answer.Problem(ContentProblems.References[found.Status]);
    }

    private async Task<IResult> AreReferenced(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<Guid> found = await references.GetPagedKeysWithDependentReferencesAsync(request.QueryKeys().ToHashSet(), Constants.ObjectTypes.Document, paging.Skip, paging.Take);
        return Answer.Ok(new Paged<Reference>(found.Total, [.. found.Items.Select(key => new Reference(key))]));
    }
}
