using MvoUmbraco.Core.Screening.Contradictions.Language;
using MvoUmbraco.Core.Screening.Contradictions.Quantities;

namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>What makes two statements contradict each other.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Score">Above 0, at most 1.</param>
/// <param name="First">Where in the first text.</param>
/// <param name="Second">Where in the second text.</param>
internal sealed record Verdict(ContradictionReason Reason, double Score, TextSpan First, TextSpan Second);

/// <summary>
/// Compares two statements. They contradict each other when they speak of the same thing and differ in exactly one point: what
/// differs in two points (another year and another number) is another thing. The order of the two does not matter.
/// </summary>
internal static class Comparison
{
    // Part of the denied content the other must speak of; more where "not" may deny a detail only. And part of the other's content the denial must speak of.
    private const float DeniedCovered = 0.7f;
    private const float DeniedInPartCovered = 0.85f;
    private const float DenialCovers = 0.45f;

    // A noun and a verb at least.
    private const float FewestShared = 1.3f;

    // Numbers are everywhere, so what they are numbers of must be clear; a unit says so by itself, a line without a verb hardly does.
    private const float SharedByNumbers = 1.9f;
    private const float SharedByUnits = 1.4f;
    private const float SharedByNumbersInLines = 2.9f;

    // For all other rules both must nearly say the same.
    private const float Same = 0.75f;

    /// <summary>What contradicts; null when nothing does.</summary>
    public static Verdict? Of(Statement first, Statement second)
    {
        if (first.Rules != second.Rules || !first.IsStated || !second.IsStated || first.Has(Cue.Condition) != second.Has(Cue.Condition) || first.Has(Cue.OtherTime) != second.Has(Cue.OtherTime))
        {
            return null;
        }

        var numbers = Differences.Of(first, second);
        if (numbers.IsAnotherThing || numbers.Conflicts.Count > 1)
        {
            return null;
        }

        bool deniesOne = first.DeniedClauses.Length > 0 != second.DeniedClauses.Length > 0;
        if (deniesOne)
        {
            return numbers.Conflicts.Count > 0 ? null
                : first.DeniedClauses.Length > 0 ? Denied(first, second, turned: false)
                : Denied(second, first, turned: true);
        }

        var forth = Alignment.Of(first.Content, second.Content, first.Rules);
        var back = Alignment.Of(second.Content, first.Content, first.Rules);
        if (forth.IsAnotherThing || back.IsAnotherThing)
        {
            return null;
        }

        float same = Math.Min(forth.Covered, back.Covered);
        if (same < Same || Swapped(forth, back))
        {
            return null;
        }

        var points = new List<Verdict?>
        {
            Flipped(first, second, forth, back, same),
            Obliged(first, second, forth, same),
            Quantified(first, second, forth, same),
            numbers.Conflicts.Count == 1 ? Counted(first, second, numbers.Conflicts[0], forth, same) : null,
        };
        points.RemoveAll(point => point is null);
        return points.Count == 1 ? points[0] : null;
    }

    private static Verdict? Denied(Statement denying, Statement stating, bool turned)
    {
        if (!denying.IsSentence || !stating.IsSentence)
        {
            return null;
        }

        foreach (int clause in denying.DeniedClauses)
        {
            var negation = Array.Find(denying.Cues, cue => cue.Cue is Cue.Negation && cue.Clause == clause);
            ContentWord[] denied = [.. denying.Content.Where(word => word.Clause == clause)];
            if (denied.Length < 2)
            {
                denied = denying.Content;
            }

            var forth = Alignment.Of(denied, stating.Content, denying.Rules);
            bool isPart = denied.Length < denying.Content.Length;
            if (forth.Covered < (!negation.DeniesAll ? DeniedInPartCovered : isPart ? Same : DeniedCovered) || forth.Shared < FewestShared || forth.IsAnotherThing || forth.Flips.Count > 0)
            {
                continue;
            }

            var back = Alignment.Of(stating.Content, denying.Content, denying.Rules, broader: true);
            if (back.Covered < DenialCovers || back.Flips.Count > 0)
            {
                continue;
            }

            var here = new TextSpan(negation.Start, negation.Length);
            var there = stating.Span;
            double score = Score(forth.Covered * 0.7 + back.Covered * 0.3, forth.Shared);
            return turned ? new Verdict(ContradictionReason.Negation, score, there, here) : new Verdict(ContradictionReason.Negation, score, here, there);
        }

        return null;
    }

