using System.Collections.Immutable;
using MvoUmbraco.Core.Screening.Corpus;

namespace MvoUmbraco.Core.Screening.Links;

/// <summary>Items of different networks that are about the same and do not refer to each other.</summary>
internal sealed class LinkRule : IPairRule
{
    // Of texts on different subjects it is seldom above 0.2; of the same text it is 1.
    private const double Related = 0.3;
    private const int MostEvidence = 8;

    /// <inheritdoc/>
    public double LeastOverlap => 0.3;

    /// <inheritdoc/>
    public IEnumerable<Finding> Compare(ReadItem first, ReadItem second, TermWeights weights)
    {
        if (first.Item.Network is not { } network || second.Item.Network is not { } other || network == other
            || first.Item.RelatedItems.Contains(second.Item.Key) || second.Item.RelatedItems.Contains(first.Item.Key))
        {
            yield break;
        }

        var relatedness = Relatedness.Of(first, second, weights);
        if (relatedness < Related)
        {
            yield break;
        }

        var evidence = SharedTerms.Of(first, second, weights, MostEvidence);
        if (evidence.Length < 2)
        {
            yield break;
        }

        yield return new Finding
        {
            Key = FindingKey.Of(FindingKind.Link, [first.Item.Key, second.Item.Key]),
            Kind = FindingKind.Link,
            Rule = Reasons.SameSubject,
            Score = relatedness,
            Subjects = [first.Item.Key, second.Item.Key],
            Fingerprint = TextFingerprint.Of(first, second),
            Evidence = evidence,
            Measures = ImmutableSortedDictionary<string, double>.Empty.Add("relatedness", relatedness),
        };
    }
}
