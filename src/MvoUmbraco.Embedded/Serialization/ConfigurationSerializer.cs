using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Serialization;

/// <summary>
/// The JSON of data type configuration. Forgiving when it reads (names in any case, numbers and booleans from text,
/// booleans from 0 and 1: configuration of ten years of Umbraco versions), strict when it writes.
/// A property is named by its <see cref="ConfigurationFieldAttribute.Key"/> where it has one (<c>minVal</c> for
/// <c>MinimumValue</c>), else by its name in camelCase.
/// </summary>
internal sealed class ConfigurationSerializer() : JsonTextSerializer(Options), IConfigurationEditorJsonSerializer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = AsciiEncoder,
        Converters =
        {
            new JsonStringEnumConverter(),
            new PlainValueConverter(),
            new UdiConverter(),
            new UdiRangeConverter(),
            new TolerantBooleanConverter(),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(NameByConfigurationField),
    };

    private static void NameByConfigurationField(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            var fields = property.AttributeProvider?.GetCustomAttributes(typeof(ConfigurationFieldAttribute), inherit: true);
            if (fields?.OfType<ConfigurationFieldAttribute>().FirstOrDefault()?.Key is { Length: > 0 } key)
            {
                property.Name = key;
            }
        }
    }
}
