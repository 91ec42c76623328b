using System.Collections.Immutable;

namespace MvoUmbraco.Core.Screening.Corpus;

/// <summary>What a change of one item does to the findings about pairs.</summary>
/// <param name="Found">The keys of findings that were not there or have changed.</param>
/// <param name="Gone">The keys of findings that are no longer there.</param>
public sealed record ScreeningChange(ImmutableArray<string> Found, ImmutableArray<string> Gone)
{
    /// <summary>Nothing changed.</summary>
    public static ScreeningChange None { get; } = new([], []);
}

/// <summary>A finding about a pair as it is kept: all of it but the evidence, which is looked up again when somebody reads it.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Score">How sure and weighty it is.</param>
/// <param name="First">The item with the lower key.</param>
/// <param name="Second">The other.</param>
public sealed record PairFinding(string Key, FindingKind Kind, string Rule, double Score, Guid First, Guid Second)
{
    /// <summary>The order of lists: the highest score first, and an order of its own among equals.</summary>
    public static IComparer<PairFinding> ByWeight { get; } = Comparer<PairFinding>.Create(static (one, other) =>
    {
        var byScore = other.Score.CompareTo(one.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(one.Key, other.Key);
    });
}
