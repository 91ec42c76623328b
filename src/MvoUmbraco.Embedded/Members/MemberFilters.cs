using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Members;

/// <summary>The list of members that the backoffice shows.</summary>
internal sealed class MemberFilters(ICoreScopeProvider scopes, IMemberRepository members, IMemberGroupRepository groups) : IMemberFilterService
{
    public async Task<PagedModel<MemberFilterItem>> FilterAsync(
        MemberFilter filter, string orderBy = "username", Direction orderDirection = Direction.Ascending, int skip = 0, int take = 100)
    {
        using ICoreScope scope = scopes.CreateCoreScope(autoComplete: true);
        PagedModel<IMember> page = await members.GetPagedByFilterAsync(filter, skip, take, Ordering.By(FieldOf(orderBy), orderDirection));
        return new PagedModel<MemberFilterItem>(page.Total, [.. page.Items.Select(Of)]);
    }

    /// <summary>Fields by the names of the client; whatever else is asked, the user name orders.</summary>
    private static string FieldOf(string orderBy) => orderBy.ToUpperInvariant() switch
    {
        "EMAIL" => "email",
        "NAME" => "name",
        "ISAPPROVED" => "approved",
        "ISLOCKEDOUT" => "lockedOut",
        "LASTLOGINDATE" => "lastLoginDate",
        "MEMBERTYPE" => "memberType",
        "CREATEDATE" => "createDate",
        "UPDATEDATE" => "updateDate",
        _ => "username",
    };

    private MemberFilterItem Of(IMember member) => new()
    {
        Key = member.Key,
        Name = member.Name,
        UserName = member.Username,
        Email = member.Email,
        IsApproved = member.IsApproved,
        IsLockedOut = member.IsLockedOut,
        LastLoginDate = member.LastLoginDate,
        LastLockoutDate = member.LastLockoutDate,
        LastPasswordChangeDate = member.LastPasswordChangeDate,
        MemberTypeKey = member.ContentType.Key,
        MemberTypeName = member.ContentType.Name,
        MemberTypeIcon = member.ContentType.Icon,
        Kind = MemberKind.Default,
        Groups = [.. groups.GetMemberGroupsForMember(member.Id).Select(group => group.Key)],
    };
}
