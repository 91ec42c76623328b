namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>What a small word or a fixed phrase says about the statement it stands in.</summary>
internal enum Cue
{
    /// <summary>Nothing: a content word.</summary>
    None = 0,

    /// <summary>Grammar only: articles, pronouns, auxiliaries, prepositions; also phrases with a denying word that denies nothing (<c>niet alleen</c>).</summary>
    Function,

    /// <summary>Denies its clause.</summary>
    Negation,

    /// <summary>Denies what follows it: <c>zonder</c>.</summary>
    Without,

    /// <summary>An obligation whose denial leaves one free: <c>verplicht</c>, <c>vereist</c>, <c>hoeven</c>.</summary>
    Must,

    /// <summary>A permission whose denial forbids: <c>mogen</c>, <c>toegelaten</c>.</summary>
    May,

    /// <summary>A prohibition.</summary>
    Forbidden,

    /// <summary>Left free: <c>vrijwillig</c>.</summary>
    Free,

    /// <summary>All of them; <c>niet alle</c> is <see cref="Some"/>.</summary>
    All,

    /// <summary>The most of them.</summary>
    Most,

    /// <summary>Some and not all.</summary>
    Some,

    /// <summary>Few, or hardly any.</summary>
    Few,

    /// <summary>Many.</summary>
    Many,

    /// <summary>Every time.</summary>
    Always,

    /// <summary>At times.</summary>
    Sometimes,

    /// <summary>Hardly ever.</summary>
    Seldom,

    /// <summary>It is supposed, wished, asked or expected, not stated.</summary>
    Hypothetical,

    /// <summary>It holds under a condition or with an exception.</summary>
    Condition,

    /// <summary>It was so before, or will be later.</summary>
    OtherTime,

    /// <summary>Somebody else says it.</summary>
    Reported,

    /// <summary>A new clause begins here that may have its own denial.</summary>
    Clause,

    /// <summary>The number after it is not exact.</summary>
    About,

    /// <summary>The number after it is the least.</summary>
    AtLeast,

    /// <summary>The number after it is the most.</summary>
    AtMost,

    /// <summary>The date near it is the last on which something can be done.</summary>
    Deadline,
}
