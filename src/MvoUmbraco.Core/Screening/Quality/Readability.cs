namespace MvoUmbraco.Core.Screening.Quality;

/// <summary>How easily a text reads, on Flesch's scale: 100 is very easy, 60 plain, below 30 for scholars.</summary>
/// <param name="Score">The score; may lie outside 0 to 100.</param>
/// <param name="WordsPerSentence">On average.</param>
/// <param name="SyllablesPerWord">On average.</param>
public readonly record struct ReadingEase(double Score, double WordsPerSentence, double SyllablesPerWord);

/// <summary>
/// Reading ease. Dutch: Flesch as fitted to Dutch by Douma, 206.84 - 77 syllables per word - 0.93 words per sentence (W.H. Douma, De leesbaarheid van
/// landbouwbladen, Landbouwhogeschool Wageningen, Bulletin 17, 1960). French: 207 - 73.6 and 1.015 (L. Kandel and A. Moles, Application de
/// l'indice de Flesch à la langue française, 1958). English: 206.835 - 84.6 and 1.015 (R. Flesch, A New Readability Yardstick, 1948). The
/// formulas count length, not meaning; syllables are counted by vowels, not by a dictionary.
/// </summary>
public static class Readability
{
    // Below this the averages say nothing.
    private const int FewestWords = 30;

    /// <summary>The reading ease of a text; null when it is too short to say, or in another language.</summary>
    public static ReadingEase? Of(ScreenedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var sentence in text.Sentences)
        {
            // Headings and items of lists are no sentences, and would make any text seem easy.
            if (sentence.WordCount < 4)
            {
                continue;
            }

            sentences++;
            foreach (var word in text.WordsOf(sentence))
            {
                words++;
                syllables += Syllables.Count(text.Source.AsSpan(word.Start, word.End - word.Start), text.Language);
            }
        }

        if (words < FewestWords)
        {
            return null;
        }

        var (perSentence, perWord) = ((double)words / sentences, (double)syllables / words);
        double? score = text.Language switch
        {
            "nl" => 206.84 - (77 * perWord) - (0.93 * perSentence),
            "fr" => 207 - (73.6 * perWord) - (1.015 * perSentence),
            "en" => 206.835 - (84.6 * perWord) - (1.015 * perSentence),
            _ => null,
        };
        return score is { } ease ? new ReadingEase(ease, perSentence, perWord) : null;
    }
}
