using System.Globalization;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// A property value as text with its storage type in the first letter: <c>s</c> text, <c>i</c> integer, <c>d</c> decimal
/// (invariant), <c>t</c> date and time (round-trip format, without a zone: values of date properties have none).
/// </summary>
internal static class StoredText
{
    /// <exception cref="NotSupportedException">The value is of none of the types that Umbraco stores.</exception>
    public static string? Encode(object? value) => value switch
    {
        null => null,
        string text => "s" + text,
        int or short or byte or long or bool => "i" + Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        decimal or double or float => "d" + Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        DateTime date => "t" + DateTime.SpecifyKind(date, DateTimeKind.Unspecified).ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset date => "t" + date.DateTime.ToString("O", CultureInfo.InvariantCulture),
        Guid guid => "s" + guid,
        _ => throw new NotSupportedException($"A property value of type {value.GetType()} can't be stored; Umbraco stores text, integers, decimals and dates."),
    };

    /// <exception cref="FormatException">The text was not written by <see cref="Encode"/>.</exception>
    public static object? Decode(string? text) => text switch
    {
        null => null,
        ['s', ..] => text[1..],
        ['i', ..] => int.Parse(text.AsSpan(1), NumberStyles.Integer, CultureInfo.InvariantCulture),
        ['d', ..] => decimal.Parse(text.AsSpan(1), NumberStyles.Number, CultureInfo.InvariantCulture),
        ['t', ..] => DateTime.Parse(text.AsSpan(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => throw new FormatException($"'{text}' is not a stored property value."),
    };
}
