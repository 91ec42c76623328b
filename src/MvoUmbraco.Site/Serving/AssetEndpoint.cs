using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// Serves the files of the site. Under its present address a file may be kept for good. The address of a colour sheet that
/// has since changed still answers, with the present colours, for a page that was loaded just before.
/// </summary>
internal sealed class AssetEndpoint(SiteAssets assets, Editions editions, TimeProvider clock)
{
    public IResult Answer(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        var asset = path.StartsWith(SiteAssets.Folder + "colours.", StringComparison.Ordinal)
            ? editions.At(clock.GetUtcNow()).Colours
            : assets.Find(path);

        SecurityHeaders.Apply(context.Response.Headers);
        if (asset is null)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = path == asset.Url ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(asset.Bytes, asset.ContentType);
    }
}
