using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// What a text says something with: its different content words, each once, and which of them each sentence has. Small words
/// are left out. The weight of a word is its information in bits.
/// </summary>
internal sealed class Content
{
    private Content(WordSense[] words, int[] counts, int[][] sentences)
        => (Words, Counts, Sentences, Bits) = (words, counts, sentences, words.Sum(word => (double)word.Bits));

    /// <summary>The different content words.</summary>
    public WordSense[] Words { get; }

    /// <summary>How often each of them stands in the text.</summary>
    public int[] Counts { get; }

    /// <summary>For each sentence of the text, the indices of its different content words, in ascending order.</summary>
    public int[][] Sentences { get; }

    /// <summary>The information in all of them together, in bits.</summary>
    public double Bits { get; }

    /// <summary>The content of a text.</summary>
    public static Content Of(ScreenedText text)
    {
        var senses = WordSenses.Of(text.Language);
        var words = new List<WordSense>();
        var counts = new List<int>();
        var places = new Dictionary<uint, int>();
        var sentences = new int[text.Sentences.Count][];
        var inSentence = new SortedSet<int>();
        for (var i = 0; i < sentences.Length; i++)
        {
            inSentence.Clear();
            foreach (var word in text.WordsOf(text.Sentences[i]))
            {
                var sense = senses.Of(word);
                if (sense.IsSmall)
                {
                    continue;
                }

                if (!places.TryGetValue(sense.Term, out var place))
                {
                    places[sense.Term] = place = words.Count;
                    words.Add(sense);
                    counts.Add(0);
                }

                counts[place]++;
                inSentence.Add(place);
            }

            sentences[i] = [.. inSentence];
        }

        return new Content([.. words], [.. counts], sentences);
    }
}
