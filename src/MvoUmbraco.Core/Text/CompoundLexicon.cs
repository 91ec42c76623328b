namespace MvoUmbraco.Core.Text;

/// <summary>
/// Knows which Dutch words are made of others: <i>duurzaamheidsverslaggeving</i> of <i>duurzaamheid</i> and
/// <i>verslaggeving</i>. A word is a compound when it is nothing but known words of at least four letters (three for some)
/// one after the other, with at most the linking letters of Dutch (-s-, -e-, -n-, -en-, -er-) between them; of several
/// ways the one with the fewest parts holds, of those the one with the fewest linking letters, then the one whose shortest
/// part is longest. Which words are known it learns from the texts it serves, beside <see cref="CompoundParts"/>; the
/// idea of a corpus as its own dictionary is that of Koehn and Knight, Empirical Methods for Compound Splitting, 2003.
/// Safe for several threads.
/// </summary>
/// <param name="analysis">The analysis that made the words.</param>
public sealed class CompoundLexicon(LanguageAnalysis analysis)
{
    private const int ShortestPart = 4;
    private const int LongestWord = 60;

    // More new words than this at once, and splitting everything anew costs less than looking where they occur.
    private const int MostOneByOne = 200;

    private static readonly string[] Links = ["", "s", "e", "n", "en", "er"];

    private readonly Lock changing = new();
    private readonly HashSet<string> parts = CompoundParts.All.ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, Split?> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> compounds = new(StringComparer.Ordinal);
    private readonly List<string> newWords = [];
    private readonly List<string> newParts = [];

    private sealed record Split(string[] Parts, int LinkLetters)
    {
        public bool IsBetterThan(Split? other)
        {
            if (other is null)
            {
                return true;
            }

            var order = Parts.Length.CompareTo(other.Parts.Length);
            order = order != 0 ? order : LinkLetters.CompareTo(other.LinkLetters);
            return order != 0 ? order < 0 : Parts.Min(part => part.Length) > other.Parts.Min(part => part.Length);
        }
    }

    /// <summary>Makes words of a text known.</summary>
    /// <param name="text">Words, as the analysis has them.</param>
    /// <param name="mayBeParts">Others may be made of them. Words that not everybody may read stay out: what is found must
    /// not tell that they exist.</param>
    public void Learn(IEnumerable<string> text, bool mayBeParts)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (changing)
        {
            foreach (var word in text)
            {
                if (word.Length is < ShortestPart or > LongestWord)
                {
                    continue;
                }

                if (words.TryAdd(word, null))
                {
                    newWords.Add(word);
                }

                if (mayBeParts && CanBePart(word) && parts.Add(word))
                {
                    newParts.Add(word);
                    if (analysis.Stem(word) is { Length: >= ShortestPart } stem && CanBePart(stem) && parts.Add(stem))
                    {
                        newParts.Add(stem);
                    }
                }
            }
        }
    }

    /// <summary>The stems of the words that a word is made of, and of what those are made of, the last part first; empty for one
    /// that is no compound.</summary>
    public IReadOnlyList<string> PartsOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        lock (changing)
        {
            Settle();
            return StemsOf(words.TryGetValue(word, out var known) ? known : Best(word));
        }
    }

    /// <summary>The stems of the learnt words that are made with a word of this stem.</summary>
    public IReadOnlyCollection<string> CompoundsWith(string stem)
    {
        lock (changing)
        {
            Settle();
            return compounds.TryGetValue(stem, out var found) ? [.. found] : [];
        }
    }

    // Splits what could not be split before: the new words, and the others that a new part stands in.
    private void Settle()
    {
        if (newWords.Count == 0 && newParts.Count == 0)
        {
            return;
        }

        var affected = newParts.Count == 0
            ? newWords
            : newParts.Count > MostOneByOne
                ? [.. words.Keys]
                : words.Keys.Where(word => newParts.Exists(part => part.Length < word.Length && word.Contains(part, StringComparison.Ordinal))).Concat(newWords).ToList();
        foreach (var word in affected)
        {
            if (Best(word) is { } split)
            {
                words[word] = split;
                var whole = analysis.Stem(word);
                foreach (var part in StemsOf(split).Where(part => part != whole))
                {
                    if (!compounds.TryGetValue(part, out var made))
                    {
                        compounds[part] = made = new HashSet<string>(StringComparer.Ordinal);
                    }

                    made.Add(whole);
                }
            }
        }

        newWords.Clear();
        newParts.Clear();
    }

    private List<string> StemsOf(Split? split)
    {
        var stems = new List<string>();
        foreach (var part in split?.Parts.Reverse() ?? [])
        {
            stems.Add(analysis.Stem(part));
            stems.AddRange(StemsOf(Best(part)));
        }

        return [.. stems.Distinct(StringComparer.Ordinal)];
    }

    private Split? Best(string word)
    {
        // A form of a known word is made of what that is made of: "verslagen" is no fresh layers.
        var stem = analysis.Stem(word);
        var read = stem.Length < word.Length && (words.ContainsKey(stem) || CompoundParts.All.Contains(stem)) ? stem : word;
        return read.Length is >= 2 * CompoundParts.Shortest and <= LongestWord ? From(read, 0, new Split?[read.Length], new bool[read.Length]) : null;
    }

    // The best way to read a word from a letter on; the whole word by itself is no way to read it.
    private Split? From(string word, int start, Split?[] found, bool[] isKnown)
    {
        if (isKnown[start])
        {
            return found[start];
        }

        Split? best = null;
        for (var end = start + CompoundParts.Shortest; end < word.Length; end++)
        {
            if (!IsPart(word.AsSpan(start, end - start)))
            {
                continue;
            }

            var part = word[start..end];
            foreach (var link in Links)
            {
                var next = end + link.Length;
                if (next + CompoundParts.Shortest > word.Length || !word.AsSpan(end).StartsWith(link, StringComparison.Ordinal))
                {
                    continue;
                }

                if (IsLast(word.AsSpan(next)) && new Split([part, word[next..]], link.Length) is var two && two.IsBetterThan(best))
                {
                    best = two;
                }

                if (From(word, next, found, isKnown) is { } rest && new Split([part, .. rest.Parts], link.Length + rest.LinkLetters) is var more && more.IsBetterThan(best))
                {
                    best = more;
                }
            }
        }

        (found[start], isKnown[start]) = (best, true);
        return best;
    }

    private bool IsPart(ReadOnlySpan<char> part) => parts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part);

    // The last part may stand in a form that no text has by itself.
    private bool IsLast(ReadOnlySpan<char> part)
        => IsPart(part) || (part.Length > ShortestPart && !CompoundParts.Never.Contains(part.ToString()) && IsPart(analysis.Stem(part.ToString())));

    private bool CanBePart(string word)
        => word.Length >= ShortestPart && !analysis.IsStopWord(word) && !CompoundParts.Never.Contains(word) && !word.Any(char.IsAsciiDigit);
}
