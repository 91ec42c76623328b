using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Web.Common.Security;
using Umbraco.Extensions;

namespace MvoUmbraco.Cms;

/// <summary>
/// The plugin's members sign in by Umbraco's member manager and sign-in manager. Both live as long as a request; outside one
/// a scope of its own is made for them.
/// </summary>
internal sealed class CmsSignIn(IHttpContextAccessor http, IServiceScopeFactory scopes, IIdKeyMap keys) : IMemberSignIn
{
    private string? nobodys;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IMemberSignIn, CmsSignIn>();

        // A password that was changed ends the other sign-ins with their next request, not within half an hour.
        services.PostConfigure<MemberSecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
    }

    /// <remarks>The claim holds the member's id; in some set-ups its key.</remarks>
    public Guid? SignedIn
    {
        get
        {
            var identity = http.HttpContext?.User.Identities.FirstOrDefault(identity => identity.IsAuthenticated && identity.AuthenticationType == IdentityConstants.ApplicationScheme);
            var id = identity?.FindFirst(ClaimTypes.NameIdentifier)?.Value;
            return Guid.TryParse(id, out var key) ? key
                : int.TryParse(id, out var number) && keys.GetKeyForId(number, UmbracoObjectTypes.Member) is { Success: true, Result: var found } ? found
                : null;
        }
    }

    public Task<bool> IsPasswordAsync(Guid? member, string password) => WithAsync(async services =>
    {
        var manager = services.GetRequiredService<UserManager<MemberIdentityUser>>();
        var hasher = services.GetRequiredService<IPasswordHasher<MemberIdentityUser>>();

        // Made with the first question, whoever is asked about.
        var nobody = nobodys ??= hasher.HashPassword(new MemberIdentityUser(), RandomNumberGenerator.GetHexString(64));
        if (member is { } key && await manager.FindByIdAsync(key.ToString()) is { PasswordHash.Length: > 0 } user)
        {
            return await manager.CheckPasswordAsync(user, password);
        }

        hasher.VerifyHashedPassword(new MemberIdentityUser(), nobody, password);
        return false;
    });

    public Task<IReadOnlyList<string>> SetPasswordAsync(Guid member, string password) => WithAsync<IReadOnlyList<string>>(async services =>
    {
        var manager = services.GetRequiredService<UserManager<MemberIdentityUser>>();
        var user = await FoundAsync(manager, member);
        var result = await manager.ResetPasswordAsync(user, await manager.GeneratePasswordResetTokenAsync(user), password);
        return [.. result.Errors.Select(error => error.Description)];
    });

    public Task SignInAsync(Guid member, bool staySignedIn) => WithAsync(async services =>
    {
        var user = await FoundAsync(services.GetRequiredService<UserManager<MemberIdentityUser>>(), member);
        await services.GetRequiredService<IMemberSignInManager>().SignInAsync(user, staySignedIn);
        return true;
    });

    // Umbraco's own signing out ends the sign-ins of all devices.
    public async Task SignOutAsync()
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing out needs a request.");
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    public Task EndAllAsync(Guid member) => WithAsync(async services =>
    {
        var manager = services.GetRequiredService<UserManager<MemberIdentityUser>>();
        var result = await manager.UpdateSecurityStampAsync(await FoundAsync(manager, member));
        return result.Succeeded ? true : throw new InvalidOperationException(result.Errors.ToErrorMessage());
    });

    private static async Task<MemberIdentityUser> FoundAsync(UserManager<MemberIdentityUser> manager, Guid member)
        => await manager.FindByIdAsync(member.ToString()) ?? throw new ArgumentException($"There is no member {member}.", nameof(member));

    private async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        if (http.HttpContext is { } context)
        {
            return await work(context.RequestServices);
        }

        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
