namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// Values made of one property, by culture, segment and fallback. Cultures come from requests and may be anything:
/// beyond a number that no site has, nothing more is kept.
/// </summary>
internal sealed class KeptValues
{
    private const int Most = 32;
    private readonly KeptValue plain = new();
    private volatile Entry[] entries = [];

    public KeptValue For(string culture, string segment, string fallback)
    {
        if (culture.Length == 0 && segment.Length == 0 && fallback.Length == 0)
        {
            return plain;
        }

        return Find(culture, segment, fallback) ?? Add(culture, segment, fallback);
    }

    private KeptValue? Find(string culture, string segment, string fallback)
    {
        foreach (Entry entry in entries)
        {
            if (string.Equals(entry.Culture, culture, StringComparison.OrdinalIgnoreCase)
                && string.Equals(entry.Segment, segment, StringComparison.OrdinalIgnoreCase)
                && entry.Fallback == fallback)
            {
                return entry.Value;
            }
        }

        return null;
    }

    private KeptValue Add(string culture, string segment, string fallback)
    {
        var value = new KeptValue();
        lock (plain)
        {
            if (Find(culture, segment, fallback) is { } other)
            {
                return other;
            }

            if (entries.Length < Most)
            {
                entries = [.. entries, new Entry(culture, segment, fallback, value)];
            }
        }

        return value;
    }

    private sealed record Entry(string Culture, string Segment, string Fallback, KeptValue Value);
}

/// <summary>
/// The value of a property as the site is given it, and as the Delivery API is. Two threads may make it at once; either
/// one's is as good. (Asked and kept in two steps: a function to make it would be allocated at every question.)
/// </summary>
internal sealed class KeptValue
{
    private static readonly object NotYet = new();
    private object? forSite = NotYet;
    private object? forDelivery = NotYet;
    private object? forExpandedDelivery = NotYet;

    public bool TryGet(out object? value) => IsMade(value = forSite);

    public object? Keep(object? value) => forSite = value;

    public bool TryGetForDelivery(bool expanding, out object? value) => IsMade(value = expanding ? forExpandedDelivery : forDelivery);

    public object? KeepForDelivery(bool expanding, object? value) => expanding ? forExpandedDelivery = value : forDelivery = value;

    private static bool IsMade(object? value) => !ReferenceEquals(value, NotYet);
}
