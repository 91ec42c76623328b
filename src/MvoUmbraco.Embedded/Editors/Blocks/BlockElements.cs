using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>A visible block with its settings, and the configuration that allows it.</summary>
internal sealed record Block<TConfiguration>(
    Guid ContentKey, IPublishedElement Content, Guid? SettingsKey, IPublishedElement? Settings, TConfiguration Configuration);

/// <summary>
/// Turns stored blocks into published elements. A block shows when its element type is configured, and when it is
/// exposed for the culture and segment of the request, or for a language to which the request falls back.
/// </summary>
internal sealed class BlockElements(
    IPublishedContentTypeCache types,
    ICacheManager caches,
    IPublishedModelFactory models,
    IVariationContextAccessor variation,
    IPropertyRenderingContextAccessor rendering,
    BlockVariance variance,
    ILanguageService languages,
    IJsonSerializer serializer)
{
    private static readonly ConcurrentDictionary<Type, ConstructorInvoker> Constructors = new();

    /// <summary>Answers, for items of the layout, the block they stand for; null when it does not show.</summary>
    public Func<IBlockLayoutItem, Block<TConfiguration>?> Resolve<TConfiguration>(
        IPublishedElement owner, BlockValue value, IEnumerable<TConfiguration> configured, PropertyCacheLevel cacheLevel, bool preview)
        where TConfiguration : IBlockConfiguration
    {
        var configurations = configured.GroupBy(block => block.ContentElementTypeKey).ToDictionary(same => same.Key, same => same.First());
        var settingsTypes = configurations.Values.Select(block => block.SettingsElementTypeKey).OfType<Guid>().ToHashSet();
        var context = variation.VariationContext ?? new VariationContext();

        var contents = value.ContentData.Where(data => configurations.ContainsKey(data.ContentTypeKey))
            .Select(data => Visible(owner, value, data, context, cacheLevel, preview)).OfType<IPublishedElement>()
            .GroupBy(element => element.Key).ToDictionary(same => same.Key, same => same.First());
        var settings = contents.Count == 0 ? [] : value.SettingsData.Where(data => settingsTypes.Contains(data.ContentTypeKey))
            .Select(data => Create(owner, data, context, cacheLevel, preview)).OfType<IPublishedElement>()
            .GroupBy(element => element.Key).ToDictionary(same => same.Key, same => same.First());

        return item =>
        {
            if (!contents.TryGetValue(item.ContentKey, out var content)
                || !configurations.TryGetValue(content.ContentType.Key, out var configuration))
            {
                return null;
            }

            // The settings type may have been taken away, or changed, since the block was saved.
            var own = item.SettingsKey is { } key && settings.TryGetValue(key, out var element)
                && element.ContentType.Key == configuration.SettingsElementTypeKey ? element : null;
            return new(item.ContentKey, content, item.SettingsKey, own, configuration);
        };
    }

    /// <summary>
    /// An item of the class that templates expect: <c>BlockListItem&lt;TContent, TSettings&gt;</c> closed over the
    /// model types of the site, or over plain elements when it has none.
    /// </summary>
    public TItem CreateItem<TItem, TConfiguration>(Type genericItem, Block<TConfiguration> block)
        where TConfiguration : IBlockConfiguration
    {
        var item = genericItem.MakeGenericType(
            models.GetModelType(block.Content.ContentType.Alias),
            block.Settings is null ? typeof(IPublishedElement) : models.GetModelType(block.Settings.ContentType.Alias));
        var constructor = Constructors.GetOrAdd(item, static type => ConstructorInvoker.Create(
            type.GetConstructor([typeof(Guid), type.GenericTypeArguments[0], typeof(Guid?), type.GenericTypeArguments[1]])
            ?? throw new InvalidOperationException($"{type} has no constructor of content key, content, settings key and settings.")));
        return (TItem)constructor.Invoke(block.ContentKey, block.Content, block.SettingsKey, block.Settings);
    }

    /// <summary>
    /// The stored form of an inner value: plain values as they are, anything structured as JSON text. Inner values
    /// are stored as text, but hand-made and older content has them as JSON.
    /// </summary>
    public static object? Stored(object? value, IJsonSerializer serializer) => value switch
    {
        JsonValue json => json.ToString(),
        JsonNode node => node.ToJsonString(),
        System.Collections.IEnumerable list and not string => serializer.Serialize(list),
        _ => value,
    };

    private IPublishedElement? Visible(
        IPublishedElement owner, BlockValue value, BlockItemData data, VariationContext context, PropertyCacheLevel cacheLevel, bool preview)
    {
        if (Create(owner, data, context, cacheLevel, preview) is not { } element)
        {
            return null;
        }

        var culture = owner.ContentType.VariesByCulture() && element.ContentType.VariesByCulture() ? NullIfEmpty(context.Culture) : null;
        var segment = owner.ContentType.VariesBySegment() && element.ContentType.VariesBySegment() ? NullIfEmpty(context.Segment) : null;
        var expose = variance.ExposeOf(value, owner, element);
        if (IsExposed(culture))
        {
            return element;
        }

        // Shown in another language, the block has that language's values.
        return culture is not null && FallbackCultures(culture).FirstOrDefault(IsExposed) is { } fallback
            ? Create(owner, data, new VariationContext(fallback, context.Segment), cacheLevel, preview)
            : null;

        bool IsExposed(string? asked) => expose.Any(entry =>
            string.Equals(entry.Culture, asked, StringComparison.OrdinalIgnoreCase) && NullIfEmpty(entry.Segment) == segment);
    }

    private IEnumerable<string> FallbackCultures(string culture)
    {
        var fallback = rendering.PropertyRenderingContext?.Fallback ?? default;
        if (!fallback.HasPolicies)
        {
            yield break;
        }

        foreach (var policy in fallback)
        {
            if (policy == Fallback.DefaultLanguage)
            {
                yield return variance.DefaultCulture;
            }
            else if (policy == Fallback.Language)
            {
                var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { culture };
                var current = culture;
                while (languages.GetAsync(current).GetAwaiter().GetResult()?.FallbackIsoCode is { } next && seen.Add(next))
                {
                    yield return next;
                    current = next;
                }
            }
        }
    }

    private IPublishedElement? Create(
        IPublishedElement owner, BlockItemData data, VariationContext context, PropertyCacheLevel cacheLevel, bool preview)
    {
        if (data.Key == Guid.Empty || TypeOf(data) is not { IsElement: true } type)
        {
            return null;
        }

        var properties = type.PropertyTypes.ToDictionary(property => property.Alias, StringComparer.Ordinal);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var value in data.Values)
        {
            if (!properties.TryGetValue(value.Alias, out var property) || variance.CultureOf(value, property, owner) is not (true, var culture))
            {
                continue;
            }

            var byCulture = owner.ContentType.VariesByCulture() && type.VariesByCulture() && property.VariesByCulture();
            var bySegment = owner.ContentType.VariesBySegment() && type.VariesBySegment() && property.VariesBySegment();
            if (Same(culture, byCulture ? context.Culture : null) && Same(value.Segment, bySegment ? context.Segment : null))
            {
                values[value.Alias] = Stored(value.Value, serializer);
            }
        }

        return models.CreateModel(new PublishedElement(type, data.Key, values, preview, cacheLevel, context, caches));
    }

    /// <summary>Configuration may name an element type that was deleted since; its blocks just do not show.</summary>
    private IPublishedContentType? TypeOf(BlockItemData data)
    {
        try
        {
            return types.Get(PublishedItemType.Element, data.ContentTypeKey);
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool Same(string? one, string? other) =>
        string.Equals(NullIfEmpty(one), NullIfEmpty(other), StringComparison.OrdinalIgnoreCase);
}
