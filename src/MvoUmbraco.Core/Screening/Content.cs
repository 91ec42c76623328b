using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// What a text says something with: its different content words, each once, and which of them each sentence has. Small words
/// are left out. The weight of a word is its information in bits.
/// </summary>
internal sealed class Content
{
    private Content(WordSense[] words, int[][] sentences)
        => (Words, Sentences, Bits) = (words, sentences, words.Sum(word => (double)word.Bits));

    /// <summary>The different content words.</summary>
    public WordSense[] Words { get; }

    /// <summary>For each sentence of the text, the indices of its different content words, in ascending order.</summary>
    public int[][] Sentences { get; }

    /// <summary>The information in all of them together, in bits.</summary>
    public double Bits { get; }

    /// <summary>The content of a text.</summary>
    public static Content Of(ScreenedText text)
    {
        var senses = WordSenses.Of(text.Language);
        var words = new List<WordSense>();
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
                }

                inSentence.Add(place);
            }

            sentences[i] = [.. inSentence];
        }

        return new Content([.. words], sentences);
    }
}
