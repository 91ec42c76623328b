using MvoUmbraco.Core.Screening.Contradictions.Language;

namespace MvoUmbraco.Core.Screening.Contradictions.Quantities;

/// <summary>What sort of thing a number says.</summary>
internal enum QuantityKind
{
    /// <summary>So many of something.</summary>
    Count,

    /// <summary>A percentage, or percentage points.</summary>
    Percentage,

    /// <summary>Money.</summary>
    Amount,

    /// <summary>So much of a unit: 3 years, 12 km.</summary>
    Measure,

    /// <summary>A day, a month or a year.</summary>
    Date,

    /// <summary>A day of the week, 1 for Monday.</summary>
    Weekday,

    /// <summary>A clock time, in minutes.</summary>
    Time,

    /// <summary>How often.</summary>
    Frequency,

    /// <summary>Part of a name: another number is another thing.</summary>
    Label,
}

/// <summary>How exactly a number is meant.</summary>
internal enum Bound
{
    /// <summary>Just so.</summary>
    Exact,

    /// <summary>Ten percent more or less.</summary>
    About,

    /// <summary>At least.</summary>
    AtLeast,

    /// <summary>At most.</summary>
    AtMost,
}

/// <summary>A number in a sentence, with what it is a number of.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Low">The value, in the unit; of a range the lowest. Of a date <c>yyyymmdd</c>, where what is not said is zero.</param>
/// <param name="High">Of a range the highest.</param>
/// <param name="Unit">Its unit, <c>€</c> or <c>jaar</c>; empty when it has none.</param>
/// <param name="Bound">How exactly.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long.</param>
/// <param name="Noun">Of a count what is counted, of a label what is numbered.</param>
internal sealed record Quantity(QuantityKind Kind, decimal Low, decimal High, string Unit, Bound Bound, int Start, int Length, Word? Noun)
{
    /// <summary>Whether both may be said of the same thing, which they then agree or disagree on.</summary>
    public bool IsComparable(Quantity other, LanguageRules rules)
        => Kind == other.Kind && Unit == other.Unit
            && (Kind is not (QuantityKind.Count or QuantityKind.Label) || SameNoun(other, rules));

    /// <summary>Whether both can be true.</summary>
    public bool Agrees(Quantity other)
    {
        if (Kind is QuantityKind.Date)
        {
            return DatesAgree((int)Low, (int)other.Low) && DatesAgree((int)High, (int)other.High);
        }

        if (Low <= other.High && other.Low <= High)
        {
            return true;
        }

        var (less, more) = Low < other.Low ? (this, other) : (other, this);
        return less.Bound is Bound.AtLeast || more.Bound is Bound.AtMost
            || ((less.Bound is Bound.About || more.Bound is Bound.About) && more.Low - less.High <= more.Low / 10);
    }

    // What one of them leaves open does not contradict.
    private static bool DatesAgree(int one, int other)
    {
        static bool Part(int one, int other) => one == 0 || other == 0 || one == other;
        return Part(one / 10_000, other / 10_000) && Part(one / 100 % 100, other / 100 % 100) && Part(one % 100, other % 100);
    }

    private bool SameNoun(Quantity other, LanguageRules rules)
        => Noun is null || other.Noun is null
            ? ReferenceEquals(Noun, other.Noun)
            : Likeness.Of(Noun, other.Noun, rules) is { IsOpposite: false, Degree: >= 0.8f } || Likeness.Of(other.Noun, Noun, rules) is { IsOpposite: false, Degree: >= 0.8f };
}
