using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Members;

/// <summary>Member groups: the roles that protected content lets in.</summary>
internal sealed class MemberGroupEndpoints(IMemberGroupService groups) : IManagementEndpoints<MemberGroupEndpoints>
{
    public static void Map(ManagementRoutes<MemberGroupEndpoints> routes)
    {
        routes.Get("member-group", BackOfficePolicies.SectionAccessMembers, (e, request) => e.List(request));
        routes.Get("member-group/{id:guid}", BackOfficePolicies.SectionAccessMembers, (e, request) => e.ByKey(request));
        routes.Post("member-group", BackOfficePolicies.SectionAccessMembers, (e, request) => e.Create(request));
        routes.Put("member-group/{id:guid}", BackOfficePolicies.SectionAccessMembers, (e, request) => e.Update(request));
        routes.Delete("member-group/{id:guid}", BackOfficePolicies.SectionAccessMembers, (e, request) => e.Delete(request));
        routes.Get("item/member-group", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("tree/member-group/root", BackOfficePolicies.TreeAccessMemberGroups, (e, request) => e.Root(request));
    }

    private async Task<IResult> List(ManagementRequest request) => Answer.Ok(request.Paging.Of((await ByName()).Select(MemberGroupModel.Of).ToArray()));

    private async Task<IResult> ByKey(ManagementRequest request) => await groups.GetAsync(request.Key()) is { } group
        ? Answer.Ok(MemberGroupModel.Of(group))
        : Answer.Problem(MemberGroupProblems.Table[MemberGroupOperationStatus.NotFound]);

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateMemberGroup asked = await request.BodyAsync<CreateMemberGroup>();
        Attempt<IMemberGroup?, MemberGroupOperationStatus> created = await groups.CreateAsync(new MemberGroup { Name = asked.Name.Trim(), Key = asked.Id ?? Guid.NewGuid() });
        return created.Success ? Answer.Created(request, "member-group", created.Result!.Key) : Answer.From(created, MemberGroupProblems.Table);
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        UpdateMemberGroup asked = await request.BodyAsync<UpdateMemberGroup>();
        if (await groups.GetAsync(request.Key()) is not { } group)
        {
            return Answer.Problem(MemberGroupProblems.Table[MemberGroupOperationStatus.NotFound]);
        }

        group.Name = asked.Name.Trim();
        return Answer.From(await groups.UpdateAsync(group), MemberGroupProblems.Table);
    }

    private async Task<IResult> Delete(ManagementRequest request) => Answer.From(await groups.DeleteAsync(request.Key()), MemberGroupProblems.Table);

    private async Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        return Answer.Ok((await groups.GetAsync(keys)).InOrderOf(keys, group => group.Key)
            .Select(group => new MemberGroupItem(group.Key, [], group.Name ?? string.Empty)).ToArray());
    }

    private async Task<IResult> Root(ManagementRequest request) => Answer.Ok(request.Paging.Of(
        (await ByName()).Select(group => new NamedTreeItem(false, group.Key, null, [], group.Name ?? string.Empty)).ToArray()));

    private async Task<IEnumerable<IMemberGroup>> ByName() => (await groups.GetAllAsync()).OrderBy(group => group.Name, StringComparer.InvariantCultureIgnoreCase);
}

internal sealed record MemberGroupModel(Guid Id, string Name)
{
    public static MemberGroupModel Of(IMemberGroup group) => new(group.Key, group.Name ?? string.Empty);
}

internal sealed record MemberGroupItem(Guid Id, IReadOnlyList<Flag> Flags, string Name);

internal sealed record CreateMemberGroup(string Name, Guid? Id = null);

internal sealed record UpdateMemberGroup(string Name);

internal static class MemberGroupProblems
{
    public static StatusTable<MemberGroupOperationStatus> Table { get; } = new()
    {
        { MemberGroupOperationStatus.NotFound, 404, "The member group could not be found", "There is no member group with this id." },
        { MemberGroupOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the member group operation." },
        { MemberGroupOperationStatus.CannotHaveEmptyName, 400, "Name is missing", "A member group must have a name." },
        { MemberGroupOperationStatus.DuplicateName, 400, "The name is taken", "Another member group has this name already." },
        { MemberGroupOperationStatus.DuplicateKey, 400, "The id is taken", "Another member group has this id already." },
    };
}
