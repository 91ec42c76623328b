using System.Collections.Immutable;
using System.Globalization;

namespace MvoUmbraco.Core.Screening.Coverage;

/// <summary>How far a row pays heed to an attention point, in the judgement of the mainstream team. The names are kept; do not rename them.</summary>
public enum AssessedLevel
{
    /// <summary>Not addressed (<c>niet behandeld</c>).</summary>
    NotAddressed = 1,

    /// <summary>Planned (<c>gepland</c>).</summary>
    Planned,

    /// <summary>Being done (<c>in uitvoering</c>).</summary>
    InProgress,

    /// <summary>Addressed (<c>behandeld</c>).</summary>
    Addressed,

    /// <summary>An example to others (<c>goede praktijk</c>).</summary>
    GoodPractice,
}

/// <summary>The latest assessment of a cell.</summary>
/// <param name="Row">The key of the theme or network.</param>
/// <param name="AttentionPoint">The key of the attention point.</param>
/// <param name="Level">The judgement.</param>
/// <param name="On">The day it was given.</param>
public sealed record CellAssessment(Guid Row, Guid AttentionPoint, AssessedLevel Level, DateOnly On);

/// <summary>What lacks in the cells of the matrix. A cell has one gap at most: the weightiest.</summary>
public static class GapRules
{
    /// <summary>Rule: nothing shows that the attention point is paid heed to, and nobody judged otherwise.</summary>
    public const string NoEvidence = "no-evidence";

    /// <summary>Rule: it was judged to be done, and nothing shows it.</summary>
    public const string AssessedWithoutEvidence = "assessed-without-evidence";

    /// <summary>Rule: there is evidence that nobody has judged.</summary>
    public const string EvidenceNotAssessed = "evidence-not-assessed";

    /// <summary>Rule: the judgement is older than evidence that came since, or than a year.</summary>
    public const string AssessmentOutOfDate = "assessment-out-of-date";

    /// <summary>Reason: an item whose text speaks of both; the values are the words that do.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>Reason: an item tagged with both.</summary>
    public const string Tagged = "tagged";

    /// <summary>Reason: when the cell was judged last; the value is the day, as <c>yyyy-MM-dd</c>.</summary>
    public const string AssessedOn = "assessed-on";

    private const int DaysGood = 365;
    private const int MostEvidence = 10;

    /// <summary>The gaps, the weightiest first.</summary>
    /// <param name="cells">The matrix.</param>
    /// <param name="assessments">The latest assessment of each cell that has one; those of cells that are no longer there are left out.</param>
    /// <param name="today">The day by which an assessment is out of date.</param>
    public static IReadOnlyList<Finding> Of(IEnumerable<CoverageCell> cells, IEnumerable<CellAssessment> assessments, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var latest = assessments
            .GroupBy(assessment => (assessment.Row, assessment.AttentionPoint))
            .ToDictionary(group => group.Key, group => group.MaxBy(assessment => assessment.On)!);
        return [.. cells
            .Select(cell => Gap(cell, latest.GetValueOrDefault((cell.Row, cell.AttentionPoint)), today))
            .OfType<Finding>()
            .Order(Finding.ByWeight)];
    }

    private static Finding? Gap(CoverageCell cell, CellAssessment? assessment, DateOnly today)
    {
        var hasEvidence = !cell.Evidence.IsEmpty;
        var isDone = assessment?.Level is AssessedLevel.InProgress or AssessedLevel.Addressed or AssessedLevel.GoodPractice;
        return (hasEvidence, assessment) switch
        {
            // A judgement that it is not done, or only planned, is no gap by itself but stays one to be filled.
            (false, null) => Found(cell, assessment, NoEvidence, cell.Suggested.IsEmpty ? 0.9 : 0.8),
            (false, _) when isDone => Found(cell, assessment, AssessedWithoutEvidence, 1),
            (false, _) => Found(cell, assessment, NoEvidence, 0.7),
            (true, null) => Found(cell, assessment, EvidenceNotAssessed, 0.6),
            (true, _) when cell.LastEvidence > assessment.On => Found(cell, assessment, AssessmentOutOfDate, 0.5),
            (true, _) when today.DayNumber - assessment.On.DayNumber > DaysGood => Found(cell, assessment, AssessmentOutOfDate, 0.4),
            _ => null,
        };
    }

    private static Finding Found(CoverageCell cell, CellAssessment? assessment, string rule, double score)
    {
        var evidence = cell.Evidence.Take(MostEvidence).Select(one => Shown(one, Tagged))
            .Concat(cell.Suggested.Take(MostEvidence).Select(one => Shown(one, Suggestion)));
        if (assessment is not null)
        {
            evidence = evidence.Append(new Evidence(null, null, 1, AssessedOn, [assessment.On.ToString("O", CultureInfo.InvariantCulture)]));
        }

        return new Finding
        {
            Key = FindingKey.Of(FindingKind.Gap, [cell.Row, cell.AttentionPoint], $"{cell.Row} {rule}"),
            Kind = FindingKind.Gap,
            Rule = rule,
            Score = score,
            Subjects = [cell.Row, cell.AttentionPoint],

            // Asked again when other items show it, or it was judged anew.
            Fingerprint = FindingKey.Of(FindingKind.Gap, cell.Evidence.Select(one => one.Item), $"{assessment?.Level} {assessment?.On:O}"),
            Evidence = [.. evidence],
        };
    }

    private static Evidence Shown(CellEvidence one, string reason)
        => new(
            one.Terms.IsEmpty ? new Passage(one.Item, ScreenedField.Title, default) : one.Terms[0].Passage,
            null,
            one.Score,
            reason,
            [.. one.Terms.Select(term => term.Keyword).Distinct(StringComparer.Ordinal)]);
}
