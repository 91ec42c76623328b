using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// A property of a published item.
/// <para>
/// Which culture and segment are meant when none is given follows from the item's type and the property together, so
/// that the value of an invariant property of a variant item may depend on the culture (it may show a variant item);
/// where the stored value is looked up follows from the property alone.
/// </para>
/// Values for the Delivery API are kept per culture of the request and no longer than the values of other items that
/// they may show.
/// </summary>
internal sealed class PublishedNodeProperty : PublishedPropertyBase
{
    private readonly PublishedNode owner;
    private readonly SourceValue[] sources;
    private readonly ContentVariation variations;
    private readonly ContentVariation ownVariations;
    private SourceValue? missing;
    private KeptValues? withOwner;
    private KeptWithOthers? withOthers;

    public PublishedNodeProperty(IPublishedPropertyType type, PublishedNode owner, SourceValue[] sources)
        : base(type, PropertyCacheLevel.Element)
    {
        this.owner = owner;
        this.sources = sources;
        ownVariations = type.Variations;
        variations = type.Variations | owner.ContentType.Variations;
    }

    public override bool HasValue(string? culture = null, string? segment = null)
    {
        Contextualize(variations, ref culture, ref segment);
        SourceValue source = SourceFor(culture, segment);
        return PropertyType.IsValue(source.Source, PropertyValueLevel.Source)
            ?? PropertyType.IsValue(Intermediate(source), PropertyValueLevel.Inter)
            ?? PropertyType.IsValue(GetValue(culture, segment), PropertyValueLevel.Object)
            ?? false;
    }

    public override object? GetSourceValue(string? culture = null, string? segment = null) => SourceFor(culture, segment).Source;

    public override object? GetValue(string? culture = null, string? segment = null)
    {
        Contextualize(variations, ref culture, ref segment);
        string fallback = FallbackName(owner.Services.Rendering.PropertyRenderingContext?.Fallback ?? default);
        KeptValue kept = Kept(PropertyType.CacheLevel).For(culture, segment, fallback);
        return kept.TryGet(out object? value)
            ? value
            : kept.Keep(PropertyType.ConvertInterToObject(owner, PropertyCacheLevel.Element, Intermediate(SourceFor(culture, segment)), owner.IsPreviewing));
    }

    public override object? GetDeliveryApiValue(bool expanding, string? culture = null, string? segment = null)
    {
        VariationContext? context = owner.Services.Variation.VariationContext;
        Contextualize(variations, ref culture, ref segment);
        PropertyCacheLevel level = expanding ? PropertyType.DeliveryApiCacheLevelForExpansion : PropertyType.DeliveryApiCacheLevel;
        KeptValue kept = Kept(level == PropertyCacheLevel.Element ? PropertyCacheLevel.Elements : level)
            .For(culture.Length > 0 ? culture : context?.Culture ?? string.Empty, segment.Length > 0 ? segment : context?.Segment ?? string.Empty, string.Empty);
        return kept.TryGetForDelivery(expanding, out object? value)
            ? value
            : kept.KeepForDelivery(expanding, PropertyType.ConvertInterToDeliveryApiObject(owner, PropertyCacheLevel.Element, Intermediate(SourceFor(culture, segment)), owner.IsPreviewing, expanding));
    }

    private object? Intermediate(SourceValue source) => source.TryGetIntermediate(out object? value)
        ? value
        : source.KeepIntermediate(PropertyType.ConvertSourceToInter(owner, source.Source, owner.IsPreviewing));

    private SourceValue SourceFor(string? culture, string? segment)
    {
        Contextualize(ownVariations, ref culture, ref segment);
        culture = ownVariations.VariesByCulture() ? culture : string.Empty;
        segment = ownVariations.VariesBySegment() ? segment : string.Empty;
        foreach (SourceValue source in sources)
        {
            if (source.Is(culture, segment))
            {
                return source;
            }
        }

        return missing ??= new SourceValue(null);
    }

    /// <summary>Core's own rule, without asking for the context when nothing varies.</summary>
    private void Contextualize(ContentVariation variation, [NotNull] ref string? culture, [NotNull] ref string? segment)
    {
        if (variation != ContentVariation.Nothing && (culture is null || segment is null))
        {
            owner.Services.Variation.ContextualizeVariation(variation, owner.Id, Alias, ref culture, ref segment);
        }

        culture ??= string.Empty;
        segment ??= string.Empty;
    }

    private KeptValues Kept(PropertyCacheLevel level)
    {
        switch (level)
        {
            case PropertyCacheLevel.Element:
                return withOwner ??= new KeptValues();
            case PropertyCacheLevel.Elements when owner.ItemType != PublishedItemType.Member:
                object validity = owner.Services.Elements.Validity;
                KeptWithOthers? kept = withOthers;
                if (kept?.Validity != validity)
                {
                    withOthers = kept = new KeptWithOthers(validity, new KeptValues());
                }

                return kept.Values;
            default:
                return new KeptValues();
        }
    }

    /// <summary>Block values show other blocks when languages may stand in for each other; no other fallback changes a converted value.</summary>
    private static string FallbackName(Fallback fallback)
    {
        string name = string.Empty;
        foreach (int policy in fallback)
        {
            name = policy switch
            {
                Fallback.Language => name + "l",
                Fallback.DefaultLanguage => name + "d",
                _ => name,
            };
        }

        return name;
    }

    private sealed record KeptWithOthers(object Validity, KeptValues Values);
}
