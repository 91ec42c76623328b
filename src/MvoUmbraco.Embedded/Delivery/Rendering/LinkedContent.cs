using MvoUmbraco.Embedded.Delivery.Access;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Delivery.Rendering;

/// <summary>
/// Builds content that other content refers to. Protected content shows where it is and nothing of what it holds, unless
/// the request may see it; expanding a picker is no way around the protection.
/// </summary>
internal sealed class LinkedContent(
    ApiContentBuilder inner,
    ProtectedContent protection,
    IApiContentNameProvider names,
    IApiContentRouteBuilder routes,
    IVariationContextAccessor variation) : IApiContentBuilder
{
    public IApiContent? Build(IPublishedContent content)
    {
        if (!protection.IsAnythingProtected || protection.IsOpen(content))
        {
            return inner.Build(content);
        }

        return routes.Build(content, variation.VariationContext?.Culture) is { } route
            ? new ApiContent(
                content.Key,
                names.GetName(content),
                content.ContentType.Alias,
                content.CreateDate,
                content.CultureDate(variation),
                route,
                new Dictionary<string, object?>())
            : null;
    }
}
