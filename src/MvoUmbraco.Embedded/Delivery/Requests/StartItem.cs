using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Embedded.Delivery.Requests;

/// <summary>The root that the <c>Start-Item</c> header names, by key or URL segment; looked up once per request.</summary>
internal sealed class StartItem(
    IHttpContextAccessor http,
    IPublishedContentCache documents,
    IDocumentNavigationQueryService navigation,
    IDocumentUrlService urls,
    IVariationContextAccessor variation,
    IRequestPreviewService preview) : IRequestStartItemProvider, IRequestStartItemProviderAccessor
{
    private static readonly object Known = new();

    public string? RequestedStartItem() => http.HttpContext?.Request.Headers.TryGetValue(Constants.DeliveryApi.HeaderNames.StartItem, out var value) is true ? (string?)value : null;

    public IPublishedContent? GetStartItem()
    {
        if (http.HttpContext is not { } context || RequestedStartItem()?.Trim('/') is not { Length: > 0 } requested || string.IsNullOrWhiteSpace(requested))
        {
            return null;
        }

        if (context.Items[Known] is IPublishedContent known)
        {
            return known;
        }

        IPublishedContent? found = Find(requested);
        context.Items[Known] = found;
        return found;
    }

    public bool TryGetValue([NotNullWhen(true)] out IRequestStartItemProvider? requestStartItemProvider)
    {
        requestStartItemProvider = this;
        return true;
    }

    private IPublishedContent? Find(string requested)
    {
        bool draft = preview.IsPreview();
        if (!navigation.TryGetRootKeys(out IEnumerable<Guid> roots))
        {
            return null;
        }

        bool byKey = Guid.TryParse(requested, out Guid key);
        string culture = variation.VariationContext?.Culture ?? string.Empty;
        Guid root = roots.FirstOrDefault(root => byKey
            ? root == key
            : string.Equals(urls.GetUrlSegment(root, culture, draft), requested, StringComparison.OrdinalIgnoreCase));
        return root == Guid.Empty ? null : documents.GetById(draft, root);
    }
}
