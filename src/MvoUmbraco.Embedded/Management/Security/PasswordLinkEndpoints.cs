using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Identity.Passwords;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Users;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Security;

/// <summary>
/// Passwords by link: forgotten ones, and the first one of who is invited. The answer to a request for a link is the same,
/// and takes as long, whether somebody has the address or not, and whether a mail is due or <see cref="ResetMailLimit"/> holds it back.
/// </summary>
internal sealed class PasswordLinkEndpoints(IUserService users, IOptionsMonitor<UserPasswordConfigurationSettings> rules, ResetMailLimit limit, TimeProvider time)
    : IManagementEndpoints<PasswordLinkEndpoints>
{
    public static void Map(ManagementRoutes<PasswordLinkEndpoints> routes)
    {
        routes.Get("security/configuration", BackOfficePolicies.BackOfficeAccess, (e, _) => Task.FromResult(e.Rules()));
        routes.PostForAnybody("security/forgot-password", (e, request) => e.Forgot(request));
        routes.PostForAnybody("security/forgot-password/verify", (e, request) => e.VerifyReset(request));
        routes.PostForAnybody("security/forgot-password/reset", (e, request) => e.Reset(request));
        routes.PostForAnybody("user/invite/verify", (e, request) => e.VerifyInvitation(request));
        routes.PostForAnybody("user/invite/create-password", (e, request) => e.AnswerInvitation(request));
        routes.Post("user/invite", BackOfficePolicies.SectionAccessUsers, (e, request) => e.Invite(request));
        routes.Post("user/invite/resend", BackOfficePolicies.SectionAccessUsers, (e, request) => e.InviteAgain(request));
    }

    private sealed record EmailModel(string Email);

    private sealed record CodeOfReset(Reference User, string ResetCode);

    private sealed record PasswordByCode(Reference User, string ResetCode, string Password);

    private sealed record InvitationCode(Reference User, string Token);

    private sealed record FirstPassword(Reference User, string Token, string Password);

    private sealed record Invitation(string Email, string UserName, string Name, IReadOnlyList<Reference> UserGroupIds, Guid? Id = null, string? Message = null);

    private sealed record RepeatedInvitation(Reference User, string? Message = null);

    private sealed record SecurityConfiguration(PasswordRules PasswordConfiguration);

    private IResult Rules() => Answer.Ok(new SecurityConfiguration(PasswordRules.Of(rules.CurrentValue)));

    private async Task<IResult> Forgot(ManagementRequest request)
    {
        EmailModel asked = await request.BodyAsync<EmailModel>();
        UserOperationStatus status = await TakingTimeAsync(request, async () => limit.Allows(asked.Email, request.Context.Connection.RemoteIpAddress)
            ? (await users.SendResetPasswordEmailAsync(asked.Email)).Result
            : UserOperationStatus.Success);
        return status is UserOperationStatus.CannotPasswordReset or UserOperationStatus.ApplicationUrlNotConfigured ? Answer.Problem(UserProblems.Table[status]) : Answer.Done;
    }

    private async Task<IResult> VerifyReset(ManagementRequest request)
    {
        CodeOfReset asked = await request.BodyAsync<CodeOfReset>();
        Attempt<UserOperationStatus> verified = await TakingTimeAsync(request, () => users.VerifyPasswordResetAsync(asked.User.Id, asked.ResetCode));
        return verified.Success ? Rules() : Answer.From(verified, UserProblems.Table);
    }

    private async Task<IResult> Reset(ManagementRequest request)
    {
        PasswordByCode asked = await request.BodyAsync<PasswordByCode>();
        Attempt<PasswordChangedModel, UserOperationStatus> changed = await TakingTimeAsync(request, () => users.ResetPasswordAsync(asked.User.Id, asked.ResetCode, asked.Password));
        return changed.Success ? Results.NoContent() : Problem(changed);
    }

    private async Task<IResult> VerifyInvitation(ManagementRequest request)
    {
        InvitationCode asked = await request.BodyAsync<InvitationCode>();
        Attempt<UserOperationStatus> verified = await users.VerifyInviteAsync(asked.User.Id, asked.Token);
        return verified.Success ? Rules() : Answer.From(verified, UserProblems.Table);
    }

    private async Task<IResult> AnswerInvitation(ManagementRequest request)
    {
        FirstPassword asked = await request.BodyAsync<FirstPassword>();
        Attempt<PasswordChangedModel, UserOperationStatus> changed = await users.CreateInitialPasswordAsync(asked.User.Id, asked.Token, asked.Password);
        return changed.Success ? Answer.Done : Problem(changed);
    }

    private async Task<IResult> Invite(ManagementRequest request)
    {
        Invitation asked = await request.BodyAsync<Invitation>();
        Attempt<UserInvitationResult, UserOperationStatus> invited = await users.InviteAsync(request.User.Key, new UserInviteModel
        {
            Id = asked.Id,
            Email = asked.Email,
            UserName = asked.UserName,
            Name = asked.Name,
            UserGroupKeys = asked.UserGroupIds.Select(group => group.Id).ToHashSet(),
            Message = asked.Message,
        });
        return invited.Success
            ? Answer.Created(request, "user", invited.Result.InvitedUser!.Key)
            : Answer.Problem(UserProblems.Of(invited.Status, invited.Result.Error?.ErrorMessage));
    }

    private async Task<IResult> InviteAgain(ManagementRequest request)
    {
        RepeatedInvitation asked = await request.BodyAsync<RepeatedInvitation>();
        Attempt<UserInvitationResult, UserOperationStatus> invited = await users.ResendInvitationAsync(
            request.User.Key,
            new UserResendInviteModel { InvitedUserKey = asked.User.Id, Message = asked.Message });
        return Answer.From(invited, UserProblems.Table);
    }

    private static IResult Problem(Attempt<PasswordChangedModel, UserOperationStatus> changed) =>
        Answer.Problem(UserProblems.Of(changed.Status, changed.Result?.Error?.ErrorMessage));

    private async Task<T> TakingTimeAsync<T>(ManagementRequest request, Func<Task<T>> work)
    {
        Task least = Task.Delay(rules.CurrentValue.MinimumResponseTime, time, request.Cancelled);
        T result = await work();
        await least;
        return result;
    }
}
