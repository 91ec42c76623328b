using System.Collections.Immutable;

namespace MvoUmbraco.Core.Screening;

/// <summary>What a finding says. The names are kept with verdicts; do not rename them.</summary>
public enum FindingKind
{
    /// <summary>Two items say the same: near-identical, or one stands for a large part in the other.</summary>
    Duplicate = 1,

    /// <summary>Two events at the same time about the same subject or for the same people.</summary>
    DoublePlanning,

    /// <summary>Two items contradict each other.</summary>
    Contradiction,

    /// <summary>Two items of different networks are about the same and do not refer to each other.</summary>
    Link,

    /// <summary>A cell of the matrix lacks something.</summary>
    Gap,

    /// <summary>An item lacks something.</summary>
    Quality,
}

/// <summary>Which text of an item a passage is in.</summary>
public enum ScreenedField
{
    /// <summary>The text.</summary>
    Text = 0,

    /// <summary>The title.</summary>
    Title,
}

/// <summary>A passage of an item.</summary>
/// <param name="Item">The key of the item.</param>
/// <param name="Field">Which of its texts.</param>
/// <param name="Span">Where in that text.</param>
public readonly record struct Passage(Guid Item, ScreenedField Field, TextSpan Span);

/// <summary>
/// What a rule saw: a passage of the first item, that of the second it belongs with, and why, as a code that the screens
/// have words for and the values to fill in. For a finding about one item the second is null; for one that no text shows,
/// both are.
/// </summary>
/// <param name="First">In the first of the finding's subjects.</param>
/// <param name="Second">In the second.</param>
/// <param name="Score">How strongly it speaks for the finding, from 0 to 1.</param>
/// <param name="Reason">A code such as <c>number</c> or <c>shared-passage</c>.</param>
/// <param name="Values">Words, numbers or dates that belong to the reason, as written in the texts.</param>
public sealed record Evidence(Passage? First, Passage? Second, double Score, string Reason, ImmutableArray<string> Values);

/// <summary>
/// Something for the mainstream team to judge, with why. It depends on the items it is about (and on the day, where a rule
/// says so) and on nothing else.
/// </summary>
public sealed record Finding
{
    /// <summary>Its identity, the same whenever it is found again: see <see cref="FindingKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>What it says.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The rule that found it, a code such as <c>near-identical</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure and how weighty it is, above 0 and at most 1; lists begin with the highest.</summary>
    public required double Score { get; init; }

    /// <summary>What it is about: the keys of one or two items in ascending order, or of a gap the theme and the attention point.</summary>
    public required ImmutableArray<Guid> Subjects { get; init; }

    /// <summary>What was judged, to see later whether it has changed materially: see <see cref="TextFingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The passages, the weightiest first.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>The figures behind the score, by name: <c>containment</c>, <c>resemblance</c>, <c>relatedness</c>.</summary>
    public ImmutableSortedDictionary<string, double> Measures { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The order of lists: the highest score first, and an order of its own among equals.</summary>
    public static IComparer<Finding> ByWeight { get; } = Comparer<Finding>.Create(static (one, other) =>
    {
        var byScore = other.Score.CompareTo(one.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(one.Key, other.Key);
    });
}
