using System.Globalization;
using MvoUmbraco.Usync.Files;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Usync.Content;

/// <summary>
/// A property value between its text in a file and the value Umbraco holds, by the storage type of the property:
/// whole number, decimal, date without zone, or text (JSON compact).
/// </summary>
internal static class StoredValue
{
    /// <summary>The value for Umbraco; null for an empty text. False when the text is not of the storage type.</summary>
    public static bool TryParse(string text, ValueStorageType storage, out object? value)
    {
        value = null;
        if (text.Length == 0)
        {
            return true;
        }

        CultureInfo invariant = CultureInfo.InvariantCulture;
        switch (storage)
        {
            case ValueStorageType.Integer:
                if (int.TryParse(text, NumberStyles.Integer, invariant, out int number))
                {
                    value = number;
                }
                else if (bool.TryParse(text, out bool flag))
                {
                    value = flag ? 1 : 0;
                }

                break;
            case ValueStorageType.Decimal:
                value = decimal.TryParse(text, NumberStyles.Number, invariant, out decimal amount) ? amount : null;
                break;
            case ValueStorageType.Date:
                value = DateTime.TryParse(text, invariant, DateTimeStyles.None, out DateTime date)
                    ? DateTime.SpecifyKind(date, DateTimeKind.Unspecified)
                    : null;
                break;
            default:
                value = StoredJson.ToStored(text);
                break;
        }

        return value is not null;
    }

    /// <summary>The text for a file.</summary>
    public static string ToText(object? value) => value switch
    {
        null => string.Empty,
        DateTime date => Spelling.Second(date),
        decimal amount => WithoutTrailingZeros(amount).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => StoredJson.ToExported(value.ToString() ?? string.Empty),
    };

    // Dividing by one with 28 decimals leaves the shortest scale: databases give 1.500000000 for 1.5.
    private static decimal WithoutTrailingZeros(decimal amount) => amount / 1.0000000000000000000000000000m;
}
