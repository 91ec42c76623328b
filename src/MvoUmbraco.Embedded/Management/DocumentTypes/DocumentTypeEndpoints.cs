using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Search;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.DocumentTypes;

/// <summary>Document types: read by who edits content or settings.</summary>
internal sealed class DocumentTypeEndpoints(
    IContentTypeService types,
    IContentBlueprintEditingService blueprints,
    IIndexedEntitySearchService search,
    IReservedFieldNamesService reserved,
    IOptionsMonitor<DataTypesSettings> dataTypes,
    IOptionsMonitor<SegmentSettings> segments) : IManagementEndpoints<DocumentTypeEndpoints>
{
    public static void Map(ManagementRoutes<DocumentTypeEndpoints> routes)
    {
        routes.Get("document-type/{id:guid}", BackOfficePolicies.TreeAccessDocumentsOrDocumentTypes, (e, request) => e.ByKey(request));
        routes.Get("document-type/allowed-at-root", BackOfficePolicies.TreeAccessDocumentsOrDocumentTypes, (e, request) => e.AllowedAtRoot(request));
        routes.Get("document-type/{id:guid}/allowed-children", BackOfficePolicies.TreeAccessDocumentsOrDocumentTypes, (e, request) => e.AllowedBelow(request));
        routes.Get("document-type/{id:guid}/blueprint", BackOfficePolicies.SectionAccessContent, (e, request) => e.Blueprints(request));
        routes.Get("document-type/configuration", BackOfficePolicies.TreeAccessDocumentTypes, (e, _) => e.Configuration());
        routes.Get("item/document-type", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("item/document-type/search", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Search(request));
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await types.GetAsync(request.Key()) is { } type
        ? Answer.Ok(new DocumentTypeModel(type))
        : Answer.Problem(TypeProblems.Table[ContentTypeOperationStatus.NotFound]);

    private async Task<IResult> AllowedAtRoot(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IContentType> allowed = await types.GetAllAllowedAsRootAsync(paging.Skip, paging.Take);
        return Answer.Ok(new Paged<AllowedType>(allowed.Total, [.. allowed.Items.Select(AllowedType.Of)]));
    }

    private async Task<IResult> AllowedBelow(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<IContentType>?, ContentTypeOperationStatus> allowed =
            await types.GetAllowedChildrenAsync(request.Key(), request.QueryKey("parentContentKey"), paging.Skip, paging.Take);
        return allowed.Success
            ? Answer.Ok(new Paged<AllowedType>(allowed.Result!.Total, [.. allowed.Result.Items.Select(AllowedType.Of)]))
            : Answer.From(allowed, TypeProblems.Table);
    }

    private async Task<IResult> Blueprints(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<IContent>?, ContentEditingOperationStatus> found = await blueprints.GetPagedByContentTypeAsync(request.Key(), paging.Skip, paging.Take);
        return found.Success
            ? Answer.Ok(new Paged<BlueprintItem>(found.Result!.Total, [.. found.Result.Items.Select(BlueprintItem.Of)]))
            : Answer.From(found, ContentProblems.Editing);
    }

    /// <summary>Templates are switched off: pages are made by the program's own components.</summary>
    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new DocumentTypeConfiguration(
        dataTypes.CurrentValue.CanBeChanged,
        DisableTemplates: true,
        segments.CurrentValue.Enabled,
        reserved.GetDocumentReservedFieldNames())));

    private Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IContentType> found = keys.Count == 0 ? [] : types.GetMany(keys);
        return Task.FromResult(Answer.Ok(found.InOrderOf(keys, type => type.Key).Select(DocumentTypeItem.Of).ToArray()));
    }

    private async Task<IResult> Search(ManagementRequest request)
    {
        bool? isElement = request.Flag("isElement");
        Guid[] keys = await search.KeysAsync(request, UmbracoObjectTypes.DocumentType);
        IEnumerable<IContentType> found = keys.Length == 0 ? [] : types.GetMany(keys);
        return Answer.Ok(request.Paging.Of(
            found.InOrderOf(keys, type => type.Key).Where(type => isElement is null || type.IsElement == isElement).Select(DocumentTypeItem.Of).ToArray()));
    }
}
