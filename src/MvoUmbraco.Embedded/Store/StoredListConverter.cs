using System.Text.Json;
using System.Text.Json.Serialization;

namespace MvoUmbraco.Embedded.Store;

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
