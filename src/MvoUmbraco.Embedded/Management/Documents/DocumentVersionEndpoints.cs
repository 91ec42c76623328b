using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Earlier versions of a document: listed, looked at, taken back. A version's id is its number, written as a GUID.</summary>
internal sealed class DocumentVersionEndpoints(
    IContentVersionService versions,
    IEntityService entities,
    IContentService documents,
    IContentTypeService types,
    IUserIdKeyResolver users,
    ContentValues values,
    DocumentWriter writer,
    NodeAccess access) : IManagementEndpoints<DocumentVersionEndpoints>
{
    public static void Map(ManagementRoutes<DocumentVersionEndpoints> routes)
    {
        const string content = BackOfficePolicies.TreeAccessDocuments;
        routes.Get("document-version", content, (e, request) => e.List(request));
        routes.Get("document-version/{id:guid}", content, (e, request) => e.ById(request));
        routes.Put("document-version/{id:guid}/prevent-cleanup", content, (e, request) => e.PreventCleanup(request));
        routes.Post("document-version/{id:guid}/rollback", content, (e, request) => e.RollBack(request));
    }

    private async Task<IResult> List(ManagementRequest request)
    {
        Guid key = request.RequiredQueryKey("documentId");
        if (documents.GetById(key) is not { } document)
        {
            return Answer.Problem(DocumentProblems.Versions[ContentVersionOperationStatus.ContentNotFound]);
        }

        if (!await access.MayAsync(request.User, ActionBrowse.ActionLetter, key))
        {
            return Answer.Forbidden;
        }

        Paging paging = request.Paging;
        string? culture = document.ContentType.VariesByCulture() ? request.Query("culture") : null;
        Attempt<PagedModel<ContentVersionMeta>?, ContentVersionOperationStatus> found = await versions.GetPagedContentVersionsAsync(key, culture, paging.Skip, paging.Take);
        if (!found.Success)
        {
            return Answer.Problem(DocumentProblems.Versions[found.Status]);
        }

        var items = new List<VersionItem>();
        foreach (ContentVersionMeta version in found.Result!.Items)
        {
            items.Add(await ItemAsync(key, version));
        }

        return Answer.Ok(new Paged<VersionItem>(found.Result.Total, items));
    }

    private async Task<IResult> ById(ManagementRequest request)
    {
        (IContent? version, IResult? refused) = await ReadAsync(request, ActionBrowse.ActionLetter);
        return refused ?? Answer.Ok(new VersionModel(
            version!.VersionId.ToGuid(),
            new Reference(version.Key),
            TypeReference.Of(version.ContentType),
            values.Of(version),
            writer.Variants(version),
            []));
    }

    private async Task<IResult> PreventCleanup(ManagementRequest request)
    {
        bool prevent = request.Flag("preventCleanup") ?? throw new BadRequestException(Problem.Unreadable("preventCleanup", "The parameter 'preventCleanup' is required."));
        (_, IResult? refused) = await ReadAsync(request, ActionUpdate.ActionLetter);
        return refused ?? Answer.From(await versions.SetPreventCleanupAsync(request.Key(), prevent, request.User.Key), DocumentProblems.Versions);
    }

    private async Task<IResult> RollBack(ManagementRequest request)
    {
        (IContent? version, IResult? refused) = await ReadAsync(request, ActionRollback.ActionLetter);
        string? culture = version?.ContentType.VariesByCulture() == true ? request.Query("culture") : null;
        return refused ?? Answer.From(await versions.RollBackAsync(request.Key(), culture, request.User.Key), DocumentProblems.Versions);
    }

    /// <summary>The version, or why it is not to be had.</summary>
    private async Task<(IContent? Version, IResult? Refused)> ReadAsync(ManagementRequest request, string verb)
    {
        Attempt<IContent?, ContentVersionOperationStatus> found = await versions.GetAsync(request.Key());
        return found is not { Success: true, Result: { } version }
            ? (null, Answer.Problem(DocumentProblems.Versions[found.Success ? ContentVersionOperationStatus.NotFound : found.Status]))
            : await access.MayAsync(request.User, verb, version.Key) ? (version, null) : (version, Answer.Forbidden);
    }

    private async Task<VersionItem> ItemAsync(Guid document, ContentVersionMeta version)
    {
        Attempt<Guid> user = await users.TryGetAsync(version.UserId);
        Attempt<Guid> type = entities.GetKey(version.ContentTypeId, UmbracoObjectTypes.DocumentType);
        return new VersionItem(
            version.VersionId.ToGuid(),
            new Reference(document),
            new Reference(type.Success ? type.Result : types.Get(version.ContentTypeId)?.Key ?? Guid.Empty),
            new Reference(user.Success ? user.Result : Constants.Security.SuperUserKey),
            version.VersionDate,
            version.CurrentPublishedVersion,
            version.CurrentDraftVersion,
            version.PreventCleanup);
    }

    private sealed record VersionItem(
        Guid Id,
        Reference Document,
        Reference DocumentType,
        Reference User,
        DateTime VersionDate,
        bool IsCurrentPublishedVersion,
        bool IsCurrentDraftVersion,
        bool PreventCleanup);

    private sealed record VersionModel(
        Guid Id,
        Reference Document,
        TypeReference DocumentType,
        IReadOnlyList<ValueModel> Values,
        IReadOnlyList<DocumentVariant> Variants,
        IReadOnlyList<Flag> Flags);
}
