namespace MvoUmbraco.Embedded.Repositories;

/// <summary>A name that no other has, made by a number after it: <c>Text</c>, <c>Text (1)</c>, <c>Text (2)</c>. Upper and lower case are the same name.</summary>
internal static class UniqueName
{
    public static string? Among(IEnumerable<string?> taken, string? wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted))
        {
            return wanted;
        }

        var names = taken.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!names.Contains(wanted))
        {
            return wanted;
        }

        (string stem, int number) = Numbered(wanted);
        string next;
        do
        {
            next = FormattableString.Invariant($"{stem} ({++number})");
        }
        while (names.Contains(next));

        return next;
    }

    /// <summary>Splits <c>Text (2)</c> in <c>Text</c> and 2.</summary>
    private static (string Stem, int Number) Numbered(string name)
    {
        int open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name.EndsWith(')') && int.TryParse(name.AsSpan(open + 2, name.Length - open - 3), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number)
            ? (name[..open], number)
            : (name, 0);
    }
}
