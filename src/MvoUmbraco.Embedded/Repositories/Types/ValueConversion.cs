using System.Globalization;
using MvoUmbraco.Embedded.Repositories.Content;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>
/// Stored values (<see cref="StoredText"/>) from one storage type to another. What the other type can't hold exactly is
/// dropped: a rounded number or a guessed date would look like the editor's own.
/// </summary>
internal static class ValueConversion
{
    /// <summary>The letter that values of this storage type begin with.</summary>
    public static char Letter(ValueStorageType storage) => storage switch
    {
        ValueStorageType.Integer => 'i',
        ValueStorageType.Decimal => 'd',
        ValueStorageType.Date => 't',
        _ => 's',
    };

    /// <summary>The value in the other type; null when there is none, or it can't be held.</summary>
    public static string? Convert(string? stored, ValueStorageType to)
    {
        if (stored is null || stored[0] == Letter(to))
        {
            return stored;
        }

        object? converted = (StoredText.Decode(stored), Letter(to)) switch
        {
            (string text, 'i') => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : bool.TryParse(text, out bool truth) ? truth : null,
            (string text, 'd') => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null,
            (string text, 't') => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) ? date : null,
            (int number, 'd') => (decimal)number,
            (decimal number, 'i') => number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null,
            (DateTime date, 's') => date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            (int or decimal, 's') => stored[1..],
            _ => null,
        };
        return StoredText.Encode(converted);
    }
}
