using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>
/// What content of a type really has: its own properties and those it is composed of, each with how it varies here (a
/// composed property varies only as far as the type does) and how its values are stored.
/// </summary>
internal sealed record EffectiveType(bool VariesByCulture, IReadOnlyDictionary<int, EffectiveProperty> Properties)
{
    public static EffectiveType Of(State state, ContentTypeRow row)
    {
        var properties = new Dictionary<int, EffectiveProperty>();
        Collect(state, row, row.Variations, [], properties);
        return new EffectiveType(row.Variations.HasFlag(ContentVariation.Culture), properties);
    }

    private static void Collect(State state, ContentTypeRow row, ContentVariation mask, HashSet<int> visited, Dictionary<int, EffectiveProperty> properties)
    {
        if (!visited.Add(row.Id))
        {
            return;
        }

        foreach (PropertyPart property in row.Properties)
        {
            properties.TryAdd(property.Id, new EffectiveProperty(
                (property.Variations & mask).HasFlag(ContentVariation.Culture),
                state.Table(DataTypeRow.Kind).Get(property.DataType)?.Storage));
        }

        foreach (ContentTypeRow composed in row.Compositions.Select(state.Table(ContentTypeRow.Kind).Get).OfType<ContentTypeRow>())
        {
            Collect(state, composed, composed.Variations & mask, visited, properties);
        }
    }
}

/// <param name="VariesByCulture">Whether it has a value per culture here.</param>
/// <param name="Storage">How its values are stored; null when its data type is gone.</param>
internal readonly record struct EffectiveProperty(bool VariesByCulture, ValueStorageType? Storage);
