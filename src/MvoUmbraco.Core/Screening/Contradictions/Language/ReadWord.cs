namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>A word where it stands in a sentence.</summary>
/// <param name="Plain">Its plain spelling.</param>
/// <param name="Start">Where it begins in the sentence.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="IsName">Written with a capital where the sentence does not ask for one.</param>
/// <param name="IsAccented">It has an accent: <c>één</c>.</param>
/// <param name="Last">Its last letter as it is written.</param>
internal readonly record struct ReadWord(string Plain, int Start, int Length, bool IsName, bool IsAccented, char Last);
