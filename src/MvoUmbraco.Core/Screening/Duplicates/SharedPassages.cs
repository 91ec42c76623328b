using System.Collections.Immutable;

namespace MvoUmbraco.Core.Screening.Duplicates;

/// <summary>
/// What of one text stands in another, sentence by sentence: a sentence stands in the other text when it is spelt at least
/// <see cref="Alike"/> like one to three sentences of it that follow each other.
/// </summary>
internal sealed class SharedPassages
{
    /// <summary>
    /// Spelt alike enough to be the same passage, edited. Between two sentences that have nothing to do with each other it is
    /// below 0.2, between two on the same subject seldom above 0.35.
    /// </summary>
    public const double Alike = 0.4;

    // Texts of so few sentences are compared as one passage too.
    private const int FewSentences = 3;

    private SharedPassages(double firstInSecond, double secondInFirst, double resemblance, ImmutableArray<Evidence> evidence)
        => (FirstInSecond, SecondInFirst, Resemblance, Evidence) = (firstInSecond, secondInFirst, resemblance, evidence);

    /// <summary>The part of the first text, by length, that stands in the second. A passage counts by the square of how much it is alike: what is
    /// copied counts whole, what has only the turn of phrase little.</summary>
    public double FirstInSecond { get; }

    /// <summary>The part of the second text that stands in the first.</summary>
    public double SecondInFirst { get; }

    /// <summary>How much the two are spelt alike as wholes.</summary>
    public double Resemblance { get; }

    /// <summary>The larger of the two parts: how far the one text is contained in the other.</summary>
    public double Containment => Math.Max(FirstInSecond, SecondInFirst);

    /// <summary>The passages that stand in both, in the order of the text that is contained in the other.</summary>
    public ImmutableArray<Evidence> Evidence { get; }

    /// <summary>Compares the texts of two items; their titles are left out.</summary>
    public static SharedPassages Of(ReadItem first, ReadItem second)
    {
        var (there, forth) = Contained(first, second);
        var (back, backward) = Contained(second, first);
        var whole = first.Grams.Alike(second.Grams);
        if (whole >= Alike && first.Text.Sentences.Count <= FewSentences && second.Text.Sentences.Count <= FewSentences)
        {
            (there, back) = (Math.Max(there, whole), Math.Max(back, whole));
            if (forth.Length == 0 && backward.Length == 0)
            {
                forth = [new Evidence(Whole(first), Whole(second), whole, Reasons.SharedPassage, [])];
            }
        }

        var evidence = forth.Length > 0 && there >= back
            ? forth
            : [.. backward.Select(row => row with { First = row.Second, Second = row.First })];
        return new SharedPassages(there, back, whole, evidence.IsEmpty ? forth : evidence);
    }

    private static (double Part, ImmutableArray<Evidence> Passages) Contained(ReadItem item, ReadItem other)
    {
        var sentences = item.Grams.Sentences;
        double length = 0, contained = 0;
        var passages = ImmutableArray.CreateBuilder<Evidence>();
        for (var i = 0; i < sentences.Length; i++)
        {
            length += sentences[i].Length;
            var match = other.Grams.Best(sentences[i]);
            if (match.Alike >= Alike)
            {
                contained += sentences[i].Length * match.Alike * match.Alike;
                var from = other.Text.Sentences[match.First].Span.Start;
                var to = other.Text.Sentences[match.First + match.Count - 1].Span.End;
                passages.Add(new Evidence(
                    item.Passage(ScreenedField.Text, item.Text.Sentences[i].Span),
                    other.Passage(ScreenedField.Text, TextSpan.Between(from, to)),
                    match.Alike,
                    Reasons.SharedPassage,
                    []));
            }
        }

        return (length == 0 ? 0 : contained / length, passages.ToImmutable());
    }

    private static Passage Whole(ReadItem item)
        => item.Passage(ScreenedField.Text, TextSpan.Between(item.Text.Sentences[0].Span.Start, item.Text.Sentences[^1].Span.End));
}
