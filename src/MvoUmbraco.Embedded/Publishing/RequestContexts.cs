using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>Gives a flow its <see cref="RequestContext"/>, or the one it already has.</summary>
internal sealed class RequestContexts(
    IUmbracoContextAccessor accessor,
    IHttpContextAccessor http,
    IHostingEnvironment hosting,
    UriUtility uris,
    ICacheManager caches,
    IPreviewService preview) : IUmbracoContextFactory
{
    public UmbracoContextReference EnsureUmbracoContext()
    {
        if (accessor.TryGetUmbracoContext(out IUmbracoContext? existing))
        {
            return new UmbracoContextReference(existing, isRoot: false, accessor);
        }

        var made = new RequestContext(http, hosting, uris, caches, preview);
        accessor.Set(made);
        return new UmbracoContextReference(made, isRoot: true, accessor);
    }
}
