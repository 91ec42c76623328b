using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Serialization;

/// <summary>
/// The JSON of stored property values: camelCase names, enums and UDIs as text, untyped values as plain .NET values
/// (<see cref="PlainValueConverter"/>), block values with their typed layouts (<see cref="BlockValueConverter"/>).
/// Nulls are written: stored values show every member, as Umbraco's do.
/// </summary>
internal sealed class StoredValueSerializer() : JsonTextSerializer(Options)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = AsciiEncoder,
        Converters =
        {
            new JsonStringEnumConverter(),
            new UdiConverter(),
            new UdiRangeConverter(),
            new PlainValueConverter(),
            new BlockValueConverter(),
        },
    };
}
