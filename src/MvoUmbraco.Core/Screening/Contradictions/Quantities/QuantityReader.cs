using System.Globalization;
using MvoUmbraco.Core.Screening.Contradictions.Language;

namespace MvoUmbraco.Core.Screening.Contradictions.Quantities;

/// <summary>
/// The numbers of a sentence: <c>1.500 leden</c>, <c>12,5 %</c>, <c>€ 1,2 miljoen</c>, <c>vijfentwintig dagen</c>, <c>40 à 50</c>, with unit or with what
/// is counted, and how exactly it is meant (<c>minstens</c>). Dates and times are read first (<see cref="DateReader"/>).
/// </summary>
internal static class QuantityReader
{
    // A noun stands near its number: "40 nieuwe Vlaamse leden".
    private const int FarthestNoun = 4;

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The sentence in plain spelling of the same length.</param>
    /// <param name="words">Its words.</param>
    /// <param name="rules">Of its language.</param>
    public static List<Quantity> Read(string text, IReadOnlyList<ReadWord> words, LanguageRules rules)
    {
        var found = new List<Quantity>();
        if (text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            DateReader.Of(rules).Read(text, found);
            for (int start = text.AsSpan().IndexOfAnyInRange('0', '9'); start >= 0;)
            {
                int end = EndOfNumber(text, start);
                if (!IsInWord(words, start) && !Overlaps(found, start, end - start) && Number(text.AsSpan(start, end - start), rules) is { } value)
                {
                    found.Add(Named(text, words, rules, value, start, end));
                }

                int next = text.AsSpan(end).IndexOfAnyInRange('0', '9');
                start = next < 0 ? -1 : end + next;
            }
        }

        for (int at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (Overlaps(found, word.Start, word.Length))
            {
                continue;
            }

            if (WordValue(word, rules) is { } value)
            {
                found.Add(Named(text, words, rules, value, word.Start, word.Start + word.Length));
            }
            else if (Array.FindIndex(rules.Months, names => names.Contains(word.Plain)) is >= 0 and var month && word.Plain.Length > 2)
            {
                found.Add(new Quantity(QuantityKind.Date, (month + 1) * 100, (month + 1) * 100, string.Empty, Bound.Exact, word.Start, word.Length, null));
            }
            else if (Array.IndexOf(rules.Days, word.Plain) is >= 0 and var day)
            {
                found.Add(new Quantity(QuantityKind.Weekday, day + 1, day + 1, string.Empty, Bound.Exact, word.Start, word.Length, null));
            }
            else if (Array.FindIndex(rules.Frequencies, often => word.Plain == often || word.Plain == often + "e") is >= 0 and var often)
            {
                found.Add(new Quantity(QuantityKind.Frequency, often, often, string.Empty, Bound.Exact, word.Start, word.Length, null));
            }
        }

        return Ranges(text, [.. found.OrderBy(quantity => quantity.Start)]);
    }

    private static Quantity Named(string text, IReadOnlyList<ReadWord> words, LanguageRules rules, decimal value, int start, int end)
    {
        int next = First(words, end);
        string after = next < words.Count && IsBlank(text, end, words[next].Start) ? words[next].Plain : string.Empty;
        var before = Last(words, start) is >= 0 and var previous && text[(words[previous].Start + words[previous].Length)..start].All(c => char.IsWhiteSpace(c) || c is '€' or '$') ? words[previous] : default;
        if (NumberWords.Multipliers.TryGetValue(after, out decimal times))
        {
            value *= times;
            end = words[next].Start + words[next].Length;
            next++;
            after = next < words.Count && IsBlank(text, end, words[next].Start) ? words[next].Plain : string.Empty;
        }

        var bound = BoundBefore(words, rules, start);
        int sign = text.AsSpan(end).TrimStart() is ['%' or '€' or '$', ..] ? text.Length - text.AsSpan(end).TrimStart().Length : -1;
        char symbol = sign >= 0 ? text[sign] : CurrencyBefore(text, start);
        if (symbol != '\0' || (after.Length > 0 && rules.Units.ContainsKey(after)))
        {
            string unit = symbol != '\0' ? symbol.ToString() : rules.Units[after];
            end = symbol == '\0' ? words[next].Start + words[next].Length : Math.Max(end, sign + 1);
            if (unit is "uur" && value <= 24 && before.Plain is { } preposition && rules.TimePrepositions.Contains(preposition))
            {
                return new Quantity(QuantityKind.Time, value * 60, value * 60, string.Empty, Bound.Exact, start, end - start, null);
            }

            var kind = unit switch { "%" or "procentpunt" => QuantityKind.Percentage, "€" or "$" => QuantityKind.Amount, _ => QuantityKind.Measure };
            return new Quantity(kind, value, value, unit, bound, start, end - start, null);
        }

        if (before.Plain is { } label && (rules.Labels.Contains(label) || (before.IsName && before.Length > 1 && char.IsUpper(before.Last) && char.IsDigit(text[start]))))
        {
            return new Quantity(QuantityKind.Label, value, value, string.Empty, Bound.Exact, start, end - start, Word.Of(label, rules));
        }

        var noun = Counted(text, words, rules, next, end);
        return char.IsDigit(text[start]) && end - start == 4 && value is >= 1800 and < 2100 && (noun is null || before.Plain is { } preposed && rules.PhraseAt([preposed], 0).Cue is Cue.Function)
            ? new Quantity(QuantityKind.Date, value * 10_000, value * 10_000, string.Empty, Bound.Exact, start, end - start, null)
            : new Quantity(QuantityKind.Count, value, value, string.Empty, bound, start, end - start, noun);
    }

