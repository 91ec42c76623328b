using MvoUmbraco.Embedded.Identity.SignIn;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>For who stands at the machine: a new random password for a user, who is let in again and signed out everywhere.</summary>
internal sealed class LostPassword(IBackOfficeUserStore users, UserPasswords passwords, SignIns signIns, SignInEvents events, TimeProvider time)
{
    /// <returns>The password; null when nobody has the name or e-mail address.</returns>
    public async Task<string?> ReplaceAsync(string nameOrEmail)
    {
        if (await users.GetByUserNameAsync(nameOrEmail) is not { } user && (user = await users.GetByEmailAsync(nameOrEmail)) is null)
        {
            return null;
        }

        string password = passwords.Generate();
        passwords.Set(user, password, time.GetUtcNow().UtcDateTime);
        user.IsApproved = true;
        user.IsLockedOut = false;
        user.FailedPasswordAttempts = 0;
        UserOperationStatus saved = await users.SaveAsync(user);
        if (saved != UserOperationStatus.Success)
        {
            throw new InvalidOperationException($"The password of {nameOrEmail} was not changed: {saved}.");
        }

        events.PasswordChanged(null, user, byLink: false, own: false);
        await signIns.EndAllAsync(user);
        return password;
    }
}
