using System.Security.Principal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Identity.SignIn;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>What Umbraco's user service leaves to a host: making users that can sign in, and the codes of their links.</summary>
internal sealed class BackOfficeUsers(
    IBackOfficeUserStore users,
    UserPasswords passwords,
    UserLinks links,
    SignInEvents events,
    IExternalLoginWithKeyService externalLogins,
    IHttpContextAccessor http,
    IOptions<GlobalSettings> global,
    IOptions<SecuritySettings> security,
    TimeProvider time) : ICoreBackOfficeUserManager
{
    /// <summary>With a random password, which the result tells; a program's user has none.</summary>
    public Task<IdentityCreationResult> CreateAsync(UserCreateModel createModel) => MakeAsync(createModel, createModel.Kind == UserKind.Default ? GeneratePassword() : null);

    /// <summary>Without a password: the invited user chooses one.</summary>
    public Task<IdentityCreationResult> CreateForInvite(UserCreateModel createModel) => MakeAsync(createModel, null);

    public Task<Attempt<string, UserOperationStatus>> GenerateEmailConfirmationTokenAsync(IUser user) => CodeAsync(LinkPurpose.AnswerInvitation, user);

    public Task<Attempt<string, UserOperationStatus>> GeneratePasswordResetTokenAsync(IUser user) => CodeAsync(LinkPurpose.ResetPassword, user);

    public async Task<bool> IsEmailConfirmationTokenValidAsync(IUser user, string token) =>
        await users.GetAsync(user.Key) is { UserState: UserState.Invited } current && links.IsValid(LinkPurpose.AnswerInvitation, current, token);

    public async Task<bool> IsResetPasswordTokenValidAsync(IUser user, string token) =>
        await users.GetAsync(user.Key) is { } current && links.IsValid(LinkPurpose.ResetPassword, current, token);

    public async Task<Attempt<UserUnlockResult, UserOperationStatus>> UnlockUser(IUser user)
    {
        if (await users.GetAsync(user.Key) is not { } current)
        {
            return Attempt.FailWithStatus(UserOperationStatus.UserNotFound, new UserUnlockResult());
        }

        current.IsLockedOut = false;
        current.FailedPasswordAttempts = 0;
        UserOperationStatus saved = await users.SaveAsync(current);
        if (saved != UserOperationStatus.Success)
        {
            return Attempt.FailWithStatus(saved, new UserUnlockResult());
        }

        events.Unlocked(http.HttpContext, current);
        return Attempt.SucceedWithStatus(UserOperationStatus.Success, new UserUnlockResult());
    }

    public Task<Attempt<ICollection<IIdentityUserLogin>, UserOperationStatus>> GetLoginsAsync(IUser user) =>
        Task.FromResult(Attempt.SucceedWithStatus<ICollection<IIdentityUserLogin>, UserOperationStatus>(UserOperationStatus.Success, [.. externalLogins.GetExternalLogins(user.Key)]));

    public void NotifyForgotPasswordRequested(IPrincipal user, string toString) => events.ForgotPassword(http.HttpContext, toString);

    public string GeneratePassword() => passwords.Generate();

    private async Task<IdentityCreationResult> MakeAsync(UserCreateModel model, string? password)
    {
        string allowed = security.Value.AllowedUserNameCharacters;
        if (allowed.Length > 0 && model.UserName.Any(letter => !allowed.Contains(letter, StringComparison.Ordinal)))
        {
            return IdentityCreationResult.Fail($"The user name {model.UserName} has characters that are not allowed. Allowed are {allowed}");
        }

        var user = new User(global.Value)
        {
            Name = model.Name,
            Email = model.Email,
            Username = model.UserName,
            Key = model.Id ?? Guid.NewGuid(),
            Kind = model.Kind,
            Language = global.Value.DefaultUILanguage,
            IsApproved = false,
        };
        if (password is not null)
        {
            passwords.Set(user, password, time.GetUtcNow().UtcDateTime);
        }

        return await users.SaveAsync(user) == UserOperationStatus.Success ? new IdentityCreationResult { Succeded = true, InitialPassword = password } : IdentityCreationResult.Cancel();
    }

    private async Task<Attempt<string, UserOperationStatus>> CodeAsync(LinkPurpose purpose, IUser user) => await users.GetAsync(user.Key) is { } current
        ? Attempt.SucceedWithStatus(UserOperationStatus.Success, links.Create(purpose, current))
        : Attempt.FailWithStatus(UserOperationStatus.UserNotFound, string.Empty);
}
