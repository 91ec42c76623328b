using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>
/// Validates what is inside blocks: every property of every visible block, also the properties of which nothing was
/// sent (they may be mandatory). Results are nested, each with the JSON path of its value.
/// </summary>
internal sealed class BlockValidation(IPropertyValidationService properties, IContentTypeService contentTypes)
{
    /// <param name="value">Resolved blocks.</param>
    /// <param name="references">What the layout mentions, at every depth.</param>
    /// <param name="context">Which cultures and segments are being saved or published.</param>
    /// <param name="path">What precedes <c>contentData</c> in the JSON path, with a point at its end, or empty.</param>
    public IEnumerable<ValidationResult> Validate(
        BlockValue value, IReadOnlyCollection<ContentAndSettingsReference> references, PropertyValidationContext context, string path = "")
    {
        var types = contentTypes
            .GetMany(value.ContentData.Concat(value.SettingsData).Select(block => block.ContentTypeKey).Distinct())
            .ToDictionary(type => type.Key);
        var wrong = new NestedValidationResults();
        foreach (var (culture, segment) in Variations(value, context))
        {
            var visible = value.Expose.Where(entry => culture is null || Same(entry.Culture, culture)).Select(entry => entry.ContentKey).ToHashSet();
            var settings = references.Where(reference => visible.Contains(reference.ContentKey))
                .Select(reference => reference.SettingsKey).OfType<Guid>().ToHashSet();
            foreach (var result in Validate(value.ContentData, visible, $"{path}contentData")
                .Concat(Validate(value.SettingsData, settings, $"{path}settingsData")))
            {
                wrong.ValidationResults.Add(result);
            }

            IEnumerable<ValidationResult> Validate(List<BlockItemData> blocks, HashSet<Guid> keys, string blocksPath) =>
                blocks.Select((block, index) => keys.Contains(block.Key) && types.TryGetValue(block.ContentTypeKey, out var type)
                    ? ValidateBlock(block, type, culture, segment, context, $"{blocksPath}[{index}].values")
                    : null).OfType<ValidationResult>();
        }

        return wrong.ValidationResults.Count > 0 ? [wrong] : [];
    }

    /// <summary>
    /// The cultures and segments to look at. When an invariant property is validated, the variant values inside it
    /// are too; when a culture is, so are the invariant values.
    /// </summary>
    private static IEnumerable<(string? Culture, string? Segment)> Variations(BlockValue value, PropertyValidationContext context)
    {
        var everyCulture = context.Culture == "*";
        var culture = everyCulture || string.IsNullOrWhiteSpace(context.Culture) ? null : context.Culture;
        yield return (culture, context.Segment);

        IEnumerable<string?> others = culture is not null ? [null]
            : everyCulture ? value.Expose.Select(entry => entry.Culture).Where(other => other is not null).Distinct(StringComparer.OrdinalIgnoreCase)
            : context.CulturesBeingValidated;
        foreach (var other in others)
        {
            foreach (var segment in context.SegmentsBeingValidated.DefaultIfEmpty(null))
            {
                yield return (other, segment);
            }
        }
    }

    private NestedValidationResults? ValidateBlock(
        BlockItemData block, IContentType type, string? culture, string? segment, PropertyValidationContext context, string path)
    {
        var wrong = new NestedValidationResults();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (value, index) in block.Values.Select((value, index) => (value, index)))
        {
            if (value.PropertyType is not { } property
                || property.VariesByCulture() != culture is not null || !Same(value.Culture, culture)
                || (segment != "*" && (property.VariesBySegment() != segment is not null || !Same(value.Segment, segment))))
            {
                continue;
            }

            seen.Add(property.Alias);
            Add(property, value.Value, $"{path}[{index}].value");
        }

        foreach (var property in type.CompositionPropertyTypes)
        {
            if (!seen.Contains(property.Alias) && segment != "*"
                && property.VariesByCulture() == culture is not null && property.VariesBySegment() == segment is not null)
            {
                Add(property, value: null, $"{path}[{JsonPathExpression.MissingPropertyValue(property.Alias, culture, segment)}].value");
            }
        }

        return wrong.ValidationResults.Count > 0 ? wrong : null;

        void Add(IPropertyType property, object? value, string valuePath)
        {
            var results = new NestedJsonPathValidationResults(valuePath);
            foreach (var result in properties.ValidatePropertyValue(property, value, context))
            {
                results.ValidationResults.Add(result);
            }

            if (results.ValidationResults.Count > 0)
            {
                wrong.ValidationResults.Add(results);
            }
        }
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
