using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace MvoUmbraco.Embedded.Editors.RichText;

/// <summary>
/// Resolves, for the Delivery API, what links and images in rich text point to:
/// <c>/{localLink:&lt;guid&gt;}</c> with the kind in a <c>type</c> attribute, or
/// <c>/{localLink:umb://document/&lt;hex&gt;}</c> before; images by the UDI in <c>data-udi</c>.
/// </summary>
internal sealed partial class LocalLinks(
    IApiContentRouteBuilder routes, IApiMediaUrlProvider mediaUrls, IPublishedContentCache contents, IPublishedMediaCache media)
{
    /// <summary>Null when the address is no local link at all.</summary>
    public Target? Resolve(string? href, string? type, string? culture)
    {
        if (href is null || LocalLink().Match(href) is not { Success: true } match)
        {
            return null;
        }

        var id = match.Groups["id"].Value;
        var query = match.Groups["query"].Value;
        GuidUdi? udi = null;
        if (!UdiParser.TryParse(id, out udi))
        {
            if (!Guid.TryParse(id, out var key))
            {
                return null;
            }

            udi = IsMedia(type) ? new GuidUdi(Constants.UdiEntityType.Media, key)
                : IsDocument(type) ? new GuidUdi(Constants.UdiEntityType.Document, key)
                : null;
        }

        if (udi?.EntityType == Constants.UdiEntityType.Document && contents.GetById(udi.Guid) is { } document
            && routes.Build(document, culture) is { } route)
        {
            route.QueryString = string.IsNullOrWhiteSpace(query) ? null : query;
            return new DocumentTarget(document, route);
        }

        return udi?.EntityType == Constants.UdiEntityType.Media && media.GetById(udi.Guid) is { } medium
            ? new MediaTarget(medium, mediaUrls.GetUrl(medium))
            : new NoTarget();
    }

    /// <summary>The address of the medium behind an image; null when there is none.</summary>
    public string? ResolveImage(string? dataUdi) =>
        UdiParser.TryParse(dataUdi ?? string.Empty, out GuidUdi? udi) && media.GetById(udi.Guid) is { } medium ? mediaUrls.GetUrl(medium) : null;

    private static bool IsDocument(string? type) => string.Equals(type, Constants.UdiEntityType.Document, StringComparison.OrdinalIgnoreCase);

    private static bool IsMedia(string? type) => string.Equals(type, Constants.UdiEntityType.Media, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("\\{localLink:(?<id>[^}]+)\\}(?<query>[^\"]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LocalLink();

    internal abstract record Target;

    internal sealed record DocumentTarget(IPublishedContent Document, IApiContentRoute Route) : Target;

    internal sealed record MediaTarget(IPublishedContent Medium, string Url) : Target;

    /// <summary>A local link to something that is gone, not public, or of an unknown kind.</summary>
    internal sealed record NoTarget : Target;
}
