using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Documents by key, as pickers and lists show them, and documents found by their name.</summary>
internal sealed class DocumentItemEndpoints(IEntityService entities, IIndexedEntitySearchService search, PickerSettings pickers, DocumentTrees trees, DocumentItems items)
    : IManagementEndpoints<DocumentItemEndpoints>
{
    public static void Map(ManagementRoutes<DocumentItemEndpoints> routes)
    {
        routes.Get("item/document", BackOfficePolicies.BackOfficeAccess, (e, request) => e.ByKeys(request));
        routes.Get("item/document/search", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Search(request));
    }

    private Task<IResult> ByKeys(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        Dictionary<Guid, IDocumentEntitySlim> found = keys.Count == 0 ? [] : entities.GetAll(UmbracoObjectTypes.Document, [.. keys]).OfType<IDocumentEntitySlim>().ToDictionary(document => document.Key);
        return Task.FromResult(Answer.Ok(items.Items([.. keys.Where(found.ContainsKey).Select(key => found[key])])));
    }

    private async Task<IResult> Search(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IEntitySlim> found = await search.SearchAsync(
            UmbracoObjectTypes.Document,
            request.Query("query") ?? string.Empty,
            request.QueryKey("parentId"),
            request.QueryKeys("allowedDocumentTypes"),
            request.Flag("trashed"),
            request.Query("culture"),
            paging.Skip,
            paging.Take,
            await pickers.IgnoreStartNodesAsync(request));
        TreeNode[] readable = await trees.ReadableAsync(request.User, [.. found.Items.Select(entity => new TreeNode(entity, HasAccess: true))]);
        return Answer.Ok(new Paged<DocumentItem>(
            found.Total - (found.Items.Count() - readable.Length),
            items.Items([.. readable.Select(node => node.Entity).OfType<IDocumentEntitySlim>()])));
    }
}
