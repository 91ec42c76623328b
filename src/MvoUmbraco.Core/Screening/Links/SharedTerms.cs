using System.Collections.Immutable;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening.Links;

/// <summary>The telling words that two items share, with where each stands first.</summary>
internal static class SharedTerms
{
    /// <summary>The words that tell most, each scored by the part it has in what they share; the value is the word as the first has it.</summary>
    public static ImmutableArray<Evidence> Of(ReadItem first, ReadItem second, TermWeights weights, int most)
    {
        var there = Places(second);
        var shared = Places(first)
            .Where(row => there.ContainsKey(row.Key))
            .Select(row => (row.Value.Passage, Other: there[row.Key].Passage, Bits: weights.Bits(row.Value.Word), Term: row.Key))
            .Where(row => row.Bits > 0)
            .OrderByDescending(row => row.Bits).ThenBy(row => row.Term)
            .Take(most)
            .ToArray();
        double all = shared.Sum(row => row.Bits);
        return [.. shared.Select(row => new Evidence(row.Passage, row.Other, row.Bits / all, Reasons.SharedTerms, [Text(first, row.Passage)]))];
    }

    private static Dictionary<uint, (Passage Passage, WordSense Word)> Places(ReadItem item)
    {
        var places = new Dictionary<uint, (Passage, WordSense)>();
        foreach (var (field, text) in ((ScreenedField, ScreenedText)[])[(ScreenedField.Title, item.Title), (ScreenedField.Text, item.Text)])
        {
            var senses = WordSenses.Of(text.Language);
            foreach (var word in text.Words)
            {
                var sense = senses.Of(word);
                if (!sense.IsSmall)
                {
                    places.TryAdd(sense.Term, (item.Passage(field, TextSpan.Between(word.Start, word.End)), sense));
                }
            }
        }

        return places;
    }

    private static string Text(ReadItem item, Passage passage)
        => passage.Span.In((passage.Field is ScreenedField.Title ? item.Title : item.Text).Source);
}
