using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// The cookies in which a browser carries its codes and tokens, encrypted and out of reach of scripts. One that can't be
/// decrypted counts as none and is taken away: it was made with keys that are no more.
/// </summary>
internal sealed class TokenCookies(IDataProtectionProvider protection, IOptionsMonitor<GlobalSettings> settings)
{
    public const string Code = "umbPkceCode";
    public const string Access = "umbAccessToken";
    public const string Refresh = "umbRefreshToken";

    /// <summary>Makes browsers refuse a cookie of this name that is not secure, or set by another host of the domain.</summary>
    private const string HostPrefix = "__Host-";

    public void Set(HttpContext context, string name, string token) =>
        context.Response.Cookies.Append(NameFor(context, name), Protector(name).Protect(token), OptionsFor(context));

    public string? Take(HttpContext context, string name)
    {
        if (!context.Request.Cookies.TryGetValue(NameFor(context, name), out string? value) || value.Length == 0)
        {
            return null;
        }

        try
        {
            return Protector(name).Unprotect(value);
        }
        catch (CryptographicException)
        {
            Remove(context, name);
            return null;
        }
    }

    public void Remove(HttpContext context, string name) => context.Response.Cookies.Delete(NameFor(context, name), OptionsFor(context));

    private IDataProtector Protector(string name) => protection.CreateProtector("Backoffice tokens", name);

    private string NameFor(HttpContext context, string name) => IsSecure(context) ? HostPrefix + name : name;

    private CookieOptions OptionsFor(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = IsSecure(context),
    };

    private bool IsSecure(HttpContext context) => context.Request.IsHttps || settings.CurrentValue.UseHttps;
}
