using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors;

/// <summary>
/// Any editor that stores JSON and has no converter of its own renders as its JSON. A default converter that the
/// others shadow: the specific ones here, and every plugin's.
/// </summary>
[DefaultPropertyValueConverter]
internal sealed class JsonValueConverter(PropertyEditorCollection editors, ILogger<JsonValueConverter> logger)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) =>
        editors.TryGet(propertyType.EditorAlias, out var editor)
        && string.Equals(editor.GetValueEditor().ValueType, ValueTypes.Json, StringComparison.OrdinalIgnoreCase);

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(JsonDocument);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <summary>What is not JSON stays the text it is.</summary>
    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        if (source?.ToString() is not { } text || !text.DetectIsJson())
        {
            return source?.ToString();
        }

        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            logger.LogError(e, "Property {Property} of {Owner} holds no valid JSON: {Value}", propertyType.Alias, owner.Key, text);
            return text;
        }
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(JsonNode);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        inter is JsonDocument json ? JsonNode.Parse(json.RootElement.GetRawText()) : null;
}
