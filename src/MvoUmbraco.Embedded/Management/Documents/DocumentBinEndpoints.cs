using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>The recycle bin of documents: seen, restored from, emptied.</summary>
internal sealed class DocumentBinEndpoints(
    RecycleBinTree bin,
    IDocumentRecycleBinQueryService parents,
    IContentEditingService editing,
    IContentService documents,
    ITrackedReferencesService references,
    NodeAccess access,
    DocumentItems items,
    ReferenceItems referring) : IManagementEndpoints<DocumentBinEndpoints>
{
    public static void Map(ManagementRoutes<DocumentBinEndpoints> routes)
    {
        const string content = BackOfficePolicies.SectionAccessContent;
        routes.Get("recycle-bin/document/root", content, (e, request) => e.Children(request, null));
        routes.Get("recycle-bin/document/children", content, (e, request) => e.Children(request, request.RequiredQueryKey("parentId")));
        routes.Get("recycle-bin/document/siblings", content, (e, request) => e.Siblings(request));
        routes.Get("recycle-bin/document/referenced-by", content, (e, request) => e.ReferencedBy(request));
        routes.Get("recycle-bin/document/{id:guid}/original-parent", content, (e, request) => e.OriginalParent(request), NodePermission.DocumentBin(ActionBrowse.ActionLetter));
        routes.Put("recycle-bin/document/{id:guid}/restore", content, (e, request) => e.Restore(request), NodePermission.DocumentBin(ActionMove.ActionLetter));
        routes.Delete("recycle-bin/document/{id:guid}", content, (e, request) => e.Delete(request), NodePermission.DocumentBin(ActionDelete.ActionLetter));
        routes.Delete("recycle-bin/document", content, (e, request) => e.Empty(request));
    }

    private async Task<IResult> Children(ManagementRequest request, Guid? parent)
    {
        if (!await access.MayBinAsync(request.User, ActionBrowse.ActionLetter))
        {
            return Answer.Forbidden;
        }

        Paged<IEntitySlim> page = bin.Children(UmbracoObjectTypes.Document, parent, request.Paging);
        return Answer.Ok(new Paged<DocumentBinItem>(page.Total, items.BinItems([.. page.Items.OfType<IDocumentEntitySlim>()])));
    }

    private async Task<IResult> Siblings(ManagementRequest request)
    {
        if (!await access.MayBinAsync(request.User, ActionBrowse.ActionLetter))
        {
            return Answer.Forbidden;
        }

        return bin.Siblings(UmbracoObjectTypes.Document, request.RequiredQueryKey("target"), request.Count("before"), request.Count("after")) is { } near
            ? Answer.Ok(new Neighbours<DocumentBinItem>(near.TotalBefore, near.TotalAfter, items.BinItems([.. near.Items.OfType<IDocumentEntitySlim>()])))
            : Answer.Problem(DocumentProblems.NotFound);
    }

    private async Task<IResult> ReferencedBy(ManagementRequest request)
    {
        Paging paging = request.Paging;
        return Answer.Ok(referring.Page(await references.GetPagedRelationsForRecycleBinAsync(UmbracoObjectTypes.Document, paging.Skip, paging.Take, filterMustBeIsDependency: true)));
    }

    private async Task<IResult> OriginalParent(ManagementRequest request)
    {
        Attempt<IDocumentEntitySlim?, RecycleBinQueryResultType> found = await parents.GetOriginalParentAsync(request.Key());
        return found.Success || found.Status == RecycleBinQueryResultType.ParentIsRoot
            ? Answer.Ok(Reference.To(found.Result?.Key))
            : Answer.Problem(DocumentProblems.OriginalParent[found.Status]);
    }

    private async Task<IResult> Restore(ManagementRequest request)
    {
        Guid? target = (await request.BodyAsync<MoveTarget>()).Target?.Id;
        return await access.MayBelowAsync(request.User, ActionNew.ActionLetter, target)
            ? Answer.From(await editing.RestoreAsync(request.Key(), target, request.User.Key, includeDescendants: true), ContentProblems.Editing)
            : Answer.Forbidden;
    }

    private async Task<IResult> Delete(ManagementRequest request) =>
        Answer.From(await editing.DeleteFromRecycleBinAsync(request.Key(), request.User.Key), ContentProblems.Editing);

    private async Task<IResult> Empty(ManagementRequest request)
    {
        if (!await access.MayBinAsync(request.User, ActionDelete.ActionLetter))
        {
            return Answer.Forbidden;
        }

        OperationResult emptied = await documents.EmptyRecycleBinAsync(request.User.Key);
        return emptied.Success
            ? Answer.Done
            : Answer.Problem(ContentProblems.Editing[ContentEditingOperationStatus.CancelledByNotification]);
    }
}
