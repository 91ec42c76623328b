using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Embedded.Delivery.Rendering;

/// <summary>
/// Routes as Umbraco builds them, remembered until something is stored: working one out takes longer than rendering all
/// the rest of an item. A route may depend on the address that was asked (domains), so it is known per host. Callers may
/// change a route (a link adds its query string), so everybody gets an own one.
/// </summary>
internal sealed class KnownRoutes(ApiContentRouteBuilder inner, Database database, IHttpContextAccessor http, IVariationContextAccessor variation, IRequestPreviewService preview)
    : IApiContentRouteBuilder
{
    /// <summary>Cultures and hosts come from requests and may be anything; beyond this nothing more is remembered.</summary>
    private const int Most = 200_000;

    private volatile Remembered remembered = new(-1);

    public IApiContentRoute? Build(IPublishedContent content, string? culture = null)
    {
        if (http.HttpContext?.Request is not { } request)
        {
            return inner.Build(content, culture);
        }

        Remembered routes = Current();
        VariationContext? context = variation.VariationContext;
        var asked = new Asked(content.Key, culture, context?.Culture, context?.Segment, preview.IsPreview(), request.Scheme, request.Host.Value);
        if (!routes.Known.TryGetValue(asked, out Route? route))
        {
            route = inner.Build(content, culture) is { } built ? new Route(built.Path, new ApiContentStartItem(built.StartItem.Id, built.StartItem.Path)) : Route.None;
            routes.Remember(asked, route);
        }

        return route == Route.None ? null : new ApiContentRoute(route.Path, route.StartItem);
    }

    private Remembered Current()
    {
        Remembered routes = remembered;
        long generation = database.Generation;
        return routes.Generation == generation ? routes : remembered = new Remembered(generation);
    }

    private sealed record Route(string Path, ApiContentStartItem StartItem)
    {
        public static readonly Route None = new(string.Empty, new ApiContentStartItem(Guid.Empty, string.Empty));
    }

    private readonly record struct Asked(Guid Key, string? Culture, string? ContextCulture, string? Segment, bool Preview, string Scheme, string? Host);

    private sealed class Remembered(long generation)
    {
        private int count;

        public long Generation => generation;

        public ConcurrentDictionary<Asked, Route> Known { get; } = new();

        public void Remember(Asked asked, Route route)
        {
            if (Volatile.Read(ref count) < Most && Known.TryAdd(asked, route))
            {
                Interlocked.Increment(ref count);
            }
        }
    }
}
