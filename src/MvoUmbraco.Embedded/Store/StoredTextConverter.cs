using System.Text.Json;
using System.Text.Json.Serialization;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// Reads texts so that those which come again soon are one object: a row says its name four times, and every row says
/// the same languages and words. Remembers a fixed number of short texts, the last read of each slot, so what it keeps
/// alive is bounded (about 2 MB at the very most). Any number of threads may read: a slot is a single reference to an
/// immutable text, and who loses a race merely has an object of its own.
/// </summary>
internal sealed class StoredTextConverter : JsonConverter<string>
{
    /// <summary>A power of two.</summary>
    private const int Slots = 4096;

    /// <summary>In bytes as they stand in the file; longer texts are running text and hardly come twice.</summary>
    internal const int Longest = 256;

    private readonly string?[] recent = new string?[Slots];

    /// <summary>The one that all kinds read with: kinds name the same things.</summary>
    public static StoredTextConverter Shared { get; } = new();

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length > Longest)
        {
            // Also says what is wrong with what is no text.
            return reader.GetString();
        }

        // No text has more characters than it has bytes, escaped or not.
        Span<char> room = stackalloc char[Longest];
        ReadOnlySpan<char> text = room[..reader.CopyString(room)];
        ref string? slot = ref recent[string.GetHashCode(text, StringComparison.Ordinal) & (Slots - 1)];
        return slot is { } known && text.SequenceEqual(known) ? known : slot = text.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
