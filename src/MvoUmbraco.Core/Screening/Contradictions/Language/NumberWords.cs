using System.Collections.Frozen;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>Number words of Dutch, French and English up to a hundred, and what multiplies.</summary>
internal static class NumberWords
{
    /// <summary>Dutch: <c>vijfentwintig</c> is written as one word. <c>een</c> is an article and no number; <c>één</c> is read elsewhere.</summary>
    public static FrozenDictionary<string, decimal> Dutch { get; } = Composed(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        (unit, ten) => [unit + "en" + ten],
        ("anderhalf", 1.5m), ("anderhalve", 1.5m), ("dozijn", 12), ("honderd", 100));

    /// <summary>English, composites with a hyphen.</summary>
    public static FrozenDictionary<string, decimal> English { get; } = Composed(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        (unit, ten) => [ten + "-" + unit],
        ("dozen", 12), ("hundred", 100));

    /// <summary>French, as it is spoken in Belgium and in France.</summary>
    public static FrozenDictionary<string, decimal> French { get; } = FrenchNumbers();

    /// <summary>What a word after a number multiplies it by, in any of the languages.</summary>
    public static FrozenDictionary<string, decimal> Multipliers { get; } = new Dictionary<string, decimal>
    {
        ["honderd"] = 100, ["hundred"] = 100, ["duizend"] = 1_000, ["thousand"] = 1_000, ["mille"] = 1_000,
        ["miljoen"] = 1_000_000, ["million"] = 1_000_000, ["millions"] = 1_000_000, ["mio"] = 1_000_000, ["mln"] = 1_000_000,
        ["miljard"] = 1_000_000_000, ["milliard"] = 1_000_000_000, ["milliards"] = 1_000_000_000, ["billion"] = 1_000_000_000, ["mld"] = 1_000_000_000,
    }.ToFrozenDictionary();

    /// <summary>Both directions of <c>a/b, c/d</c>.</summary>
    public static FrozenDictionary<string, string> Pairs(string pairs)
    {
        var both = new Dictionary<string, string>();
        foreach (string pair in LanguageRules.Words(pairs, ','))
        {
            string[] sides = pair.Split('/');
            both.TryAdd(sides[0], sides[1]);
            both.TryAdd(sides[1], sides[0]);
        }

        return both.ToFrozenDictionary();
    }

    /// <summary>Words by what they mean: a line <c>meaning: word, word</c>.</summary>
    public static FrozenDictionary<string, string> Meanings(string lines)
        => LanguageRules.Words(lines, '\n')
            .Select(line => line.Split(": ", 2))
            .SelectMany(line => LanguageRules.Words(line[1], ',').Select(word => (word, line[0])))
            .ToFrozenDictionary(row => row.word, row => row.Item2);

    private static FrozenDictionary<string, decimal> Composed(string units, string tens, Func<string, string, string[]> compose, params (string, decimal)[] more)
    {
        var numbers = more.ToDictionary(row => row.Item1, row => row.Item2);
        string[] below20 = LanguageRules.Words(units);
        string[] tenfold = LanguageRules.Words(tens);
        for (int value = 0; value < below20.Length; value++)
        {
            numbers[below20[value]] = value;
        }

        for (int ten = 0; ten < tenfold.Length; ten++)
        {
            numbers[tenfold[ten]] = (ten + 2) * 10;
            for (int unit = 1; unit < 10; unit++)
            {
                foreach (string word in compose(below20[unit], tenfold[ten]))
                {
                    numbers[word] = ((ten + 2) * 10) + unit;
                }
            }
        }

        numbers.Remove("een");
        return numbers.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, decimal> FrenchNumbers()
    {
        var numbers = Composed(
            "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
            "vingt trente quarante cinquante soixante septante quatre-vingts nonante",
            (unit, ten) => [ten.TrimEnd('s') + "-" + unit, ten.TrimEnd('s') + "-et-" + unit],
            ("cent", 100), ("douzaine", 12), ("quatre-vingt", 80), ("soixante-dix", 70), ("quatre-vingt-dix", 90)).ToDictionary();
        numbers.Remove("un");
        return numbers.ToFrozenDictionary();
    }
}
