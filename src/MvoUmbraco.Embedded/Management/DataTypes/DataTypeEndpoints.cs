using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Search;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Management.DataTypes;

/// <summary>Data types: read by everybody who edits content of any kind, since editors are configured by them.</summary>
internal sealed class DataTypeEndpoints(IDataTypeService types, IDataTypeUsageService usage, IIndexedEntitySearchService search, ReferenceItems references, IOptionsMonitor<DataTypesSettings> settings)
    : IManagementEndpoints<DataTypeEndpoints>
{
    public static void Map(ManagementRoutes<DataTypeEndpoints> routes)
    {
        routes.Get("data-type/{id:guid}", BackOfficePolicies.TreeAccessDocumentsOrMediaOrMembersOrContentTypes, (e, request) => e.ByKey(request));
        routes.Get("data-type/{id:guid}/is-used", BackOfficePolicies.TreeAccessDocumentsOrMediaOrMembersOrContentTypes, (e, request) => e.IsUsed(request));
        routes.Get("data-type/{id:guid}/referenced-by", BackOfficePolicies.TreeAccessDocumentsOrMediaOrMembersOrContentTypes, (e, request) => e.ReferencedBy(request));
        routes.Get("data-type/configuration", BackOfficePolicies.TreeAccessDocumentsOrMediaOrMembersOrContentTypes, (e, _) => e.Configuration());
        routes.Get("filter/data-type", BackOfficePolicies.TreeAccessDocumentsOrDocumentTypes, (e, request) => e.Filter(request));
        routes.Get("item/data-type", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("item/data-type/search", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Search(request));
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await types.GetAsync(request.Key()) is { } type
        ? Answer.Ok(DataTypeModel.Of(type))
        : Answer.Problem(DataTypeProblems.Table[DataTypeOperationStatus.NotFound]);

    private async Task<IResult> IsUsed(ManagementRequest request)
    {
        Attempt<bool, DataTypeOperationStatus> used = await usage.HasSavedValuesAsync(request.Key());
        return used.Success ? Answer.Ok(used.Result) : Answer.From(used, DataTypeProblems.Table);
    }

    private async Task<IResult> ReferencedBy(ManagementRequest request)
    {
        Paging paging = request.Paging;
        return Answer.Ok(references.Page(await types.GetPagedRelationsAsync(request.Key(), paging.Skip, paging.Take)));
    }

    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new DataTypeConfiguration(
        settings.CurrentValue.CanBeChanged, Constants.DataTypes.Guids.ListViewContentGuid, Constants.DataTypes.Guids.ListViewMediaGuid)));

    private async Task<IResult> Filter(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IDataType> found = await types.FilterAsync(request.Query("name"), request.Query("editorUiAlias"), request.Query("editorAlias"), paging.Skip, paging.Take);
        return Answer.Ok(new Paged<DataTypeItem>(found.Total, [.. found.Items.Select(DataTypeItem.Of)]));
    }

    private async Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IDataType> found = keys.Count == 0 ? [] : await types.GetAllAsync([.. keys]);
        return Answer.Ok(found.InOrderOf(keys, type => type.Key).Select(DataTypeItem.Of).ToArray());
    }

    private async Task<IResult> Search(ManagementRequest request)
    {
        Guid[] keys = await search.KeysAsync(request, UmbracoObjectTypes.DataType);
        IEnumerable<IDataType> found = keys.Length == 0 ? [] : await types.GetAllAsync(keys);
        return Answer.Ok(request.Paging.Of(found.InOrderOf(keys, type => type.Key).Select(DataTypeItem.Of).ToArray()));
    }
}
