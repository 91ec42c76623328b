using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>What was picked from a data source outside the content: the ids, and which source they are of.</summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class EntityDataPickerConverter(IJsonSerializer serializer) : PropertyValueConverterBase
{
    public override bool IsConverter(IPublishedPropertyType propertyType) =>
        propertyType.EditorAlias == Constants.PropertyEditors.Aliases.EntityDataPicker;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(EntityDataPickerValue);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        propertyType.DataType.ConfigurationObject is EntityDataPickerConfiguration configuration
        && serializer.TryRead<Stored>(source, out var stored) && stored.Ids is not null
            ? new EntityDataPickerValue { Ids = stored.Ids, DataSource = configuration.DataSource }
            : null;

    private sealed record Stored(string[]? Ids);
}
