using System.Globalization;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Reading;

/// <summary>
/// The addresses of published documents, both ways, as Umbraco gives them out. Always the published address, also while an
/// editor previews: what is read is shared by all visitors.
/// </summary>
internal sealed class DocumentAddresses(
    IDocumentUrlService documentUrls,
    IDomainCache domains,
    IDefaultCultureAccessor standard,
    UriUtility uris,
    IOptionsMonitor<RequestHandlerSettings> settings)
{
    private static readonly Uri AnyHost = new("http://localhost/");

    /// <summary>
    /// The language of documents that do not say. Not that of the domain cache: full Umbraco's keeps the one there was when
    /// the site started, before an import or an editor made another the default.
    /// </summary>
    public string DefaultCulture => standard.DefaultCulture;

    /// <summary>The path of a document in a language; null when it has none.</summary>
    public string? PathOf(Guid key, string culture)
    {
        var route = documentUrls.GetLegacyRouteFormat(key, culture, isDraft: false);
        var slash = route.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var path = route[slash..];
        if (slash > 0 && int.TryParse(route.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var domainRoot))
        {
            path = DomainPath(domainRoot, culture).TrimEnd('/') + path;
        }

        return uris.UriFromUmbraco(new Uri(path, UriKind.Relative), settings.CurrentValue).ToString();
    }

    /// <summary>The document at an absolute address, and the language its domain stands for (null without one).</summary>
    public (Guid? Key, string? Culture) Find(Uri address)
    {
        var domain = DomainUtilities.SelectDomain(domains.GetAll(includeWildcards: false), address, defaultCulture: DefaultCulture);
        return (documentUrls.GetDocumentKeyByUri(address, isDraft: false), domain?.Culture);
    }

    private string DomainPath(int documentId, string culture)
    {
        var assigned = domains.GetAssigned(documentId).ToArray();
        var domain = Array.Find(assigned, d => string.Equals(d.Culture, culture, StringComparison.OrdinalIgnoreCase))
            ?? assigned.FirstOrDefault();
        return domain is null ? "/" : DomainUtilities.ParseUriFromDomainName(domain.Name, AnyHost).AbsolutePath;
    }
}
