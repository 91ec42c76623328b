using System.Collections.Immutable;
using System.Globalization;

namespace MvoUmbraco.Core.Screening.Quality;

/// <summary>What an item lacks, by itself.</summary>
public static class QualityRules
{
    /// <summary>Rule: a knowledge item does not say where its knowledge comes from.</summary>
    public const string NoSource = "no-source";

    /// <summary>Rule: it is tagged with no theme.</summary>
    public const string NoTheme = "no-theme";

    /// <summary>Rule: it is tagged with no attention point.</summary>
    public const string NoAttentionPoint = "no-attention-point";

    /// <summary>Rule: it no longer holds good, or is so old that this should be looked at; the value is the day.</summary>
    public const string OutOfDate = "out-of-date";

    /// <summary>Rule: the file of an attachment is not there; the values are their names.</summary>
    public const string MissingAttachment = "missing-attachment";

    /// <summary>Rule: it is hard to read; the values are the reading ease, the words per sentence and the syllables per word.</summary>
    public const string HardToRead = "hard-to-read";

    /// <summary>Rule: it has hardly any text, so nothing can be screened; the value is the number of words.</summary>
    public const string HardlyAnyText = "hardly-any-text";

    /// <summary>Rule: what stands in it is no text; the value is the share of characters that are none.</summary>
    public const string NoText = "no-text";

    /// <summary>Rule: it is too long, and the end was not screened; the value is the number of characters that were.</summary>
    public const string TooLong = "too-long";

    /// <summary>Rule: it is written in capitals.</summary>
    public const string AllCapitals = "all-capitals";

    // Flesch's "difficult" begins at 50, his "very difficult" at 30; long compounds lower the score of any Dutch text about policy.
    private const double HardEase = 30;
    private const int YearsGood = 5;
    private const int FewWords = 10;
    private const int MostSentences = 3;

    /// <summary>What an item lacks, the weightiest first.</summary>
    /// <param name="item">The item.</param>
    /// <param name="today">The day by which it may be out of date.</param>
    public static IReadOnlyList<Finding> Of(ReadItem item, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. About(item, today).Order(Finding.ByWeight)];
    }

    private static IEnumerable<Finding> About(ReadItem read, DateOnly today)
    {
        var item = read.Item;
        if (!item.MissingAttachments.IsEmpty)
        {
            yield return Found(read, MissingAttachment, 1, [new Evidence(null, null, 1, MissingAttachment, item.MissingAttachments)]);
        }

        if (PastDay(item, today) is { } past)
        {
            yield return Found(read, OutOfDate, item.ValidUntil < today ? 0.9 : 0.6, [Fact(OutOfDate, past.ToString("O", CultureInfo.InvariantCulture))]);
        }

        if (item.Kind is ScreenedKind.Knowledge && !item.HasSource)
        {
            yield return Found(read, NoSource, 0.8, []);
        }

        if (item.Themes.IsEmpty)
        {
            yield return Found(read, NoTheme, 0.7, []);
        }

        if (item.AttentionPoints.IsEmpty)
        {
            yield return Found(read, NoAttentionPoint, 0.65, []);
        }

        foreach (var finding in OfText(read))
        {
            yield return finding;
        }
    }

    private static DateOnly? PastDay(ScreenedItem item, DateOnly today)
        => item.ValidUntil is { } until
            ? until < today ? until : null
            : item.Kind is ScreenedKind.Knowledge && item.PublishedOn is { } published && published.AddYears(YearsGood) < today ? published : null;

    private static IEnumerable<Finding> OfText(ReadItem read)
    {
        var (source, letters, capitals, strange) = (read.Text.Source, 0, 0, 0);
        foreach (var character in source)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            capitals += char.IsUpper(character) ? 1 : 0;
            strange += (char.IsControl(character) && character is not ('\n' or '\r' or '\t')) || character is '\ufffd' or '\uffff' ? 1 : 0;
        }

        if (strange * 20 > source.Length)
        {
            yield return Found(read, NoText, 1, [Fact(NoText, ((double)strange / source.Length).ToString("0.00", CultureInfo.InvariantCulture))]);
            yield break;
        }

        if (read.Text.IsCut)
        {
            yield return Found(read, TooLong, 0.9, [Fact(TooLong, source.Length.ToString(CultureInfo.InvariantCulture))]);
        }

        // An event may do with its title.
        if (read.Text.Words.Count < FewWords && read.Item.Kind is not ScreenedKind.Event)
        {
            yield return Found(read, HardlyAnyText, 0.75, [Fact(HardlyAnyText, read.Text.Words.Count.ToString(CultureInfo.InvariantCulture))]);
        }

        if (letters >= 40 && capitals * 10 > letters * 7)
        {
            yield return Found(read, AllCapitals, 0.4, []);
        }

        if (Readability.Of(read.Text) is { Score: < HardEase } ease)
        {
            yield return Found(read, HardToRead, 0.3 + (0.3 * Math.Clamp((HardEase - ease.Score) / 60, 0, 1)), [Fact(HardToRead, Text(ease.Score), Text(ease.WordsPerSentence), Text(ease.SyllablesPerWord)), .. Longest(read)]);
        }
    }

    private static IEnumerable<Evidence> Longest(ReadItem read)
        => read.Text.Sentences
            .OrderByDescending(sentence => sentence.WordCount).ThenBy(sentence => sentence.Span.Start)
            .Take(MostSentences)
            .Select(sentence => new Evidence(read.Passage(ScreenedField.Text, sentence.Span), null, 1, HardToRead, [sentence.WordCount.ToString(CultureInfo.InvariantCulture)]));

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static Evidence Fact(string reason, params ImmutableArray<string> values) => new(null, null, 1, reason, values);

    private static Finding Found(ReadItem read, string rule, double score, ImmutableArray<Evidence> evidence) => new()
    {
        Key = FindingKey.Of(FindingKind.Quality, [read.Item.Key], rule),
        Kind = FindingKind.Quality,
        Rule = rule,
        Score = score,
        Subjects = [read.Item.Key],
        Fingerprint = TextFingerprint.Of(read),
        Evidence = evidence,
    };
}
