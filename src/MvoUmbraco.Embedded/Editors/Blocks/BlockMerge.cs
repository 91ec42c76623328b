using Umbraco.Cms.Core.Models.Blocks;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>
/// Merges two versions of a block value when only some cultures of it may change: when one culture is published, or
/// when a user may edit some languages only. The structure (layout, which blocks there are) is of no culture.
/// </summary>
internal static class BlockMerge
{
    /// <summary>
    /// What is published when <paramref name="culture"/> is: the structure as edited, the values of this culture as
    /// edited, those of other cultures as they were published. Null is the invariant values, "*" all.
    /// </summary>
    public static T PublishCulture<T>(T edited, T? published, string? culture, ElementValues elements)
        where T : BlockValue
    {
        edited.ContentData = Merge(edited.ContentData, published?.ContentData ?? []);
        edited.SettingsData = Merge(edited.SettingsData, published?.SettingsData ?? []);
        return edited;

        List<BlockItemData> Merge(List<BlockItemData> editedBlocks, List<BlockItemData> publishedBlocks) =>
            editedBlocks.ConvertAll(block => WithValues(block, Values(block, publishedBlocks.Find(other => other.Key == block.Key))));

        IEnumerable<BlockPropertyValue> Values(BlockItemData block, BlockItemData? publishedBlock)
        {
            var before = publishedBlock?.Values ?? [];
            foreach (var value in block.Values)
            {
                var old = before.FirstOrDefault(other => SameSlot(other, value));
                if (elements.MergingEditor(value) is { } editor)
                {
                    value.Value = editor.MergePartialPropertyValueForCulture(value.Value, old?.Value, culture);
                    yield return value;
                }
                else if (culture == "*" || SameCulture(value.Culture, culture))
                {
                    yield return value;
                }
                else if (old is not null)
                {
                    yield return old;
                }
            }

            // A value that was removed in another culture than the one being published is still public there; one
            // whose property no longer varies as it did is not.
            foreach (var old in before.Where(other => !SameCulture(other.Culture, culture) && culture != "*"
                && !block.Values.Any(value => SameSlot(other, value))
                && other.PropertyType is { } type && type.Variations.HasFlag(Umbraco.Cms.Core.Models.ContentVariation.Culture) == other.Culture is not null))
            {
                yield return old;
            }
        }
    }

    /// <summary>
    /// What is saved when a user may edit only <paramref name="allowedCultures"/>, and the invariant part only if
    /// <paramref name="canEditInvariant"/>: everything else is as <paramref name="stored"/> has it.
    /// </summary>
    public static T? SaveAllowed<T>(
        T? stored, T? edited, bool canEditInvariant, HashSet<string> allowedCultures, ElementValues elements, Func<T, ISet<Guid>> keysInLayout)
        where T : BlockValue, new()
    {
        var structure = canEditInvariant ? edited : stored;
        if (structure is null)
        {
            return null;
        }

        var keys = keysInLayout(structure);
        var expose = (edited?.Expose ?? []).Where(entry => MayEdit(entry.Culture))
            .Concat((stored?.Expose ?? []).Where(entry => !MayEdit(entry.Culture)));
        return new T
        {
            Layout = structure.Layout,
            ContentData = Merge(stored?.ContentData ?? [], edited?.ContentData ?? []),
            SettingsData = Merge(stored?.SettingsData ?? [], edited?.SettingsData ?? []),
            Expose = [.. expose.Where(entry => keys.Contains(entry.ContentKey))],
        };

        bool MayEdit(string? culture) => culture is null ? canEditInvariant : allowedCultures.Contains(culture);

        List<BlockItemData> Merge(List<BlockItemData> storedBlocks, List<BlockItemData> editedBlocks) =>
        [
            .. editedBlocks.Concat(storedBlocks).DistinctBy(block => block.Key).Where(block => keys.Contains(block.Key))
                .Select(block => WithValues(block, Values(
                    storedBlocks.Find(other => other.Key == block.Key)?.Values ?? [],
                    editedBlocks.Find(other => other.Key == block.Key)?.Values ?? []))),
        ];

        IEnumerable<BlockPropertyValue> Values(IList<BlockPropertyValue> before, IList<BlockPropertyValue> after)
        {
            foreach (var value in after.Where(value => MayEdit(value.Culture)))
            {
                if (elements.MergingEditor(value) is { } editor)
                {
                    value.Value = editor.MergeVariantInvariantPropertyValue(
                        before.FirstOrDefault(other => SameSlot(other, value))?.Value, value.Value, canEditInvariant, allowedCultures);
                }

                yield return value;
            }

            foreach (var value in before.Where(value => !MayEdit(value.Culture)))
            {
                yield return value;
            }
        }
    }

    private static BlockItemData WithValues(BlockItemData block, IEnumerable<BlockPropertyValue> values) =>
        new(block.Key, block.ContentTypeKey, block.ContentTypeAlias) { Values = [.. values] };

    private static bool SameSlot(BlockPropertyValue one, BlockPropertyValue other) =>
        one.Alias == other.Alias && SameCulture(one.Culture, other.Culture) && SameCulture(one.Segment, other.Segment);

    private static bool SameCulture(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
