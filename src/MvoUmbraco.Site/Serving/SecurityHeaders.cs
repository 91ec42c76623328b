using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// What a browser may do with a page of the site: show it, with styles and pictures of this site. The pages run no script,
/// carry no style of their own and stand in no frame; the policy says so, so that nothing slipped into the content can. The
/// forms in which members write run the scripts of this site, and those alone.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly StringValues Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly StringValues ScriptPolicy = $"{Policy}; script-src 'self'; connect-src 'self'";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Referrer = "strict-origin-when-cross-origin";
    private static readonly StringValues Permissions = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static readonly StringValues Openers = "same-origin";

    /// <param name="headers">The headers of the answer.</param>
    /// <param name="runsScript">The page runs a script of the site, which asks the site for more.</param>
    public static void Apply(IHeaderDictionary headers, bool runsScript = false)
    {
        headers.ContentSecurityPolicy = runsScript ? ScriptPolicy : Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = Referrer;
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = Openers;
    }
}
