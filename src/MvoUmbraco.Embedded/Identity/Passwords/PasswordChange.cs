using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using MvoUmbraco.Embedded.Identity.SignIn;
using MvoUmbraco.Embedded.Repositories.Users;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>
/// Gives a user another password: the user's own, who knows the old one; that of somebody with a link; or, by an
/// administrator, another's. Every sign-in of the user ends, except the one in which the own password is changed.
/// </summary>
internal sealed class PasswordChange(
    IBackOfficeUserStore users,
    UserPasswords passwords,
    UserLinks links,
    UserSessions sessions,
    SignInEvents events,
    IHttpContextAccessor http,
    TimeProvider time) : IBackOfficePasswordChanger
{
    public async Task<Attempt<PasswordChangedModel?>> ChangeBackOfficePassword(ChangeBackOfficeUserPasswordModel model, IUser? performingUser)
    {
        if (await users.GetAsync(model.User.Key) is not { } user)
        {
            return Fail("The user is no more.", "value");
        }

        bool own = performingUser?.Key == user.Key;
        if (model.ResetPasswordToken is { } code && !links.IsValid(LinkPurpose.ResetPassword, user, code.FromUrlBase64() ?? string.Empty))
        {
            return Fail("The link was used already or is no longer valid.", "resetPasswordToken");
        }

        if (!string.IsNullOrEmpty(model.OldPassword))
        {
            if (await passwords.CheckAsync(user, model.OldPassword, default) == PasswordVerificationResult.Failed)
            {
                return Fail("Incorrect password", "oldPassword");
            }
        }
        else if (own && model.ResetPasswordToken is null && performingUser!.UserState != UserState.Invited)
        {
            return Fail("The old password is required to change one's own.", "oldPassword");
        }

        if (passwords.Faults(model.NewPassword) is { Count: > 0 } faults)
        {
            return Fail(string.Join(' ', faults), "value");
        }

        return await SetAsync(user, model, own) ? Attempt.Succeed<PasswordChangedModel?>(new PasswordChangedModel()) : Fail("A notification handler prevented the change.", "value");
    }

    private async Task<bool> SetAsync(IUser user, ChangeBackOfficeUserPasswordModel model, bool own)
    {
        passwords.Set(user, model.NewPassword, time.GetUtcNow().UtcDateTime);
        if (model.ResetPasswordToken is not null)
        {
            // Who reads the user's mail is the user, as far as guessing passwords is concerned.
            user.IsLockedOut = false;
            user.FailedPasswordAttempts = 0;
        }

        if (await users.SaveAsync(user) != UserOperationStatus.Success)
        {
            return false;
        }

        if (own && Guid.TryParse(http.HttpContext?.User.FindFirst(SignInClaims.Session)?.Value, out Guid session))
        {
            sessions.Keep(session);
        }

        events.PasswordChanged(http.HttpContext, user, byLink: model.ResetPasswordToken is not null, own);
        return true;
    }

    private static Attempt<PasswordChangedModel?> Fail(string message, string member) =>
        Attempt.Fail<PasswordChangedModel?>(new PasswordChangedModel { Error = new ValidationResult(message, [member]) });
}
