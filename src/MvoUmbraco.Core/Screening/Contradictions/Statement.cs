using MvoUmbraco.Core.Screening.Contradictions.Language;
using MvoUmbraco.Core.Screening.Contradictions.Quantities;

namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>A word of a statement that says what it is about.</summary>
/// <param name="Word">The word.</param>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Clause">The clause it stands in.</param>
/// <param name="Weight">How much it matters that the other statement speaks of it.</param>
/// <param name="IsName">A name: another name is another thing.</param>
/// <param name="IsWithout">It is what is lacking: <c>zonder …</c>.</param>
/// <param name="IsAttribute">It stands before the noun it describes: the <c>old</c> procedure and the new one are two procedures.</param>
/// <param name="Preposition">The preposition before it, if it is one that has an opposite.</param>
internal readonly record struct ContentWord(Word Word, int Start, int Length, int Clause, float Weight, bool IsName, bool IsWithout, bool IsAttribute, string? Preposition);

/// <summary>A small word that turns what is said.</summary>
/// <param name="Cue">How.</param>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Clause">The clause it stands in.</param>
/// <param name="Part">The part of the clause, of those that <c>en</c> joins.</param>
/// <param name="DeniesAll">It denies that there is any: <c>geen</c>, not <c>niet</c>, which may deny a part only.</param>
internal readonly record struct CueWord(Cue Cue, int Start, int Length, int Clause, int Part, bool DeniesAll);

/// <summary>What a clause obliges to.</summary>
internal enum Duty
{
    /// <summary>It speaks of no duty.</summary>
    None = 0,

    /// <summary>It must be done.</summary>
    Must,

    /// <summary>It may be done.</summary>
    May,

    /// <summary>It may not be done.</summary>
    Forbidden,

    /// <summary>It need not be done.</summary>
    Free,
}

/// <summary>A sentence read for comparison: what it is about, what it denies, obliges and counts. All places are in the whole text.</summary>
internal sealed class Statement
{
    /// <summary>The tables of its language.</summary>
    public required LanguageRules Rules { get; init; }

    /// <summary>Where it stands in the text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What it is about.</summary>
    public required ContentWord[] Content { get; init; }

    /// <summary>The small words that turn it.</summary>
    public required CueWord[] Cues { get; init; }

    /// <summary>Its numbers.</summary>
    public required Quantity[] Quantities { get; init; }

    /// <summary>The clauses that are denied: two denials over each other undo each other. It is not one of them whose denial turns a duty.</summary>
    public required int[] DeniedClauses { get; init; }

    /// <summary>What it obliges to; none when its clauses oblige to different things.</summary>
    public required Duty Duty { get; init; }

    /// <summary>It states something: no question, no supposition, no saying of another.</summary>
    public required bool IsStated { get; init; }

    /// <summary>It has a verb: no heading, no line of a table.</summary>
    public required bool HasVerb { get; init; }

    /// <summary>It is about any such thing, and not about a certain one: <c>Een bezoek aan 40 bedrijven …</c>.</summary>
    public required bool IsIndefinite { get; init; }

    /// <summary>It says what a thing has or must have, and not what happened.</summary>
    public required bool TellsProperty { get; init; }

    /// <summary>It has words of grammar, as a sentence has and a heading of two words has not.</summary>
    public required bool IsSentence { get; init; }

    /// <summary>A bit for each form of its content words, to see quickly that two statements have nothing in common.</summary>
    public required ulong Mask { get; init; }

    /// <summary>Whether a cue occurs.</summary>
    public bool Has(Cue cue) => Array.Exists(Cues, word => word.Cue == cue);
}
