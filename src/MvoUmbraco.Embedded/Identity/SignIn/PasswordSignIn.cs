using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Identity.Passwords;
using MvoUmbraco.Embedded.Repositories.Users;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
internal enum SignInOutcome
{
    SignedIn,

    /// <summary>Name or password is wrong; which of the two is not told.</summary>
    Wrong,

    /// <summary>Name and password are right, and the user is disabled or invited only.</summary>
    NotAllowed,

    /// <summary>Name and password are right, and the user is locked out.</summary>
    LockedOut,

    /// <summary>Too many attempts with this name are waiting.</summary>
    TooMany,
}

/// <summary>
/// Signs users in by name and password. After <c>UserPassword:MaxFailedAccessAttemptsBeforeLockout</c> failures a user is
/// locked out for <c>UserDefaultLockoutTimeInMinutes</c> (both of <c>Umbraco:CMS:Security</c>).
/// </summary>
internal sealed class PasswordSignIn(
    IBackOfficeUserStore users,
    UserSessions sessions,
    UserPasswords passwords,
    SignInAttempts attempts,
    SignInEvents events,
    SignIns signIns,
    ICoreScopeProvider scopes,
    IOptionsMonitor<SecuritySettings> security,
    IOptionsMonitor<UserPasswordConfigurationSettings> rules,
    TimeProvider time,
    ILogger<PasswordSignIn> logger)
{
    public async Task<SignInOutcome> SignInAsync(HttpContext context, string username, string password)
    {
        string name = username.Trim();
        using SignInAttempts.Attempt? attempt = await attempts.EnterAsync(name, context.RequestAborted);
        if (attempt is null)
        {
            return SignInOutcome.TooMany;
        }

        IUser? user = name.Length == 0 ? null : await users.GetByUserNameAsync(name);
        PasswordVerificationResult checkedPassword = await passwords.CheckAsync(user, password, context.RequestAborted);
        if (user is null || user.Kind != UserKind.Default || checkedPassword == PasswordVerificationResult.Failed)
        {
            await CountAsync(context, user);
            await attempt.FailedAsync(context.RequestAborted);
            return SignInOutcome.Wrong;
        }

        if (!user.IsApproved || IsStillLockedOut(user))
        {
            await attempt.FailedAsync(context.RequestAborted);
            return user.IsApproved ? SignInOutcome.LockedOut : SignInOutcome.NotAllowed;
        }

        attempt.Succeeded();
        if (checkedPassword == PasswordVerificationResult.SuccessRehashNeeded)
        {
            passwords.Rehash(user, password);
        }

        await StartAsync(context, user);
        return SignInOutcome.SignedIn;
    }

    private async Task StartAsync(HttpContext context, IUser user)
    {
        if (!(security.CurrentValue.UserAllowConcurrentLogins ?? security.CurrentValue.AllowConcurrentLogins))
        {
            await signIns.EndAllAsync(user, context.RequestAborted);
        }

        Guid session;
        using (ICoreScope scope = scopes.CreateCoreScope())
        {
            user.IsLockedOut = false;
            user.FailedPasswordAttempts = 0;
            user.LastLoginDate = time.GetUtcNow().UtcDateTime;
            await users.SaveAsync(user);
            session = sessions.Start(user.Id, SignInEvents.Address(context), cleanStale: true);
            scope.Complete();
        }

        await context.SignInAsync(Constants.Security.BackOfficeAuthenticationType, SignInClaims.ForCookie(user, session), new AuthenticationProperties { IsPersistent = true });
        logger.LogInformation("User {User} signed in from {Address}", user.Key, SignInEvents.Address(context));
        events.SignedIn(context, user);
    }

    private async Task CountAsync(HttpContext context, IUser? user)
    {
        logger.LogInformation("A sign-in as {User} from {Address} failed", user?.Key.ToString() ?? "somebody unknown", SignInEvents.Address(context));
        events.Failed(context, user);
        if (user is null || IsStillLockedOut(user))
        {
            return;
        }

        bool wasLockedOut = user.IsLockedOut;
        user.IsLockedOut = false;
        user.FailedPasswordAttempts = wasLockedOut ? 1 : user.FailedPasswordAttempts + 1;
        if (user.FailedPasswordAttempts >= rules.CurrentValue.MaxFailedAccessAttemptsBeforeLockout)
        {
            user.IsLockedOut = true;
            user.LastLockoutDate = time.GetUtcNow().UtcDateTime;
        }

        await users.SaveAsync(user);
        if (user.IsLockedOut)
        {
            logger.LogWarning("User {User} is locked out after {Failures} failed attempts to sign in", user.Key, user.FailedPasswordAttempts);
            events.LockedOut(context, user);
        }
    }

    /// <summary>A lock-out without a date is an administrator's, and ends only when one ends it.</summary>
    private bool IsStillLockedOut(IUser user) => user.IsLockedOut
        && (user.LastLockoutDate is not { } since || time.GetUtcNow().UtcDateTime - since < TimeSpan.FromMinutes(security.CurrentValue.UserDefaultLockoutTimeInMinutes));
}
