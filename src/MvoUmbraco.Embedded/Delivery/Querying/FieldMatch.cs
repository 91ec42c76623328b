using System.Globalization;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>
/// What a filter and a sort mean for a kind of field. Raw text is exact; other text is compared without regard to case
/// and accents, and contains a value when it does anywhere. Numbers and dates can be compared; text can't.
/// </summary>
internal static class FieldMatch
{
    private static readonly CompareInfo Letters = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Numbers and dates by size, text by its letters without regard to case, nothing first.</summary>
    public static IComparer<object?> Order { get; } = Comparer<object?>.Create((x, y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string left, string right) => string.CompareOrdinal(left, right),
        (IComparable left, _) when left.GetType() == y.GetType() => left.CompareTo(y),
        _ => string.CompareOrdinal(Text(x), Text(y)),
    });

    public static object? SortKey(IReadOnlyList<object> values) => values.Count == 0 ? null : values[0] is string text ? text.ToLowerInvariant() : values[0];

    /// <returns>Null if the filter says nothing about such a field, so that it filters nothing.</returns>
    public static Func<IReadOnlyList<object>, bool>? Of(FilterOption filter, FieldType type)
    {
        switch (filter.Operator)
        {
            case FilterOperation.Is:
                return Any(filter.Values, value => Equal(type, value));
            case FilterOperation.IsNot:
                return Any(filter.Values, value => Equal(type, value)) is { } equal ? values => !equal(values) : null;
            case FilterOperation.Contains:
                return Any(filter.Values, Containing);
            case FilterOperation.DoesNotContain:
                return Any(filter.Values, Containing) is { } containing ? values => !containing(values) : null;
            default:
                return type is FieldType.Number or FieldType.Date && Parse(type, filter.Values.FirstOrDefault() ?? string.Empty) is { } bound
                    ? values => values.Any(value => Holds(filter.Operator, Order.Compare(value, bound)))
                    : null;
        }
    }

    private static Func<IReadOnlyList<object>, bool>? Any(string[] wanted, Func<string, Func<object, bool>?> test)
    {
        Func<object, bool>[] tests = [.. wanted.Select(test).OfType<Func<object, bool>>()];

        // No value at all finds nothing; values of which none can be read filter nothing.
        return tests.Length == 0 && wanted.Length > 0 ? null : values => values.Any(value => tests.Any(matches => matches(value)));
    }

    private static Func<object, bool>? Equal(FieldType type, string wanted) => type switch
    {
        FieldType.Number or FieldType.Date => Parse(type, wanted) is { } parsed ? value => Order.Compare(value, parsed) == 0 : null,
        FieldType.StringRaw => value => Text(value) == wanted,
        _ => value => Letters.Compare(Text(value), wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0,
    };

    private static Func<object, bool> Containing(string wanted) =>
        value => Letters.IndexOf(Text(value), wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static object? Parse(FieldType type, string text) => type switch
    {
        FieldType.Number => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null,
        FieldType.Date => ContentFields.TryParseDate(text, out DateTime date) ? date : null,
        _ => text,
    };

    private static bool Holds(FilterOperation operation, int comparison) => operation switch
    {
        FilterOperation.LessThan => comparison < 0,
        FilterOperation.LessThanOrEqual => comparison <= 0,
        FilterOperation.GreaterThan => comparison > 0,
        FilterOperation.GreaterThanOrEqual => comparison >= 0,
        _ => false,
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
