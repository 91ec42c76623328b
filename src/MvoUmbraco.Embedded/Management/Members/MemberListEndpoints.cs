using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Members;

/// <summary>Members found: the list, pickers, and what refers to them.</summary>
internal sealed class MemberListEndpoints(IMemberFilterService filters, IEntityService entities, IIndexedEntitySearchService search, ITrackedReferencesService references, ReferenceItems referencing)
    : IManagementEndpoints<MemberListEndpoints>
{
    public static void Map(ManagementRoutes<MemberListEndpoints> routes)
    {
        routes.Get("filter/member", BackOfficePolicies.SectionAccessMembers, (e, request) => e.Filter(request));
        routes.Get("item/member", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("item/member/search", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Search(request));
        routes.Get("member/{id:guid}/referenced-by", BackOfficePolicies.SectionAccessMembers, (e, request) => e.ReferencedBy(request));
        routes.Get("member/{id:guid}/referenced-descendants", BackOfficePolicies.SectionAccessMembers, (e, request) => e.ReferencedDescendants(request));
        routes.Get("member/are-referenced", BackOfficePolicies.SectionAccessMembers, (e, request) => e.AreReferenced(request));
    }

    private async Task<IResult> Filter(ManagementRequest request)
    {
        Paging paging = request.Paging;
        bool sensitive = request.User.HasAccessToSensitiveData();
        var filter = new MemberFilter
        {
            MemberTypeId = request.QueryKey("memberTypeId"),
            MemberGroupName = request.Query("memberGroupName"),
            IsApproved = sensitive ? request.Flag("isApproved") : null,
            IsLockedOut = sensitive ? request.Flag("isLockedOut") : null,
            Filter = request.Query("filter"),
        };
        PagedModel<MemberFilterItem> page = await filters.FilterAsync(
            filter, request.Query("orderBy") ?? "username", request.Choice<Direction>("orderDirection") ?? Direction.Ascending, paging.Skip, paging.Take);
        return Answer.Ok(new Paged<MemberModel>(page.Total, [.. page.Items.Select(Of).Select(member => sensitive ? member : member.WithoutSensitiveData())]));
    }

    private Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IMemberEntitySlim> found = keys.Count == 0 ? [] : entities.GetAll(UmbracoObjectTypes.Member, [.. keys]).OfType<IMemberEntitySlim>();
        return Task.FromResult(Answer.Ok(found.InOrderOf(keys, member => member.Key).Select(MemberItem.Of).ToArray()));
    }

    /// <summary>By a part of the name, user name or e-mail address.</summary>
    private async Task<IResult> Search(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<IEntitySlim> found = await search.SearchAsync(
            UmbracoObjectTypes.Member, request.Query("query") ?? string.Empty, null, request.QueryKeys("allowedMemberTypes"), trashed: null, skip: paging.Skip, take: paging.Take);
        return Answer.Ok(new Paged<MemberItem>(found.Total, [.. found.Items.OfType<IMemberEntitySlim>().Select(MemberItem.Of)]));
    }

    private async Task<IResult> ReferencedBy(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<RelationItemModel>, GetReferencesOperationStatus> found =
            await references.GetPagedRelationsForItemAsync(request.Key(), UmbracoObjectTypes.Member, paging.Skip, paging.Take, true);
        return found.Success ? Answer.Ok(referencing.Page(found.Result)) : Answer.From(found, ContentProblems.References);
    }

    private async Task<IResult> ReferencedDescendants(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<RelationItemModel>, GetReferencesOperationStatus> found =
            await references.GetPagedDescendantsInReferencesAsync(request.Key(), UmbracoObjectTypes.Member, paging.Skip, paging.Take, true);
        return found.Success
            ? Answer.Ok(new Paged<Reference>(found.Result.Total, [.. found.Result.Items.Select(item => new Reference(item.NodeKey))]))
            : Answer.From(found, ContentProblems.References);
    }

    private async Task<IResult> AreReferenced(ManagementRequest request)
    {
        Paging paging = request.Paging;
        PagedModel<Guid> found = await references.GetPagedKeysWithDependentReferencesAsync(
            request.QueryKeys().ToHashSet(), Constants.ObjectTypes.Member, paging.Skip, paging.Take);
        return Answer.Ok(new Paged<Reference>(found.Total, [.. found.Items.Select(key => new Reference(key))]));
    }

    private static MemberModel Of(MemberFilterItem member) => new(
        member.Key,
        member.Email,
        member.UserName,
        member.Kind,
        new TypeReference(member.MemberTypeKey ?? Guid.Empty, member.MemberTypeIcon ?? string.Empty, null),
        member.IsApproved,
        member.IsLockedOut,
        IsTwoFactorEnabled: false,
        FailedPasswordAttempts: 0,
        member.LastLoginDate,
        member.LastLockoutDate,
        member.LastPasswordChangeDate,
        [.. member.Groups],
        [],
        [new MemberVariant(null, null, member.Name ?? string.Empty, default, default)],
        []);
}
