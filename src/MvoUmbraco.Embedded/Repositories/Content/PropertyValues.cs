using System.Globalization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>What happens to the published side of a document's values when it is saved.</summary>
internal enum PublishedSide
{
    /// <summary>Stays as it is stored, whatever the entity in hand says: a publish that failed leaves traces there.</summary>
    Kept,

    /// <summary>Becomes what the entity says is published.</summary>
    Replaced,

    /// <summary>Goes.</summary>
    Cleared,
}

/// <summary>The values of an entity as they are stored, and what differs between their two sides.</summary>
internal sealed record WrittenValues(IReadOnlyList<StoredValue> Values, bool Edited, IReadOnlySet<string> EditedCultures);

/// <summary>Turns property values into what is stored and back.</summary>
internal sealed class PropertyValues(Lazy<ILanguageRepository> languages)
{
    /// <summary>
    /// Properties of the types with their stored values. Nulls are not set: a null published value would overwrite the
    /// edited one of a type without publishing.
    /// </summary>
    public static PropertyCollection Read(IEnumerable<IPropertyType> types, IReadOnlyList<StoredValue> values)
    {
        ILookup<int, StoredValue> byType = values.ToLookup(value => value.Property);
        return new PropertyCollection(types.Select(type => Property.CreateWithValues(0, type, [.. byType[type.Id].SelectMany(Sides)])));
    }

    private static IEnumerable<Property.InitialPropertyValue> Sides(StoredValue value)
    {
        if (value.Edited is not null || value.Segment is not null)
        {
            yield return new Property.InitialPropertyValue(value.Culture, value.Segment, false, StoredText.Decode(value.Edited));
        }

        if (value.PublishedText is { } published)
        {
            yield return new Property.InitialPropertyValue(value.Culture, value.Segment, true, StoredText.Decode(published));
        }
    }

    /// <param name="properties">The entity's.</param>
    /// <param name="variesByCulture">Whether the entity's type does.</param>
    /// <param name="side">What becomes of the published side.</param>
    /// <param name="before">The values as stored until now.</param>
    public WrittenValues Write(IPropertyCollection properties, bool variesByCulture, PublishedSide side, IReadOnlyList<StoredValue> before)
    {
        List<StoredValue> written = [];
        HashSet<string> editedCultures = new(StringComparer.OrdinalIgnoreCase);
        bool edited = false;
        Dictionary<(int, string?, string?), string?> publishedBefore = side == PublishedSide.Kept
            ? before.Where(value => value.Published is not null).ToDictionary(value => (value.Property, value.Culture, value.Segment), value => value.PublishedText)
            : [];

        foreach (IProperty property in properties)
        {
            IPropertyType type = property.PropertyType;
            edited |= !type.SupportsPublishing;
            foreach (IPropertyValue value in property.Values)
            {
                string? culture = CultureOf(value.Culture);
                string? editedText = Encode(type, value.EditedValue);
                string? publishedText = !type.SupportsPublishing ? null : side switch
                {
                    PublishedSide.Kept => publishedBefore.GetValueOrDefault((type.Id, culture, value.Segment)),
                    PublishedSide.Replaced => Encode(type, value.PublishedValue),
                    _ => null,
                };
                if (editedText is not null || publishedText is not null || value.Segment is not null)
                {
                    string? published = publishedText is not null && publishedText == editedText ? StoredValue.AsEdited : publishedText;
                    written.Add(new StoredValue(type.Id, culture, value.Segment, editedText, published));
                }

                // Values of a culture stay when a property stops varying, and the other way around; they don't count.
                bool counts = type.SupportsPublishing && (type.VariesByCulture() ? culture is not null || value.Segment is not null : culture is null);
                if (counts && editedText != publishedText)
                {
                    edited = true;
                    if (variesByCulture && (culture ?? (value.Segment is null ? languages.Value.GetDefaultIsoCode() : null)) is { } of)
                    {
                        editedCultures.Add(of);
                    }
                }
            }
        }

        return new WrittenValues(written, edited, editedCultures);
    }

    /// <summary>The ISO code as the language has it.</summary>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public string? CultureOf(string? culture) => string.IsNullOrEmpty(culture)
        ? null
        : languages.Value.GetIsoCodeById(languages.Value.GetIdByIsoCode(culture))
            ?? throw new ArgumentException($"There is no language '{culture}'. Add it before saving content in it.", nameof(culture));

    /// <summary>As the storage type of the property wants it, like a database column would.</summary>
    private static string? Encode(IPropertyType type, object? value) => type.ValueStorageType switch
    {
        _ when value is null => null,
        ValueStorageType.Ntext or ValueStorageType.Nvarchar => StoredText.Encode(value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)),
        ValueStorageType.Integer when value is string text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? StoredText.Encode(number) : null,
        _ => StoredText.Encode(value),
    };
}
