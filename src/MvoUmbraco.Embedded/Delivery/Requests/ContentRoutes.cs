using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Delivery.Requests;

/// <summary>
/// From the path that a request names to the route by which Umbraco knows the content: below the start item when one is
/// asked, else below the domain that the request came to, else as it is. Old addresses are found the same way.
/// </summary>
internal sealed class ContentRoutes(
    IHttpContextAccessor http,
    IDomainCache domains,
    IRequestStartItemProvider startItem,
    IRequestCultureService culture,
    IVariationContextAccessor variation,
    IRedirectUrlService redirects,
    IApiPublishedContentCache content,
    IApiContentRouteBuilder routes,
    IDocumentUrlService urls,
    IOptions<GlobalSettings> globalSettings) : IRequestRoutingService, IRequestRedirectService
{
    public string GetContentRoute(string requestedPath)
    {
        if (string.IsNullOrWhiteSpace(requestedPath))
        {
            return string.Empty;
        }

        string path = WithSlash(requestedPath);
        if (startItem.GetStartItem() is { } start)
        {
            return $"{start.Id}{path}";
        }

        if (DomainOf(path) is not var (domain, address))
        {
            return path;
        }

        if (domain.Culture is not null && string.IsNullOrWhiteSpace(culture.GetRequestedCulture()) && variation.VariationContext?.Culture != domain.Culture)
        {
            variation.VariationContext = new VariationContext(domain.Culture, variation.VariationContext?.Segment);
        }

        return BelowDomain(domain, address);
    }

    public IApiContentRoute? GetRedirectRoute(string requestedPath)
    {
        string path = WithSlash(requestedPath);
        IPublishedContent? start = startItem.GetStartItem();
        if (!globalSettings.Value.HideTopLevelNodeFromPath && start is not null
            && urls.GetUrlSegment(start.Key, variation.VariationContext?.Culture ?? string.Empty, isDraft: false) is { } segment)
        {
            path = WithSlash(segment) + path;
        }

        // Addresses are remembered without the slash at the end.
        path = path.TrimEnd('/');
        string? language = culture.GetRequestedCulture();
        IRedirectUrl? redirect = redirects.GetMostRecentRedirectUrl(path, language);
        if (redirect is null && start is not null)
        {
            redirect = redirects.GetMostRecentRedirectUrl($"{start.Id}{path}", language);
        }

        if (redirect is null && DomainOf(path) is var (domain, address))
        {
            redirect = redirects.GetMostRecentRedirectUrl(BelowDomain(domain, address), language ?? domain.Culture);
        }

        return redirect is not null && content.GetById(redirect.ContentKey) is { } target ? routes.Build(target) : null;
    }

    private static string WithSlash(string path) => path.StartsWith('/') ? path : "/" + path;

    private static string BelowDomain(DomainAndUri domain, Uri address) =>
        $"{domain.ContentId}{DomainUtilities.PathRelativeToDomain(domain.Uri, address.LocalPath)}";

    private (DomainAndUri Domain, Uri Address)? DomainOf(string path)
    {
        Domain[] known = [.. domains.GetAll(includeWildcards: false)];
        if (known.Length == 0 || http.HttpContext?.Request is not { } request
            || !Uri.TryCreate($"{request.Scheme}://{request.Host}{path}", UriKind.Absolute, out Uri? address))
        {
            return null;
        }

        return DomainUtilities.SelectDomain(known, address, defaultCulture: domains.DefaultCulture) is { } domain ? (domain, address) : null;
    }
}
