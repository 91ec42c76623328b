using MvoUmbraco.Embedded.Repositories.Content;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>
/// The difference between two states of a type, and what it does to content of that type:
/// values of a property that is gone are deleted; a property that starts to vary by culture gives its value to the
/// default language, and one that stops takes it back from there; values of a property that is stored otherwise are
/// converted, or dropped where no conversion keeps them. Values and names in other languages stay when a type stops to
/// vary, for the day it varies again; they mean nothing until then.
/// </summary>
internal sealed record TypeChange(EffectiveType Before, EffectiveType After, string DefaultCulture)
{
    public bool IsNothing => Before.VariesByCulture == After.VariesByCulture && Before.Properties.All(
        pair => After.Properties.TryGetValue(pair.Key, out EffectiveProperty after) && after.VariesByCulture == pair.Value.VariesByCulture && !StoredOtherwise(pair.Value, after));

    public ContentRow ApplyTo(ContentRow row)
    {
        IReadOnlyList<StoredValue> values = [.. row.Values.GroupBy(value => value.Property).SelectMany(OfProperty)];
        bool same = values.SequenceEqual(row.Values);
        if (row is not DocumentRow document)
        {
            return same ? row : row with { Values = values };
        }

        return same && Before.VariesByCulture == After.VariesByCulture
            ? document
            : Edits(Names(document with { Values = values }));
    }

    private IEnumerable<StoredValue> OfProperty(IGrouping<int, StoredValue> values)
    {
        if (!Before.Properties.TryGetValue(values.Key, out EffectiveProperty before))
        {
            return values;
        }

        if (!After.Properties.TryGetValue(values.Key, out EffectiveProperty after))
        {
            return [];
        }

        IEnumerable<StoredValue> moved = (before.VariesByCulture, after.VariesByCulture) switch
        {
            (false, true) => Moved(values, from: null, to: DefaultCulture),
            (true, false) => Moved(values, from: DefaultCulture, to: null),
            _ => values,
        };
        return StoredOtherwise(before, after)
            ? moved.Select(value => Converted(value, after.Storage!.Value)).OfType<StoredValue>()
            : moved;
    }

    private static IEnumerable<StoredValue> Moved(IEnumerable<StoredValue> values, string? from, string? to) => values
        .Where(value => !IsIn(value.Culture, to))
        .Select(value => IsIn(value.Culture, from) ? value with { Culture = to } : value);

    private static StoredValue? Converted(StoredValue value, ValueStorageType storage)
    {
        string? edited = ValueConversion.Convert(value.Edited, storage);
        string? published = value.Published == StoredValue.AsEdited ? StoredValue.AsEdited : ValueConversion.Convert(value.Published, storage);
        return edited is null && published is null or StoredValue.AsEdited ? null : value with { Edited = edited, Published = published };
    }

    private DocumentRow Names(DocumentRow row) => (Before.VariesByCulture, After.VariesByCulture) switch
    {
        (false, true) => row with
        {
            Cultures = [.. Others(row.Cultures), new CultureName(DefaultCulture, row.Name, row.UpdateDate)],
            PublishedCultures = row.Published
                ? [.. Others(row.PublishedCultures), new CultureName(DefaultCulture, row.PublishName ?? row.Name, row.PublishDate ?? row.UpdateDate)]
                : row.PublishedCultures,
            Schedule = [],
            Segments = [.. Segments(row, from: null, to: DefaultCulture)],
        },
        (true, false) => row with
        {
            Name = NameIn(row.Cultures) ?? row.Name,
            PublishName = row.Published ? NameIn(row.PublishedCultures) ?? row.PublishName : row.PublishName,
            Schedule = [],
            Segments = [.. Segments(row, from: DefaultCulture, to: null)],
        },
        _ => row,
    };

    private static IEnumerable<NameSegment> Segments(DocumentRow row, string? from, string? to) => row.Segments
        .Where(segment => !IsIn(segment.Culture, to))
        .Select(segment => IsIn(segment.Culture, from) ? segment with { Culture = to } : segment);

    /// <summary>What is edited follows from the values that count now, not from those that stayed behind.</summary>
    private DocumentRow Edits(DocumentRow row)
    {
        List<StoredValue> changed = [.. row.Values.Where(value => value.Edited != value.PublishedText && Counts(value))];
        if (!After.VariesByCulture)
        {
            return row with { Edited = !row.Published || changed.Count > 0 || row.Name != row.PublishName, EditedCultures = [] };
        }

        List<string> edited = [.. row.Cultures.Where(name => IsEdited(row, changed, name)).Select(name => name.Culture)];
        return row with { Edited = !row.Published || edited.Count > 0 || changed.Count > 0, EditedCultures = edited };
    }

    private bool IsEdited(DocumentRow row, List<StoredValue> changed, CultureName name)
    {
        CultureName? published = row.PublishedCultures.FirstOrDefault(other => IsIn(other.Culture, name.Culture));
        return published is null
            || published.Name != name.Name
            || changed.Exists(value => IsIn(value.Culture ?? DefaultCulture, name.Culture));
    }

    private bool Counts(StoredValue value) =>
        After.Properties.TryGetValue(value.Property, out EffectiveProperty property) && property.VariesByCulture == value.Culture is not null;

    private IEnumerable<CultureName> Others(IEnumerable<CultureName> names) => names.Where(name => !IsIn(name.Culture, DefaultCulture));

    private string? NameIn(IEnumerable<CultureName> names) => names.FirstOrDefault(name => IsIn(name.Culture, DefaultCulture))?.Name;

    private static bool StoredOtherwise(EffectiveProperty before, EffectiveProperty after) =>
        before.Storage is { } from && after.Storage is { } to && ValueConversion.Letter(from) != ValueConversion.Letter(to);

    private static bool IsIn(string? culture, string? other) => string.Equals(culture, other, StringComparison.OrdinalIgnoreCase);
}
