using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// A kind of row: its stable code in the file, its row type and its indexes. Row types declare theirs in a static
/// field; <see cref="Kinds"/> lists them all.
/// </summary>
internal abstract class Kind
{
    private protected Kind(string code) => Code = code;

    /// <summary>What stands in the file's <c>kind</c> column; never changes, whatever the classes are called.</summary>
    internal string Code { get; }

    /// <summary>
    /// Whether entities of other kinds are built from rows of this kind, as documents are from types. Entities that were
    /// built from other versions of these tables are built again; see <see cref="EntityShape"/>.
    /// </summary>
    internal bool ShapesEntities { get; init; }

    /// <summary>Place of this kind's table in a <see cref="State"/>; given by <see cref="Kinds"/>.</summary>
    internal int Slot { get; set; } = -1;

    internal abstract Table EmptyTable();

    internal abstract Table Load(IEnumerable<Row> rows);

    internal abstract Row Read(string json);

    internal abstract string ToJson(Row row);
}

/// <inheritdoc cref="Kind"/>
internal sealed class Kind<TRow> : Kind
    where TRow : Row
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { StoredTextConverter.Shared, new StoredListConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } },
    };

    public Kind(string code, params RowIndex<TRow>[] indexes)
        : base(code)
    {
        for (int slot = 0; slot < indexes.Length; slot++)
        {
            indexes[slot].Slot = slot;
        }

        Indexes = indexes;
    }

    internal IReadOnlyList<RowIndex<TRow>> Indexes { get; }

    /// <summary>Rows start with empty lists, so an empty one need not be written.</summary>
    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (typeof(ICollection).IsAssignableFrom(property.PropertyType)
                || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)))
            {
                property.ShouldSerialize = (_, value) => value is not ICollection { Count: 0 } and not null;
            }
        }
    }

    internal override Table EmptyTable() => Table<TRow>.Of(this, []);

    internal override Table Load(IEnumerable<Row> rows) => Table<TRow>.Of(this, [.. rows.Cast<TRow>()]);

    internal override Row Read(string json) => FromJson(json);

    internal override string ToJson(Row row) => ToJson((TRow)row);

    /// <summary>The row as it stands in the file; also the form of a kept version.</summary>
    internal string ToJson(TRow row) => JsonSerializer.Serialize(row, Options);

    /// <exception cref="JsonException">The text is not a row of this kind.</exception>
    internal TRow FromJson(string json) =>
        JsonSerializer.Deserialize<TRow>(json, Options) ?? throw new JsonException($"A stored {Code} is null.");
}
