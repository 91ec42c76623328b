using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Serialization;

/// <summary>A UDI of any class as its text, <c>umb://document/…</c>; empty text reads as null.</summary>
internal sealed class UdiConverter : JsonConverter<Udi>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Udi).IsAssignableFrom(typeToConvert);

    public override Udi? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? UdiParser.Parse(text) : null;

    public override void Write(Utf8JsonWriter writer, Udi value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A UDI range (deployment tools keep them in settings) as its text.</summary>
internal sealed class UdiRangeConverter : JsonConverter<UdiRange>
{
    public override UdiRange? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? UdiRange.Parse(text) : null;

    public override void Write(Utf8JsonWriter writer, UdiRange value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
