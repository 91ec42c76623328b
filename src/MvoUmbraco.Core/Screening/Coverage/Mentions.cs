using System.Collections.Immutable;
using MvoUmbraco.Core.Screening.Vocabulary;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening.Coverage;

/// <summary>A place where an item speaks of a subject.</summary>
/// <param name="Keyword">The keyword, as the subject has it.</param>
/// <param name="Passage">Where.</param>
/// <param name="Strength">1 for the keyword itself, less when it is part of a compound.</param>
public readonly record struct Mention(string Keyword, Passage Passage, double Strength);

/// <summary>What an item says of a subject.</summary>
/// <param name="Subject">The key of the subject.</param>
/// <param name="Score">How clearly it speaks of it, from 0 to 1; from <see cref="SubjectMentions.Clear"/> on it is a suggestion.</param>
/// <param name="Places">Where, the first place of each keyword first.</param>
public sealed record SubjectMention(Guid Subject, double Score, ImmutableArray<Mention> Places);

/// <summary>
/// Finds which subjects a text speaks of, by their names and keywords: in any form (<i>rapporteren</i>, <i>rapportering</i>), within
/// compounds (<i>klacht</i> in <i>klachtenbehandeling</i>), phrases as words in a row with small words between them left out.
/// </summary>
public sealed class SubjectMentions
{
    /// <summary>Who speaks so clearly of a subject without being tagged with it is suggested: by two of its keywords, or by one
    /// more than once or in the title.</summary>
    public const double Clear = 0.5;

    private const int MostPlaces = 20;
    private const double PartOfCompound = 0.7;

    private readonly Dictionary<uint, List<Phrase>> byFirst = [];

    /// <param name="subjects">The rows and columns; those without a name and without keywords are never found.</param>
    public SubjectMentions(IEnumerable<ScreenedSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ScreenedSubject[] all = [.. subjects];
        foreach (var subject in all)
        {
            var theme = subject.Theme is { } key ? Array.Find(all, other => other.Key == key) : null;
            IEnumerable<string> keywords = subject.Kind is SubjectKind.Network ? theme is null ? subject.Keywords : [.. theme.Keywords, theme.Name, .. subject.Keywords] : [.. subject.Keywords, subject.Name];
            foreach (var keyword in keywords.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                Add(subject, keyword);
            }
        }
    }

    private sealed record Phrase(Guid Subject, string Keyword, uint[] Terms, double Information);

    /// <summary>The subjects that an item speaks of, the clearest first.</summary>
    public IReadOnlyList<SubjectMention> In(ReadItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var found = new List<(Phrase Phrase, Mention Mention)>();
        Find(item, ScreenedField.Title, item.Title, found);
        Find(item, ScreenedField.Text, item.Text, found);
        return [.. found
            .GroupBy(row => row.Phrase.Subject)
            .Select(group => new SubjectMention(group.Key, Score(group), Ordered(group)))
            .OrderByDescending(mention => mention.Score).ThenBy(mention => mention.Subject)];
    }

    private static ImmutableArray<Mention> Ordered(IEnumerable<(Phrase Phrase, Mention Mention)> found)
        => [.. found
            .GroupBy(row => row.Mention.Keyword, StringComparer.Ordinal)
            .SelectMany(group => group.Select((row, number) => (Number: number, row.Mention)))
            .OrderBy(row => row.Number).ThenByDescending(row => row.Mention.Strength).ThenBy(row => row.Mention.Keyword, StringComparer.Ordinal)
            .Take(MostPlaces)
            .Select(row => row.Mention)];

    // 1 - the product of what each mention leaves in doubt: the first of a keyword speaks by what the keyword tells, further ones
    // half as much, and in a title half as much again.
    private static double Score(IEnumerable<(Phrase Phrase, Mention Mention)> found)
    {
        var doubt = 1.0;
        foreach (var keyword in found.GroupBy(row => row.Phrase))
        {
            var rank = 0;
            foreach (var (phrase, mention) in keyword.OrderByDescending(row => row.Mention.Strength).ThenByDescending(row => row.Mention.Passage.Field))
            {
                var speaks = mention.Strength * phrase.Information * (rank == 0 ? 1 : 0.5) * (mention.Passage.Field is ScreenedField.Title ? 1.5 : 1);
                doubt *= 1 - Math.Min(0.9, speaks);
                if (++rank == 3)
                {
                    break;
                }
            }
        }

        return 1 - doubt;
    }

    private void Find(ReadItem item, ScreenedField field, ScreenedText text, List<(Phrase, Mention)> found)
    {
        var senses = WordSenses.Of(text.Language);
        for (var at = 0; at < text.Words.Count; at++)
        {
            var sense = senses.Of(text.Words[at]);
            if (sense.IsSmall)
            {
                continue;
            }

            Try(sense.Term, 1);
            foreach (var part in sense.Parts)
            {
                Try(part.Term, PartOfCompound);
            }

            void Try(uint term, double strength)
            {
                foreach (var phrase in byFirst.GetValueOrDefault(term, []))
                {
                    if (EndOf(text, senses, at, phrase.Terms) is { } end)
                    {
                        var span = TextSpan.Between(text.Words[at].Start, text.Words[end].End);
                        found.Add((phrase, new Mention(phrase.Keyword, item.Passage(field, span), strength)));
                    }
                }
            }
        }
    }

    // The last word of a phrase that begins at a word; small words do not count.
    private static int? EndOf(ScreenedText text, WordSenses senses, int start, uint[] terms)
    {
        var (at, next) = (start, 1);
        while (next < terms.Length)
        {
            at++;
            if (at >= text.Words.Count || at > start + (3 * terms.Length))
            {
                return null;
            }

            var sense = senses.Of(text.Words[at]);
            if (!sense.IsSmall && sense.Term != terms[next++])
            {
                return null;
            }
        }

        return at;
    }

    private void Add(ScreenedSubject subject, string keyword)
    {
        var analysis = LanguageAnalysis.Of(subject.Culture);
        var senses = WordSenses.Of(analysis.Language);
        WordSense[] words = [.. analysis.Read(keyword).Select(senses.Of).Where(sense => !sense.IsSmall)];
        if (words.Length == 0)
        {
            return;
        }

        // A word that nearly every page has (informatie, water) says less than one that few have.
        var information = Math.Clamp(words.Sum(word => word.Bits) / 16, 0.12, 0.45);
        var phrase = new Phrase(subject.Key, keyword, [.. words.Select(word => word.Term)], information);
        if (!byFirst.TryGetValue(phrase.Terms[0], out var known))
        {
            byFirst[phrase.Terms[0]] = known = [];
        }

        known.Add(phrase);
    }
}
