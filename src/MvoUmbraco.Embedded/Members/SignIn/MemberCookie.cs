using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Delivery;
using MvoUmbraco.Embedded.Identity.SignIn;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Members.SignIn;

/// <summary>The cookie of a signed-in member, and when it is read: with requests that carry it, and only then.</summary>
internal static class MemberCookie
{
    /// <summary>The name of the scheme is the one that members have on Umbraco.</summary>
    public static readonly string Scheme = IdentityConstants.ApplicationScheme;

    private const string Name = "umbraco.member";
    private const string Stamp = "AspNet.Identity.SecurityStamp";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IOptions<GlobalSettings>, StoreAccess>((options, global, store) =>
        {
            options.Cookie.Name = Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = global.Value.UseHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.SlidingExpiration = true;
            options.Events = new CookieAuthenticationEvents { OnValidatePrincipal = context => ValidateAsync(context, store) };
        });
    }

    /// <summary>Makes the member the principal of the request. To stand before whatever keeps answers.</summary>
    public static IApplicationBuilder Use(IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Headers.Cookie.Count > 0 && ConcernsMembers(context.Request.Path) && context.Request.Cookies.Keys.Any(IsOurs)
            ? ReadAsync(context, next)
            : next(context));

    public static ClaimsPrincipal PrincipalOf(MemberRow member) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, member.Key.ToString()),
            new Claim(ClaimTypes.Name, member.Username),
            new Claim(Stamp, member.SecurityStamp ?? string.Empty),
        ],
        Scheme));

    /// <summary>The key of the member that this principal is; null when it is none.</summary>
    public static Guid? KeyIn(ClaimsPrincipal principal)
    {
        foreach (ClaimsIdentity identity in principal.Identities)
        {
            if (identity is { IsAuthenticated: true } && identity.AuthenticationType == Scheme && Guid.TryParse(identity.FindFirst(ClaimTypes.NameIdentifier)?.Value, out Guid key))
            {
                return key;
            }
        }

        return null;
    }

    private static bool IsOurs(string cookie) => string.Equals(cookie, Name, StringComparison.Ordinal);

    /// <summary>The backoffice has its own sign-in, and a request has one principal.</summary>
    private static bool ConcernsMembers(PathString path) =>
        !path.StartsWithSegments(SignInPaths.BackOffice, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/umbraco/delivery", StringComparison.OrdinalIgnoreCase);

    private static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        AuthenticateResult read = await context.AuthenticateAsync(Scheme);
        if (read.Succeeded)
        {
            context.User = read.Principal;
        }

        await next(context);
    }

    private static Task ValidateAsync(CookieValidatePrincipalContext context, StoreAccess store)
    {
        ClaimsPrincipal? principal = context.Principal;
        bool counts = principal is not null
            && KeyIn(principal) is { } key
            && store.Committed.Table(MemberRow.Kind).Get(key) is { Approved: true, LockedOut: false, SecurityStamp: { Length: > 0 } stamp }
            && string.Equals(principal.FindFirst(Stamp)?.Value, stamp, StringComparison.Ordinal);
        if (!counts)
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }
}
