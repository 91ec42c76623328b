using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>What Umbraco's services ask of the current request, who sent it, and its cookies.</summary>
internal sealed class RequestAccess(IHttpContextAccessor http) : IRequestAccessor, ICookieManager, IIpResolver
{
    public string? GetRequestValue(string name) => GetFormValue(name) ?? GetQueryStringValue(name);

    public string? GetQueryStringValue(string name) => http.HttpContext?.Request.Query[name];

    public Uri? GetRequestUrl() => http.HttpContext is { } context ? new Uri(context.Request.GetEncodedUrl()) : null;

    public void ExpireCookie(string cookieName) => http.HttpContext?.Response.Cookies.Delete(cookieName);

    public string? GetCookieValue(string cookieName) => http.HttpContext?.Request.Cookies[cookieName];

    public void SetCookieValue(string cookieName, string value, bool httpOnly, bool secure, string sameSiteMode) =>
        http.HttpContext?.Response.Cookies.Append(cookieName, value, new CookieOptions
        {
            HttpOnly = httpOnly,
            Secure = secure,
            SameSite = Enum.TryParse(sameSiteMode, ignoreCase: true, out SameSiteMode mode) ? mode : SameSiteMode.Strict,
        });

    public bool HasCookie(string cookieName) => http.HttpContext?.Request.Cookies.ContainsKey(cookieName) ?? false;

    /// <summary>Empty outside a request.</summary>
    public string GetCurrentRequestIpAddress() => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? string.Empty;

    private string? GetFormValue(string name) => http.HttpContext?.Request is { HasFormContentType: true } request ? (string?)request.Form[name] : null;
}
