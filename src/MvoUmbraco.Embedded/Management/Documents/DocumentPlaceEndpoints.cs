using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Where a document stands: sorted, moved, copied.</summary>
internal sealed class DocumentPlaceEndpoints(IContentEditingService editing, NodeAccess access) : IManagementEndpoints<DocumentPlaceEndpoints>
{
    public static void Map(ManagementRoutes<DocumentPlaceEndpoints> routes)
    {
        const string content = BackOfficePolicies.TreeAccessDocuments;
        routes.Put("document/sort", content, (e, request) => e.Sort(request));
        routes.Put("document/{id:guid}/move", content, (e, request) => e.Move(request), NodePermission.Document(ActionMove.ActionLetter));
        routes.Post("document/{id:guid}/copy", content, (e, request) => e.Copy(request), NodePermission.Document(ActionCopy.ActionLetter));
    }

    private async Task<IResult> Sort(ManagementRequest request)
    {
        NewOrder asked = await request.BodyAsync<NewOrder>();
        if (!await access.MayBelowAsync(request.User, ActionSort.ActionLetter, asked.Parent?.Id)
            || !await access.MayAsync(request.User, ActionSort.ActionLetter, asked.Sorting.Select(item => item.Id)))
        {
            return Answer.Forbidden;
        }

        ContentEditingOperationStatus sorted = await editing.SortAsync(
            asked.Parent?.Id,
            asked.Sorting.Select(item => new SortingModel { Key = item.Id, SortOrder = item.SortOrder }),
            request.User.Key);
        return sorted == ContentEditingOperationStatus.Success ? Answer.Done : Answer.Problem(ContentProblems.Editing[sorted]);
    }

    private async Task<IResult> Move(ManagementRequest request)
    {
        Guid? target = (await request.BodyAsync<MoveTarget>()).Target?.Id;
        return await access.MayBelowAsync(request.User, ActionNew.ActionLetter, target)
            ? Answer.From(await editing.MoveAsync(request.Key(), target, request.User.Key), ContentProblems.Editing)
            : Answer.Forbidden;
    }

    private async Task<IResult> Copy(ManagementRequest request)
    {
        CopyTarget asked = await request.BodyAsync<CopyTarget>();
        if (!await access.MayBelowAsync(request.User, ActionNew.ActionLetter, asked.Target?.Id))
        {
            return Answer.Forbidden;
        }

        Attempt<IContent?, ContentEditingOperationStatus> copied =
            await editing.CopyAsync(request.Key(), asked.Target?.Id, asked.RelateToOriginal, asked.IncludeDescendants, request.User.Key);
        return copied.Success ? Answer.Created(request, "document", copied.Result!.Key) : Answer.From(copied, ContentProblems.Editing);
    }

    /// <summary>The client leaves flags out that are off.</summary>
    private sealed record CopyTarget(Reference? Target = null, bool RelateToOriginal = false, bool IncludeDescendants = false);
}
