using System.Text.Json;
using System.Text.Json.Serialization;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// Reads texts so that those which come again soon are one object: a row says its name four times, and every row says
/// the same languages and words. A slot holds what was read last; whoever loses a race only keeps an object of its own.
/// </summary>
internal sealed class StoredTextConverter : JsonConverter<string>
{
    private const int Slots = 4096;

    /// <summary>In bytes of UTF-8; longer texts are running text and hardly come twice.</summary>
    private const int Longest = 256;

    private readonly string?[] recent = new string?[Slots];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length > Longest)
        {
            return reader.GetString();
        }

        Span<char> room = stackalloc char[Longest];
        ReadOnlySpan<char> text = room[..reader.CopyString(room)];
        ref string? slot = ref recent[string.GetHashCode(text) & (Slots - 1)];
        return slot is { } known && text.SequenceEqual(known) ? known : slot = text.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>Reads the lists of rows into arrays of just their length: rows stay in memory, and most lists hold one thing.</summary>
internal sealed class StoredListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<IReadOnlyList<T>>
    {
        public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Arrays(options).Read(ref reader, typeof(T[]), options);

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
            Arrays(options).Write(writer, value as T[] ?? [.. value], options);

        private static JsonConverter<T[]> Arrays(JsonSerializerOptions options) => (JsonConverter<T[]>)options.GetConverter(typeof(T[]));
    }
}
