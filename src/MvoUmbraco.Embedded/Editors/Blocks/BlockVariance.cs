using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>
/// Fits stored blocks to the variation that their types have now. When a document property starts or stops to vary by
/// culture, its values are moved in the database; values inside blocks are not, so it is done on reading: what was
/// invariant becomes the default language's, and the other way round.
/// </summary>
internal sealed class BlockVariance(ILanguageService languages, IContentTypeService contentTypes)
{
    public string DefaultCulture => languages.GetDefaultIsoCodeAsync().GetAwaiter().GetResult();

    /// <summary>For editing: the values of one block, for the culture being edited.</summary>
    public IList<BlockPropertyValue> Align(IList<BlockPropertyValue> values, string? culture)
    {
        if (values.All(value => value.PropertyType!.VariesByCulture() == Varies(value)))
        {
            return values;
        }

        var defaultCulture = DefaultCulture;
        var aligned = new List<BlockPropertyValue>(values.Count);
        foreach (var value in values)
        {
            var varies = value.PropertyType!.VariesByCulture();
            if (varies != Varies(value))
            {
                if (!varies && !Same(value.Culture, defaultCulture))
                {
                    continue;
                }

                value.Culture = varies ? culture ?? defaultCulture : null;
            }

            aligned.Add(value);
        }

        return aligned;
    }

    /// <summary>
    /// For editing: which blocks show in which culture. Entries of blocks that are gone are dropped; entries of a
    /// block whose type changed its variation are made anew from the cultures of its values.
    /// </summary>
    public void AlignExpose(BlockValue value)
    {
        var blocks = value.ContentData.GroupBy(block => block.Key).ToDictionary(same => same.Key, same => same.First());
        var varying = contentTypes.GetMany(blocks.Values.Select(block => block.ContentTypeKey).Distinct())
            .Where(type => type.VariesByCulture()).Select(type => type.Key).ToHashSet();
        var expose = value.Expose.Where(entry => blocks.ContainsKey(entry.ContentKey)).ToList();
        var changed = expose.Where(entry => Mismatch(entry, blocks[entry.ContentKey])).Select(entry => entry.ContentKey).ToHashSet();

        value.Expose =
        [
            .. expose.Where(entry => !changed.Contains(entry.ContentKey))
                .Concat(changed.SelectMany(key => FromValues(blocks[key])))
                .DistinctBy(entry => (entry.ContentKey, entry.Culture?.ToUpperInvariant(), entry.Segment)),
        ];

        bool Mismatch(BlockItemVariation entry, BlockItemData block) =>
            entry.Culture is not null != varying.Contains(block.ContentTypeKey)
            && (entry.Culture is null ? block.Values.Any(Varies) : !block.Values.Any(Varies));

        static IEnumerable<BlockItemVariation> FromValues(BlockItemData block)
        {
            var cultures = block.Values.Any(Varies);
            return block.Values.Where(inner => !cultures || Varies(inner))
                .Select(inner => new BlockItemVariation(block.Key, inner.Culture, inner.Segment));
        }
    }

    /// <summary>For rendering: the culture under which a value counts; null when it does not count at all.</summary>
    public (bool Counts, string? Culture) CultureOf(BlockPropertyValue value, IPublishedPropertyType property, IPublishedElement owner)
    {
        var varies = (owner.ContentType.Variations & property.Variations).VariesByCulture();
        if (varies == Varies(value))
        {
            return (true, varies ? value.Culture : null);
        }

        var defaultCulture = DefaultCulture;
        return varies ? (true, defaultCulture) : (Same(value.Culture, defaultCulture), null);
    }

    /// <summary>For rendering: the entries of one block, as its variation is now.</summary>
    public IReadOnlyList<BlockItemVariation> ExposeOf(BlockValue value, IPublishedElement owner, IPublishedElement block)
    {
        BlockItemVariation[] own = [.. value.Expose.Where(entry => entry.ContentKey == block.Key)];
        var varies = (owner.ContentType.Variations & block.ContentType.Variations).VariesByCulture();
        if (own.Length == 0 || !Array.TrueForAll(own, entry => entry.Culture is null == varies))
        {
            return own;
        }

        var defaultCulture = DefaultCulture;
        return varies
            ? [.. own.Select(entry => new BlockItemVariation(entry.ContentKey, defaultCulture, entry.Segment))]
            : [.. own.Where(entry => Same(entry.Culture, defaultCulture))
                .Select(entry => new BlockItemVariation(entry.ContentKey, culture: null, entry.Segment))];
    }

    private static bool Varies(BlockPropertyValue value) => !string.IsNullOrWhiteSpace(value.Culture);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
