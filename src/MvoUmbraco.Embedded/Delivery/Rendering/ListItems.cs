using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Delivery.Requests;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Personal = MvoUmbraco.Embedded.OutputCaching.ContentGeneration;

namespace MvoUmbraco.Embedded.Delivery.Rendering;

/// <summary>
/// The items of a list as JSON. A document stands in many lists and on many pages of one: what it looks like there is
/// remembered until something is stored. Not for members and previews, not where the request chooses what of an item is
/// shown, not for documents with a property that asks to be converted anew each time, and not when a plugin builds the
/// items.
/// </summary>
internal sealed class ListItems(
    Database database,
    IApiPublishedContentCache content,
    IApiContentResponseBuilder responses,
    IVariationContextAccessor variation,
    IRequestPreviewService preview,
    IOptionsMonitor<DeliveryApiSettings> settings)
{
    /// <summary>Bytes remembered together; beyond them nothing more is.</summary>
    internal const long MostBytes = 8 << 20;

    /// <summary>About what a text costs beside its bytes, and what a situation costs by itself.</summary>
    private const int EntrySize = 100;
    private const int SituationSize = 2_000;

    private readonly bool isBuiltByCore = responses.GetType() == typeof(ApiContentResponseBuilder);
    private volatile Remembered remembered = new(-1);

    /// <returns>The items that are there and have an address, in the order of the keys.</returns>
    public IReadOnlyList<byte[]> Render(HttpContext context, DeliveryQuery query, IEnumerable<Guid> keys)
    {
        // The generation is read before anything that is rendered: see Database.Generation.
        Remembered current = Current();
        ConcurrentDictionary<Guid, byte[]>? known = query.IsPlain && isBuiltByCore && !preview.IsPreview() && !Personal.IsPersonal(context)
            ? current.In(SituationOf(context))
            : null;
        List<byte[]> items = [];
        foreach (Guid key in keys)
        {
            if (known is not null && known.TryGetValue(key, out byte[]? item))
            {
                items.Add(item);
            }
            else if (content.GetById(key) is { } document && responses.Build(document) is { } response)
            {
                item = JsonSerializer.SerializeToUtf8Bytes(response, DeliveryJson.Options);
                items.Add(item);
                if (known is not null && document.ContentType.PropertyTypes.All(property => property.DeliveryApiCacheLevel != PropertyCacheLevel.None))
                {
                    current.Remember(known, key, item);
                }
            }
        }

        return items;
    }

    private Situation SituationOf(HttpContext context)
    {
        VariationContext? asked = variation.VariationContext;
        DeliveryApiSettings now = settings.CurrentValue;
        return new Situation(
            context.Request.Scheme,
            context.Request.Host.Value,
            asked?.Culture,
            asked?.Segment,
            context.Request.Headers[Constants.DeliveryApi.HeaderNames.StartItem].ToString(),
            string.Join(',', now.AllowedContentTypeAliases) + "!" + string.Join(',', now.DisallowedContentTypeAliases));
    }

    private Remembered Current()
    {
        Remembered current = remembered;
        long generation = database.Generation;
        return current.Generation == generation ? current : remembered = new Remembered(generation);
    }

    /// <summary>What of a request an item may depend on.</summary>
    private readonly record struct Situation(string Scheme, string? Host, string? Culture, string? Segment, string StartItem, string Types);

    private sealed class Remembered(long generation)
    {
        private readonly ConcurrentDictionary<Situation, ConcurrentDictionary<Guid, byte[]>> situations = new();
        private long bytes;

        public long Generation => generation;

        /// <returns>Null when there is no more room.</returns>
        public ConcurrentDictionary<Guid, byte[]>? In(Situation situation)
        {
            if (situations.TryGetValue(situation, out ConcurrentDictionary<Guid, byte[]>? known))
            {
                return known;
            }

            return Take(SituationSize) ? situations.GetOrAdd(situation, static _ => new()) : null;
        }

        public void Remember(ConcurrentDictionary<Guid, byte[]> known, Guid key, byte[] item)
        {
            if (Take(item.Length + EntrySize) && !known.TryAdd(key, item))
            {
                Interlocked.Add(ref bytes, -(item.Length + EntrySize));
            }
        }

        private bool Take(int size)
        {
            if (Interlocked.Add(ref bytes, size) <= MostBytes)
            {
                return true;
            }

            Interlocked.Add(ref bytes, -size);
            return false;
        }
    }
}
