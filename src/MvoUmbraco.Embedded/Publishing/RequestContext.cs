using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// Umbraco's view of the current request, or of a flow without one (scheduled publishing, a command): then the addresses
/// are those of the site itself.
/// </summary>
internal sealed class RequestContext(
    IHttpContextAccessor http,
    IHostingEnvironment hosting,
    UriUtility uris,
    ICacheManager caches,
    IPreviewService preview) : IUmbracoContext
{
    private static readonly Uri NoAddress = new("http://localhost");
    private Uri? requested;
    private Uri? cleaned;
    private bool? previewing;

    public DateTime ObjectCreated { get; } = DateTime.Now;

    public Uri OriginalRequestUrl => requested
        ?? (http.HttpContext is { } context ? requested = new Uri(context.Request.GetEncodedUrl()) : hosting.ApplicationMainUrl ?? NoAddress);

    public Uri CleanedUmbracoUrl
    {
        get
        {
            if (cleaned is not null)
            {
                return cleaned;
            }

            Uri address = uris.UriToUmbraco(OriginalRequestUrl);
            if (requested is not null)
            {
                cleaned = address;
            }

            return address;
        }
    }

    public IPublishedContentCache Content => caches.Content;

    public IPublishedMediaCache Media => caches.Media;

    public IDomainCache Domains => caches.Domains;

    public IPublishedRequest? PublishedRequest { get; set; }

    public bool IsDebug => hosting.IsDebugMode;

    public bool InPreviewMode => previewing ??= http.HttpContext is not null && preview.IsInPreview();

    public void Dispose()
    {
    }
}
