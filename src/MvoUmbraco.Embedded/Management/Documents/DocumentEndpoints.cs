using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentQuery;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services.Querying;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>A document: opened, made, changed, validated, thrown away.</summary>
internal sealed class DocumentEndpoints(
    IContentEditingService editing,
    IContentQueryService queries,
    DocumentWriter writer,
    NodeAccess access,
    SeenDocuments seen,
    IUserService users,
    IOptionsMonitor<ContentSettings> settings) : IManagementEndpoints<DocumentEndpoints>
{
    public static void Map(ManagementRoutes<DocumentEndpoints> routes)
    {
        const string content = BackOfficePolicies.TreeAccessDocuments;
        NodePermission update = NodePermission.Document(ActionUpdate.ActionLetter);
        routes.Get("document/configuration", content, (e, _) => e.Configuration());
        routes.Get("document/{id:guid}", content, (e, request) => e.ById(request), NodePermission.Document(ActionBrowse.ActionLetter));
        routes.Get("document/{id:guid}/published", content, (e, request) => e.Published(request), NodePermission.Document(ActionBrowse.ActionLetter));
        routes.Post("document", content, (e, request) => e.Create(request));
        routes.Post("document/validate", content, (e, request) => e.ValidateCreate(request));
        routes.Put("document/{id:guid}", content, (e, request) => e.Update(request), update);
        routes.PutAt("v1.1", "document/{id:guid}/validate", content, (e, request) => e.ValidateUpdate(request), update);
        routes.Put("document/{id:guid}/move-to-recycle-bin", content, (e, request) => e.Trash(request), NodePermission.Document(ActionDelete.ActionLetter));
        routes.Delete("document/{id:guid}", content, (e, request) => e.Delete(request), NodePermission.Document(ActionDelete.ActionLetter));
    }

    private Task<IResult> Configuration()
    {
        ContentSettings current = settings.CurrentValue;
        return Task.FromResult(Answer.Ok(new
        {
            current.DisableDeleteWhenReferenced,
            current.DisableUnpublishWhenReferenced,
            current.AllowEditInvariantFromNonDefault,
            AllowNonExistingSegmentsCreation = false,
        }));
    }

    private async Task<IResult> ById(ManagementRequest request)
    {
        Attempt<ContentScheduleQueryResult?, ContentQueryOperationStatus> found = await queries.GetWithSchedulesAsync(request.Key());
        if (found is not { Success: true, Result: { } document })
        {
            return Answer.Problem(DocumentProblems.NotFound);
        }

        seen.Remember(request.User.Key, document.Content);
        return Answer.Ok(await writer.DraftAsync(document.Content, document.Schedules));
    }

    private async Task<IResult> Published(ManagementRequest request) => await editing.GetAsync(request.Key()) is { Published: true } document
        ? Answer.Ok(await writer.PublishedAsync(document))
        : Answer.Problem(DocumentProblems.NotFound);

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateDocument asked = await request.BodyAsync<CreateDocument>();
        if (!await access.MayBelowAsync(request.User, ActionNew.ActionLetter, asked.Parent?.Id))
        {
            return Answer.Forbidden;
        }

        Attempt<ContentCreateResult, ContentEditingOperationStatus> created = await editing.CreateAsync(asked.ToModel(), request.User.Key);
        return created.Success
            ? Answer.Created(request, "document", created.Result.Content!.Key)
            : Answer.From(created, ContentProblems.Editing);
    }

    private async Task<IResult> ValidateCreate(ManagementRequest request)
    {
        CreateDocument asked = await request.BodyAsync<CreateDocument>();
        return await access.MayBelowAsync(request.User, ActionNew.ActionLetter, asked.Parent?.Id)
            ? ContentProblems.Validated(await editing.ValidateCreateAsync(asked.ToModel(), request.User.Key), asked.Values)
            : Answer.Forbidden;
    }

    /// <summary>
    /// Invalid values are saved too, as a draft may be unfinished; publishing them is refused. What another editor has
    /// changed since the sender opened the document stays; what both have changed is refused whole, with its names.
    /// </summary>
    private async Task<IResult> Update(ManagementRequest request)
    {
        UpdateDocument asked = await request.BodyAsync<UpdateDocument>();
        Guid key = request.Key();
        using IDisposable turn = await seen.OneAtATimeAsync(key, request.Cancelled);
        if (await editing.GetAsync(key) is not { } stored)
        {
            return Answer.Problem(ContentProblems.Editing[ContentEditingOperationStatus.NotFound]);
        }

        MergedDocument merged = seen.Merge(request.User.Key, stored, asked);
        if (merged.Conflicts.Count > 0)
        {
            return Answer.Problem(ChangedMeanwhile(stored, merged.Conflicts));
        }

        Attempt<ContentUpdateResult, ContentEditingOperationStatus> updated = await editing.UpdateAsync(key, merged.Document.ToModel(), request.User.Key);
        if (updated is { Success: true, Result.Content: { } saved })
        {
            seen.Remember(request.User.Key, saved);
        }

        return Answer.From(updated, ContentProblems.Editing);
    }

    private Problem ChangedMeanwhile(IContent stored, IReadOnlyList<string> conflicts)
    {
        string[] names = [.. conflicts.Select(alias => stored.Properties.TryGetValue(alias, out IProperty? property) ? property.PropertyType.Name : alias)];
        string who = users.GetProfileById(stored.WriterId)?.Name ?? "somebody else";
        return ContentProblems.Editing[ContentEditingOperationStatus.ConcurrencyViolation] with
        {
            Title = $"Changed by {who} meanwhile: {string.Join(", ", names)}",
            Detail = "Nothing was saved. Keep your text (copy it), open the document again, and put it in where it belongs.",
        };
    }

    private async Task<IResult> ValidateUpdate(ManagementRequest request)
    {
        ValidateDocument asked = await request.BodyAsync<ValidateDocument>();
        return ContentProblems.Validated(await editing.ValidateUpdateAsync(request.Key(), asked.ToModel(), request.User.Key), asked.Values);
    }

    private async Task<IResult> Trash(ManagementRequest request) =>
        Answer.From(await editing.MoveToRecycleBinAsync(request.Key(), request.User.Key), ContentProblems.Editing);

    private async Task<IResult> Delete(ManagementRequest request) =>
        Answer.From(await editing.DeleteAsync(request.Key(), request.User.Key), ContentProblems.Editing);
}
