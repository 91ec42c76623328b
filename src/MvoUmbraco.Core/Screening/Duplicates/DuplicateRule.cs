using System.Collections.Immutable;
using MvoUmbraco.Core.Screening.Corpus;

namespace MvoUmbraco.Core.Screening.Duplicates;

/// <summary>Texts that say the same: near-identical, or the one contained in the other for the most part.</summary>
internal sealed class DuplicateRule : IPairRule
{
    // How much of one text must stand in the other, and of both to call them near-identical.
    private const double Contained = SharedPassages.Alike;
    private const double NearIdentical = 0.7;

    // In bits: a telling word or two. A text that says less says nothing of its own.
    private const double LeastContent = 7;

    /// <inheritdoc/>
    public double LeastOverlap => 0.12;

    /// <inheritdoc/>
    public IEnumerable<Finding> Compare(ReadItem first, ReadItem second, TermWeights weights)
    {
        if (Math.Min(first.Content.Bits, second.Content.Bits) < LeastContent)
        {
            yield break;
        }

        var shared = SharedPassages.Of(first, second);
        if (shared.Containment < Contained)
        {
            yield break;
        }

        var both = Math.Min(shared.FirstInSecond, shared.SecondInFirst);
        var rule = both >= NearIdentical ? Reasons.NearIdentical : Reasons.Contained;
        yield return new Finding
        {
            Key = FindingKey.Of(FindingKind.Duplicate, [first.Item.Key, second.Item.Key]),
            Kind = FindingKind.Duplicate,
            Rule = rule,

            // What is contained counts most; that nothing else is there makes it surer.
            Score = ((3 * shared.Containment) + both) / 4,
            Subjects = [first.Item.Key, second.Item.Key],
            Fingerprint = TextFingerprint.Of(first, second),
            Evidence = shared.Evidence,
            Measures = ImmutableSortedDictionary<string, double>.Empty
                .Add("containment", shared.Containment)
                .Add("first-in-second", shared.FirstInSecond)
                .Add("second-in-first", shared.SecondInFirst)
                .Add("resemblance", shared.Resemblance),
        };
    }
}
