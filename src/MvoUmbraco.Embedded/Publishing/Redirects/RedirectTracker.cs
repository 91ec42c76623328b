using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;
using Routes = System.Collections.Generic.IDictionary<(int ContentId, string Culture), (System.Guid ContentKey, string OldRoute)>;

namespace MvoUmbraco.Embedded.Publishing.Redirects;

/// <summary>
/// Remembers the addresses that published documents have before a change, and after it leaves a redirect at each that
/// became another. A route is the path, or, below a domain, the id of the domain's document and the path below the
/// domain: as whoever follows redirects looks for it.
/// </summary>
internal sealed class RedirectTracker(
    IPublishedContentCache published,
    IDocumentNavigationQueryService navigation,
    IPublishedUrlProvider urls,
    IDocumentUrlService segments,
    UrlSegmentProviderCollection segmentProviders,
    IDomainCache domains,
    ILanguageService languages,
    IRedirectUrlService redirects,
    IUmbracoContextFactory contexts,
    ILogger<RedirectTracker> logger) : IRedirectTracker
{
    /// <summary>Domains without a host name are read relative to this; only paths are taken from it.</summary>
    private static readonly Uri AnyHost = new("http://localhost");

    [Obsolete("Umbraco asks with isMove; its interface still has this one.")]
    public void StoreOldRoute(IContent entity, Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)> oldRoutes) =>
        StoreOldRoute(entity, oldRoutes, isMove: true);

    /// <summary>Of the document and everything published below it; nothing when a publish leaves the address as it is.</summary>
    public void StoreOldRoute(IContent entity, Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)> oldRoutes, bool isMove)
    {
        if (published.GetById(entity.Id) is not { } document
            || oldRoutes.Keys.Any(known => known.ContentId == document.Id)
            || !(isMove || AddressMayChange(entity, document)))
        {
            return;
        }

        using UmbracoContextReference context = contexts.EnsureUmbracoContext();
        string[] isoCodes = [.. languages.GetAllAsync().GetAwaiter().GetResult().Select(language => language.IsoCode)];
        foreach (IPublishedContent item in WithDescendants(document))
        {
            foreach ((string culture, string route) in RoutesOf(item, isoCodes))
            {
                oldRoutes[(item.Id, culture)] = (item.Key, route);
            }
        }
    }

    public void CreateRedirects(Routes oldRoutes)
    {
        if (oldRoutes.Count == 0)
        {
            return;
        }

        using UmbracoContextReference context = contexts.EnsureUmbracoContext();
        foreach (((_, string culture), (Guid key, string before)) in oldRoutes)
        {
            if (published.GetById(key) is { } item && RouteOf(item, culture) is { } now && now != before)
            {
                LeaveRedirect(key, culture, before, now);
            }
        }
    }

    private void LeaveRedirect(Guid key, string culture, string before, string now)
    {
        try
        {
            // A document that gets an earlier address back must not be redirected from it to itself.
            foreach (IRedirectUrl circle in redirects.GetContentRedirectUrls(key).Where(redirect => redirect.Url == now).ToList())
            {
                redirects.Delete(circle.Key);
            }

            redirects.Register(before, key, culture);
        }
        catch (Exception e)
        {
            // The change itself is stored already; only visitors with the old address are worse off.
            logger.LogError(e, "No redirect could be left at {Route} for {Document}", before, key);
        }
    }

    private bool AddressMayChange(IContent entity, IPublishedContent document) =>
        segmentProviders.Any(provider => provider.MayAffectDescendantSegments(entity))
        || document.Cultures.Keys.Any(culture => segments.GetUrlSegment(entity.Key, culture, isDraft: false) is not { } segment
            || Answering(entity, culture).Any(provider => provider.HasUrlSegmentChanged(entity, segment, culture)));

    /// <summary>The providers whose segments make up the address: in order, up to the first that wants none after it.</summary>
    private IEnumerable<IUrlSegmentProvider> Answering(IContent entity, string culture)
    {
        foreach (IUrlSegmentProvider provider in segmentProviders.Where(provider => !string.IsNullOrEmpty(provider.GetUrlSegment(entity, published: false, culture))))
        {
            yield return provider;
            if (!provider.AllowAdditionalSegments)
            {
                yield break;
            }
        }
    }

    private IEnumerable<IPublishedContent> WithDescendants(IPublishedContent document) =>
        navigation.TryGetDescendantsKeys(document.Key, out IEnumerable<Guid> below)
            ? below.Select(published.GetById).OfType<IPublishedContent>().Prepend(document)
            : [document];

    /// <summary>One for each culture; an invariant document below a variant one has an address in each language.</summary>
    private IEnumerable<(string Culture, string Route)> RoutesOf(IPublishedContent item, string[] isoCodes)
    {
        bool any = false;
        foreach (string culture in item.Cultures.Keys)
        {
            if (RouteOf(item, culture) is { } route)
            {
                any = true;
                yield return (culture, route);
            }
        }

        if (any || item.ContentType.VariesByCulture())
        {
            yield break;
        }

        foreach (string culture in isoCodes)
        {
            if (RouteOf(item, culture) is { } route)
            {
                yield return (culture, route);
            }
        }
    }

    /// <summary>Null for what has no published address.</summary>
    private string? RouteOf(IPublishedContent item, string culture)
    {
        string url = urls.GetUrl(item.Key, UrlMode.Relative, culture).TrimEnd('/');
        if (url.StartsWith('#') || segments.GetUrlSegment(item.Key, culture, isDraft: false) is null)
        {
            return null;
        }

        return DomainOf(item, culture) is { } domain
            ? domain.ContentId + DomainUtilities.PathRelativeToDomain(DomainUtilities.ParseUriFromDomainName(domain.Name, AnyHost), url)
            : url;
    }

    private Domain? DomainOf(IPublishedContent item, string culture)
    {
        Domain[] nearest = [.. item.Path.GetIdsFromPathReversed().Select(id => domains.GetAssigned(id).ToArray()).FirstOrDefault(assigned => assigned.Length > 0) ?? []];
        return Array.Find(nearest, domain => domain.Culture.InvariantEquals(culture)) ?? nearest.FirstOrDefault();
    }
}
