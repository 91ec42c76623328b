using System.Text.Json;
using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Serialization;

namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>
/// JSON of the Management API: camel case, enums by name, null written out, unknown members ignored (the client sends
/// some), a request refused that lacks a member which must be there (a model's parameters without a default). Moments
/// carry their offset: without one a browser would take them for its own local time.
/// </summary>
internal static class ManagementJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true,
            MaxDepth = 128,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new UtcMoments());
        options.Converters.Add(new UdiConverter());
        options.Converters.Add(new PlainValueConverter());
        options.Converters.Add(new BlockValueConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Umbraco.Core's moments are UTC, whatever their kind says, unless it says local.</summary>
    private sealed class UtcMoments : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset().UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(new DateTimeOffset(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc)));
    }
}
