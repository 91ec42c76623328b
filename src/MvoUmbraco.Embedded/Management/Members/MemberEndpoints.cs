using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Members;

/// <summary>Members of the site, edited.</summary>
internal sealed class MemberEndpoints(
    IMemberEditingService editing,
    IMemberService members,
    IMemberTypeService types,
    IMemberGroupService groups,
    ContentValues values) : IManagementEndpoints<MemberEndpoints>
{
    private const string Policy = BackOfficePolicies.SectionAccessMembers;

    public static void Map(ManagementRoutes<MemberEndpoints> routes)
    {
        routes.Get("member/{id:guid}", Policy, (e, request) => e.ByKey(request));
        routes.Post("member", Policy, (e, request) => e.Create(request));
        routes.Post("member/validate", Policy, (e, request) => e.ValidateCreate(request));
        routes.Put("member/{id:guid}", Policy, (e, request) => e.Update(request));
        routes.Put("member/{id:guid}/validate", Policy, (e, request) => e.ValidateUpdate(request));
        routes.Delete("member/{id:guid}", Policy, (e, request) => e.Delete(request));
        routes.Get("member/configuration", Policy, (_, _) => Task.FromResult(Answer.Ok(new { })));
    }

    private async Task<IResult> ByKey(ManagementRequest request) => await editing.GetAsync(request.Key()) is { } member
        ? Answer.Ok(await ShownTo(request.User, member))
        : Answer.Problem(MemberProblems.Table[MemberEditingOperationStatus.MemberNotFound]);

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateMember asked = await request.BodyAsync<CreateMember>();
        Attempt<MemberCreateResult, MemberEditingStatus> created = await editing.CreateAsync(asked.ToModel(), request.User);
        return created.Success ? Answer.Created(request, "member", created.Result.Content!.Key) : MemberProblems.Of(created.Status);
    }

    private async Task<IResult> ValidateCreate(ManagementRequest request)
    {
        CreateMember asked = await request.BodyAsync<CreateMember>();
        return ContentProblems.Validated(await editing.ValidateCreateAsync(asked.ToModel()), asked.Values);
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        UpdateMember asked = await request.BodyAsync<UpdateMember>();
        Attempt<MemberUpdateResult, MemberEditingStatus> updated = await editing.UpdateAsync(request.Key(), asked.ToModel(), request.User);
        return updated.Success ? Answer.Done : MemberProblems.Of(updated.Status);
    }

    private async Task<IResult> ValidateUpdate(ManagementRequest request)
    {
        UpdateMember asked = await request.BodyAsync<UpdateMember>();
        return ContentProblems.Validated(await editing.ValidateUpdateAsync(request.Key(), asked.ToModel()), asked.Values);
    }

    private async Task<IResult> Delete(ManagementRequest request)
    {
        Attempt<IMember?, MemberEditingStatus> deleted = await editing.DeleteAsync(request.Key(), request.User.Key);
        return deleted.Success ? Answer.Done : MemberProblems.Of(deleted.Status);
    }

    /// <summary>Sensitive data only to who may see it. Two-factor sign-in of members is not offered, so nobody has it.</summary>
    private async Task<MemberModel> ShownTo(IUser user, IMember member)
    {
        var model = new MemberModel(
            member.Key,
            member.Email,
            member.Username,
            MemberKind.Default,
            TypeReference.Of(member.ContentType) with { Collection = null },
            member.IsApproved,
            member.IsLockedOut,
            IsTwoFactorEnabled: false,
            member.FailedPasswordAttempts,
            member.LastLoginDate,
            member.LastLockoutDate,
            member.LastPasswordChangeDate,
            [.. members.GetAllRoles(member.Id).Select(groups.GetByName).OfType<IMemberGroup>().Select(group => group.Key)],
            values.Of(member),
            [new MemberVariant(null, null, member.Name ?? string.Empty, member.CreateDate, member.UpdateDate)],
            []);
        if (user.HasAccessToSensitiveData())
        {
            return model;
        }

        IMemberType type = await types.GetAsync(member.ContentType.Key) ?? throw new InvalidOperationException($"The member type {member.ContentType.Alias} is gone.");
        return model.WithoutSensitiveData() with { Values = [.. model.Values.Where(value => !type.IsSensitiveProperty(value.Alias))] };
    }
}
