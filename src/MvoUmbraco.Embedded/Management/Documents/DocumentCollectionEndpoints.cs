using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Collections;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>The children of a document as a list: the calendar's events, a folder's knowledge.</summary>
internal sealed class DocumentCollectionEndpoints(
    IContentListViewService lists,
    IEntityService entities,
    IPublicAccessService protections,
    IUserService users,
    ContentValues values,
    DocumentWriter writer) : IManagementEndpoints<DocumentCollectionEndpoints>
{
    public static void Map(ManagementRoutes<DocumentCollectionEndpoints> routes) =>
        routes.Get("collection/document/{id:guid}", BackOfficePolicies.TreeAccessDocuments, (e, request) => e.List(request), NodePermission.Document(ActionBrowse.ActionLetter));

    private async Task<IResult> List(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<ListViewPagedModel<IContent>?, ContentCollectionOperationStatus> found = await lists.GetListViewItemsByKeyAsync(
            request.User,
            request.Key(),
            request.QueryKey("dataTypeId"),
            request.Query("orderBy") ?? "updateDate",
            request.Query("orderCulture"),
            request.Choice<Direction>("orderDirection") ?? Direction.Ascending,
            request.Query("filter"),
            paging.Skip,
            paging.Take);
        if (found is not { Success: true, Result: { } list })
        {
            return Answer.Problem(ContentProblems.Collections[found.Status]);
        }

        HashSet<string> columns = ListViews.Columns(list.ListViewConfiguration);
        return Answer.Ok(new Paged<CollectionItem>(list.Items.Total, [.. list.Items.Items.Select(document => Item(document, columns))]));
    }

    private CollectionItem Item(IContent document, HashSet<string> columns) => new(
        document.Key,
        document.SortOrder,
        users.GetProfileById(document.CreatorId)?.Name,
        users.GetProfileById(document.WriterId)?.Name,
        document.Trashed,
        protections.IsProtected(document.Path).Success,
        entities.Get(document.Key, UmbracoObjectTypes.Document) is { } entity ? [.. entities.GetPathKeys(entity, omitSelf: true).Select(key => new Reference(key))] : [],
        new TypeInCollection(document.ContentType.Key, document.ContentType.Alias, document.ContentType.Icon ?? string.Empty, Reference.To(document.ContentType.ListView)),
        values.Of(document, columns),
        writer.Variants(document),
        []);

    private sealed record CollectionItem(
        Guid Id,
        int SortOrder,
        string? Creator,
        string? Updater,
        bool IsTrashed,
        bool IsProtected,
        IReadOnlyList<Reference> Ancestors,
        TypeInCollection DocumentType,
        IReadOnlyList<ValueModel> Values,
        IReadOnlyList<DocumentVariant> Variants,
        IReadOnlyList<Flag> Flags);
}