    private static Verdict? Flipped(Statement first, Statement second, Alignment forth, Alignment back, float same)
    {
        // Two contraries make one meaning again; and "not big" beside "not small" is no contradiction.
        if (forth.Flips.Count != 1 || back.Flips.Count != 1 || first.DeniedClauses.Length > 0)
        {
            return null;
        }

        var (one, other) = forth.Flips[0];
        return new Verdict(ContradictionReason.Opposite, Score(same, forth.Shared - one.Weight), new TextSpan(one.Start, one.Length), new TextSpan(other.Start, other.Length));
    }

    private static Verdict? Obliged(Statement first, Statement second, Alignment forth, float same)
        => Duties.Oppose(first.Duty, second.Duty)
            ? new Verdict(ContradictionReason.Obligation, Score(same, forth.Shared), DutySpan(first), DutySpan(second))
            : null;

    private static TextSpan DutySpan(Statement statement)
    {
        var cue = Array.Find(statement.Cues, word => word.Cue is Cue.Must or Cue.May or Cue.Forbidden or Cue.Free);
        return new TextSpan(cue.Start, cue.Length);
    }

    private static Verdict? Quantified(Statement first, Statement second, Alignment forth, float same)
    {
        foreach (var one in first.Cues)
        {
            foreach (var other in second.Cues)
            {
                if (Oppose(one.Cue, other.Cue) || Oppose(other.Cue, one.Cue))
                {
                    return new Verdict(ContradictionReason.Quantifier, Score(same, forth.Shared) * 0.9, new TextSpan(one.Start, one.Length), new TextSpan(other.Start, other.Length));
                }
            }
        }

        return null;
    }

    private static bool Oppose(Cue one, Cue other)
        => (one, other) is (Cue.All, Cue.Some or Cue.Few) or (Cue.Most, Cue.Few) or (Cue.Many, Cue.Few) or (Cue.Always, Cue.Sometimes or Cue.Seldom);

    private static Verdict? Counted(Statement first, Statement second, Conflict conflict, Alignment forth, float same)
    {
        if (forth.Shared < (!first.HasVerb || !second.HasVerb ? SharedByNumbersInLines : conflict.First.Unit.Length > 0 ? SharedByUnits : SharedByNumbers))
        {
            return null;
        }

        var (one, other) = conflict;
        if (one.Kind is QuantityKind.Count && (first.IsIndefinite || second.IsIndefinite))
        {
            return null;
        }

        if (one.Kind is QuantityKind.Date && IsAnotherYear(one, other) && !HappensOnce(first) && !HappensOnce(second))
        {
            return null;
        }

        var reason = one.Kind switch
        {
            QuantityKind.Percentage => ContradictionReason.Percentage,
            QuantityKind.Amount => ContradictionReason.Amount,
            QuantityKind.Measure => ContradictionReason.Measure,
            QuantityKind.Date or QuantityKind.Weekday => first.Has(Cue.Deadline) && second.Has(Cue.Deadline) ? ContradictionReason.Deadline : ContradictionReason.Date,
            QuantityKind.Time => ContradictionReason.Time,
            QuantityKind.Frequency => ContradictionReason.Frequency,
            _ => ContradictionReason.Number,
        };
        return new Verdict(reason, Score(same, forth.Shared), new TextSpan(one.Start, one.Length), new TextSpan(other.Start, other.Length));
    }

    private static bool IsAnotherYear(Quantity one, Quantity other)
        => one.Low >= 10_000 && other.Low >= 10_000 && (int)one.Low / 10_000 != (int)other.Low / 10_000;

    private static bool HappensOnce(Statement statement) => Array.Exists(statement.Content, word => statement.Rules.Once.Contains(word.Word.Text));

    // Each lacks a noun or a name of the other: they speak of different things in otherwise equal words.
    private static bool Swapped(Alignment forth, Alignment back)
        => forth.Missing.Any(IsThing) && back.Missing.Any(IsThing);

    private static bool IsThing(ContentWord word) => word.IsName || word.Word.Kind is WordKind.Noun;

    // The more they share, the less it is chance: two content words give a half, four three quarters.
    private static double Score(double same, double shared) => Math.Round(same * (1 - Math.Pow(0.5, Math.Max(shared, 0.5) / 2)), 4);
}
