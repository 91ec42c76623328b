namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>Why two sentences contradict each other.</summary>
public enum ContradictionReason
{
    /// <summary>One says what the other denies.</summary>
    Negation = 1,

    /// <summary>Opposite words: <c>open</c> and <c>gesloten</c>.</summary>
    Opposite,

    /// <summary>Obliged by one, left free or forbidden by the other.</summary>
    Obligation,

    /// <summary>All and not all, always and seldom.</summary>
    Quantifier,

    /// <summary>Different counts of the same thing.</summary>
    Number,

    /// <summary>Different percentages.</summary>
    Percentage,

    /// <summary>Different sums of money.</summary>
    Amount,

    /// <summary>Different measures: durations, distances.</summary>
    Measure,

    /// <summary>Different dates.</summary>
    Date,

    /// <summary>Different last dates.</summary>
    Deadline,

    /// <summary>Different clock times.</summary>
    Time,

    /// <summary>Different frequencies: monthly and yearly.</summary>
    Frequency,
}

/// <summary>One side of a contradiction.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Marked">The word or number in it that contradicts.</param>
/// <param name="Words">That word or number, as it is written.</param>
public sealed record ContradictionSide(TextSpan Sentence, TextSpan Marked, string Words);

/// <summary>Two sentences on the same subject that cannot both be true.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Score">How sure and how telling, above 0 and at most 1: how much of what both say is the same, and how much that is.</param>
/// <param name="First">In the first text.</param>
/// <param name="Second">In the second text.</param>
/// <param name="IsOfOccasion">It is a number of what happened somewhere once: <c>er kwamen 40 deelnemers</c>. Texts about different companies or places each have their own.</param>
public sealed record Contradiction(ContradictionReason Reason, double Score, ContradictionSide First, ContradictionSide Second, bool IsOfOccasion);
