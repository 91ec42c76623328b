using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Search;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.MemberTypes;

/// <summary>Member types: read by who edits members or settings.</summary>
internal sealed class MemberTypeEndpoints(IMemberTypeService types, IIndexedEntitySearchService search, IReservedFieldNamesService reserved) : IManagementEndpoints<MemberTypeEndpoints>
{
    public static void Map(ManagementRoutes<MemberTypeEndpoints> routes)
    {
        routes.Get("member-type/{id:guid}", BackOfficePolicies.TreeAccessMembersOrMemberTypes, (e, request) => e.ByKey(request));
        routes.Get("member-type/configuration", BackOfficePolicies.TreeAccessMemberTypes, (e, _) => e.Configuration());
        routes.Get("item/member-type", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("item/member-type/search", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Search(request));
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await types.GetAsync(request.Key()) is { } type
        ? Answer.Ok(new MemberTypeModel(type))
        : Answer.Problem(TypeProblems.Table[ContentTypeOperationStatus.NotFound]);

    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new MemberTypeConfiguration(reserved.GetMemberReservedFieldNames())));

    private Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IMemberType> found = keys.Count == 0 ? [] : types.GetMany(keys);
        return Task.FromResult(Answer.Ok(found.InOrderOf(keys, type => type.Key).Select(MemberTypeItem.Of).ToArray()));
    }

    private async Task<IResult> Search(ManagementRequest request)
    {
        Guid[] keys = await search.KeysAsync(request, UmbracoObjectTypes.MemberType);
        IEnumerable<IMemberType> found = keys.Length == 0 ? [] : types.GetMany(keys);
        return Answer.Ok(request.Paging.Of(found.InOrderOf(keys, type => type.Key).Select(MemberTypeItem.Of).ToArray()));
    }
}