    private static Word? Counted(string text, IReadOnlyList<ReadWord> words, LanguageRules rules, int next, int end)
    {
        Word? first = null;
        for (int at = next; at < words.Count && at < next + FarthestNoun && IsBlank(text, end, words[at].Start); at++)
        {
            if (rules.PhraseAt([words[at].Plain], 0).Cue is not Cue.None)
            {
                break;
            }

            var word = Word.Of(words[at].Plain, rules);
            if (word.Kind is WordKind.Noun)
            {
                return word;
            }

            first ??= word;
            end = words[at].Start + words[at].Length;
        }

        return first;
    }

    private static Bound BoundBefore(IReadOnlyList<ReadWord> words, LanguageRules rules, int start)
    {
        string[] before = [.. words.TakeWhile(word => word.Start < start).TakeLast(3).Select(word => word.Plain)];
        for (int at = 0; at < before.Length; at++)
        {
            var (cue, length) = rules.PhraseAt(before, at);
            if (cue is Cue.About or Cue.AtLeast or Cue.AtMost && at + length == before.Length)
            {
                return cue switch { Cue.About => Bound.About, Cue.AtLeast => Bound.AtLeast, _ => Bound.AtMost };
            }
        }

        return Bound.Exact;
    }

    // "40 tot 50 leden", "13 en 14 maart": two numbers with nothing but a joint between them, the first without a unit of its own.
    private static List<Quantity> Ranges(string text, List<Quantity> found)
    {
        for (int at = 0; at + 1 < found.Count; at++)
        {
            var (first, second) = (found[at], found[at + 1]);
            int end = first.Start + first.Length;
            if (first is { Kind: QuantityKind.Count, Noun: null } && second.Kind is not (QuantityKind.Date or QuantityKind.Label) && first.Low < second.Low && end < second.Start
                && text.AsSpan(end, second.Start - end).Trim() is "-" or "–" or "tot" or "a" or "to" or "of" or "ou" or "or")
            {
                found[at] = second with { Low = first.Low, Start = first.Start, Length = second.Start + second.Length - first.Start };
                found.RemoveAt(at + 1);
            }
        }

        return found;
    }

    private static decimal? WordValue(ReadWord word, LanguageRules rules)
    {
        if (rules.Language == "nl" && word.IsAccented && word.Plain == "een")
        {
            return 1;
        }

        if (rules.Numbers.TryGetValue(word.Plain, out decimal value))
        {
            return value;
        }

        // driehonderd, vijfduizend
        foreach (var (ending, times) in (ReadOnlySpan<(string, decimal)>)[("honderd", 100), ("duizend", 1000)])
        {
            if (rules.Language == "nl" && word.Plain.EndsWith(ending, StringComparison.Ordinal) && rules.Numbers.TryGetValue(word.Plain[..^ending.Length], out decimal factor))
            {
                return factor * times;
            }
        }

        return null;
    }

    private static decimal? Number(ReadOnlySpan<char> digits, LanguageRules rules)
    {
        char decimalSign = rules.HasDecimalComma ? ',' : '.';
        Span<char> plain = stackalloc char[Math.Min(digits.Length, 64)];
        int length = 0;
        for (int at = 0; at < digits.Length && length < plain.Length; at++)
        {
            char sign = digits[at];
            if (char.IsAsciiDigit(sign))
            {
                plain[length++] = sign;
            }
            else if (sign is '.' or ',' && (sign == decimalSign || digits[(at + 1)..].IndexOfAnyExceptInRange('0', '9') >= 0 || digits.Length - at - 1 != 3))
            {
                // Another mark than the language's, before other than three digits, can only stand before decimals.
                if (digits[(at + 1)..].ContainsAny('.', ','))
                {
                    continue;
                }

                plain[length++] = '.';
            }
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    // The digits of co2 are no number.
    private static bool IsInWord(IReadOnlyList<ReadWord> words, int place)
    {
        int at = Last(words, place + 1);
        return at >= 0 && place < words[at].Start + words[at].Length;
    }

    private static char CurrencyBefore(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        return before.Length > 0 && before[^1] is ('€' or '$') ? before[^1] : '\0';
    }

    private static bool Overlaps(List<Quantity> found, int start, int length)
        => found.Exists(known => known.Start < start + length && start < known.Start + known.Length);

    private static int First(IReadOnlyList<ReadWord> words, int from)
    {
        int at = 0;
        while (at < words.Count && words[at].Start < from)
        {
            at++;
        }

        return at;
    }

    private static int Last(IReadOnlyList<ReadWord> words, int before) => First(words, before) - 1;

    // Digits, with marks and spaces between groups of them: 1.500,50 and 12 500.
    private static int EndOfNumber(string text, int start)
    {
        int end = EndOfDigits(text, start);
        bool grouped = end - start <= 3;
        while (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
        {
            int group = EndOfDigits(text, end + 1);
            bool isThree = group - end - 1 == 3;
            if (text[end] is ' ' or '\'' ? !grouped || !isThree : text[end] is not ('.' or ','))
            {
                break;
            }

            end = group;
        }

        return end;
    }

    private static int EndOfDigits(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsBlank(string text, int from, int to) => from <= to && text.AsSpan(from, to - from).IsWhiteSpace();
}
