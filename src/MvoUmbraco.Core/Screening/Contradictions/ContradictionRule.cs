using System.Collections.Immutable;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Links;

namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>
/// Items that contradict each other: a finding for each pair of sentences. The first evidence is the two sentences with the words that
/// contradict, as they are written; the second is the places of those words.
/// </summary>
internal sealed class ContradictionRule : IPairRule
{
    /// <summary>The reason of the evidence that shows the words.</summary>
    public const string Words = "contradicting-words";

    // One page of contradictions between two items is enough to send them to somebody.
    private const int MostOfTwoItems = 20;

    // Items as related as this are on the same subject; of less related ones equal sentences may be about different things.
    private const double SameSubject = 0.35;

    // What happened may have happened twice.
    private const double OfOccasion = 0.5;

    /// <inheritdoc/>
    public double LeastOverlap => 0.15;

    /// <inheritdoc/>
    public IEnumerable<Finding> Compare(ReadItem first, ReadItem second, TermWeights weights)
    {
        var found = ContradictionFinder.Find(first.Statements, second.Statements);
        if (found.Any(one => one.IsOfOccasion) && !first.Statements.Names.Overlaps(second.Statements.Names))
        {
            found = [.. found.Where(one => !one.IsOfOccasion)];
        }

        if (found.Count == 0)
        {
            yield break;
        }

        double relatedness = Relatedness.Of(first, second, weights);
        double subject = 0.5 + (0.5 * Math.Min(1, relatedness / SameSubject));
        foreach (var contradiction in found.Take(MostOfTwoItems))
        {
            yield return Finding(first, second, contradiction, relatedness, Math.Round(contradiction.Score * subject * (contradiction.IsOfOccasion ? OfOccasion : 1), 4));
        }
    }

    /// <summary>The code of a reason, for which the screens have words. Kept in findings; do not rename.</summary>
    public static string Code(ContradictionReason reason) => reason switch
    {
        ContradictionReason.Negation => "negation",
        ContradictionReason.Opposite => "opposite",
        ContradictionReason.Obligation => "obligation",
        ContradictionReason.Quantifier => "quantifier",
        ContradictionReason.Number => "number",
        ContradictionReason.Percentage => "percentage",
        ContradictionReason.Amount => "amount",
        ContradictionReason.Measure => "measure",
        ContradictionReason.Date => "date",
        ContradictionReason.Deadline => "deadline",
        ContradictionReason.Time => "time",
        ContradictionReason.Frequency => "frequency",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason."),
    };

    private static Finding Finding(ReadItem first, ReadItem second, Contradiction contradiction, double relatedness, double score)
    {
        string code = Code(contradiction.Reason);
        var (one, other) = (contradiction.First, contradiction.Second);
        ImmutableArray<Guid> subjects = [first.Item.Key, second.Item.Key];
        return new Finding
        {
            Key = FindingKey.Of(FindingKind.Contradiction, subjects, $"{code}|{Content(first, one)}|{Content(second, other)}"),
            Kind = FindingKind.Contradiction,
            Rule = code,
            Score = score,
            Subjects = subjects,
            Fingerprint = TextFingerprint.Of(first, second),
            Evidence =
            [
                new Evidence(Passage(first, one.Sentence), Passage(second, other.Sentence), contradiction.Score, code, [one.Words, other.Words]),
                new Evidence(Passage(first, one.Marked), Passage(second, other.Marked), contradiction.Score, Words, [one.Words, other.Words]),
            ],
            Measures = ImmutableSortedDictionary<string, double>.Empty.Add("relatedness", relatedness),
        };
    }

    // What the sentence says, whatever its capitals, marks and small words: a verdict survives their mending.
    private static string Content(ReadItem item, ContradictionSide side)
        => string.Join(' ', item.Text.Words.Where(word => !word.IsStopWord && word.Start >= side.Sentence.Start && word.End <= side.Sentence.End).Select(word => word.Stem));

    private static Passage Passage(ReadItem item, TextSpan span) => item.Passage(ScreenedField.Text, span);
}
