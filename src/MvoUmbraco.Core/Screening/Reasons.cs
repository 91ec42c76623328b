namespace MvoUmbraco.Core.Screening;

/// <summary>
/// The codes of rules and reasons, for which the screens have words. They are kept in findings; do not rename them. Those of
/// contradictions stand with their rules.
/// </summary>
public static class Reasons
{
    /// <summary>Rule: nearly all of each text stands in the other.</summary>
    public const string NearIdentical = "near-identical";

    /// <summary>Rule: most of one text stands in the other.</summary>
    public const string Contained = "contained";

    /// <summary>Reason: a passage that stands in both.</summary>
    public const string SharedPassage = "shared-passage";

    /// <summary>Rule: both are about the same.</summary>
    public const string SameSubject = "same-subject";

    /// <summary>Reason: a word that both have.</summary>
    public const string SharedTerms = "shared-terms";

    /// <summary>Rule: events at the same time.</summary>
    public const string SameTime = "same-time";

    /// <summary>Reason: at the same place; the value is the place.</summary>
    public const string SamePlace = "same-place";

    /// <summary>Reason: for the same people; the values are who is written down with both.</summary>
    public const string SameAudience = "same-audience";
}
