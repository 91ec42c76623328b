using System.Collections.Immutable;
using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Coverage;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>
/// A knowledge centre that nobody wrote: items of about a kilobyte from templates and word lists by a seed, each on a subject of its
/// network's theme, at an invented company in an invented place. Among them pairs are planted that screening should find;
/// all the others are near-misses, for they share subjects, sentences and turns of phrase. The seed decides everything.
/// </summary>
internal sealed class InventedCorpus
{
    private readonly Random random;
    private readonly List<ScreenedItem> items = [];
    private readonly Dictionary<Guid, string> subjects = [];
    private readonly HashSet<(Guid, Guid)> emptied = [];

    public InventedCorpus(int count, int seed, int planted = 40)
    {
        random = new Random(seed);
        Themes = [.. InventedWords.Themes.Select((theme, number) => new ScreenedSubject(Key(1, number), SubjectKind.Theme, theme.Name, [.. theme.Subjects.Take(6)]))];
        Points = [.. InventedWords.Points.Select((point, number) => new ScreenedSubject(Key(3, number), SubjectKind.AttentionPoint, point.Name, [.. point.Keywords]))];
        foreach (var number in Enumerable.Range(0, 6))
        {
            emptied.Add((Themes[number].Key, Points[random.Next(Points.Count)].Key));
        }

        var pairs = Math.Min(planted, count / 10);
        for (var number = 0; number < count - (4 * pairs); number++)
        {
            items.Add(Item());
        }

        for (var number = 0; number < pairs; number++)
        {
            Duplicate(number % 2 == 0);
            Contradict(number);
        }

        Items = [.. items.OrderBy(item => item.Key)];
    }

    public IReadOnlyList<ScreenedItem> Items { get; }

    /// <summary>The pairs planted as duplicates, the lower key first.</summary>
    public HashSet<(Guid, Guid)> Duplicates { get; } = [];

    /// <summary>The pairs planted as contradictions.</summary>
    public HashSet<(Guid, Guid)> Contradictions { get; } = [];

    /// <summary>The cells of the matrix for which there is no tagged item.</summary>
    public IReadOnlySet<(Guid, Guid)> Gaps => emptied;

    public IReadOnlyList<ScreenedSubject> Themes { get; }

    public IReadOnlyList<ScreenedSubject> Points { get; }

    /// <summary>What an item is about.</summary>
    public string SubjectOf(Guid item) => subjects[item];

    public static (Guid, Guid) Pair(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    private static Guid Key(int kind, int number) => new(kind, (short)number, 0, new byte[8]);

    private ScreenedItem Item(int? theme = null, string? subject = null, string? extra = null)
    {
        var number = theme ?? random.Next(Themes.Count);
        var about = subject ?? Pick(InventedWords.Themes[number].Subjects);
        var point = random.Next(Points.Count);
        var (company, place) = (InventedWords.Name(random, "bv", "nv", "vzw"), InventedWords.Name(random, "gem", "beek", "hove", "dorp", "kerke"));
        string[] sentences = [.. InventedWords.Sentences.OrderBy(_ => random.Next()).Take(6).Select(template => Fill(template, about, company, place)), .. InventedWords.Points[point].Sentences.OrderBy(_ => random.Next()).Take(1).Select(template => Fill(template, about, company, place))];
        if (extra is not null)
        {
            sentences = [.. sentences.Take(3), extra, .. sentences.Skip(3)];
        }

        var bytes = new byte[16];
        random.NextBytes(bytes);
        var key = new Guid(bytes);
        subjects[key] = about;
        var isEmpty = emptied.Contains((Themes[number].Key, Points[point].Key));
        return new ScreenedItem
        {
            Key = key,
            Kind = ScreenedKind.Knowledge,
            Title = Fill(Pick(InventedWords.Titles), about, company, place),
            Text = string.Join(' ', sentences),
            Network = Key(2, number),
            Themes = [Themes[number].Key],
            AttentionPoints = isEmpty ? [] : [Points[point].Key],
            HasSource = random.Next(20) != 0,
            PublishedOn = new DateOnly(2006, 1, 1).AddDays(random.Next(200)),
        };
    }

    // Taken over by another network: edited here and there, or half of it within a text of its own.
    private void Duplicate(bool isWhole)
    {
        var original = Item();
        string[] sentences = original.Text.Split(". ");
        var copy = Item();
        var text = isWhole
            ? string.Join(". ", sentences.Where((_, at) => at != 2).Select(Edited))
            : string.Join(". ", copy.Text.Split(". ").Take(2)) + ". " + string.Join(". ", sentences.Skip(1).Select(Edited));
        copy = copy with { Text = text, Title = isWhole ? original.Title : copy.Title };
        subjects[copy.Key] = subjects[original.Key];
        items.AddRange([original, copy]);
        Duplicates.Add(Pair(original.Key, copy.Key));
    }

    private string Edited(string sentence)
    {
        foreach (var (from, to) in InventedWords.Edits)
        {
            if (random.Next(2) == 0)
            {
                sentence = sentence.Replace(from, to, StringComparison.Ordinal);
            }
        }

        return sentence;
    }

    private void Contradict(int number)
    {
        var theme = random.Next(Themes.Count);
        var subject = Pick(InventedWords.Themes[theme].Subjects);
        var (one, other) = InventedWords.Contraries[number % InventedWords.Contraries.Length];
        var (group, amount) = (Pick(InventedWords.Groups), random.Next(10, 60));
        var (first, second) = (Item(theme, subject, Say(one)), Item((theme + 1) % Themes.Count, subject, Say(other)));
        items.AddRange([first, second]);
        Contradictions.Add(Pair(first.Key, second.Key));

        string Say(string template) => Capital(template
            .Replace("{subject}", subject, StringComparison.Ordinal)
            .Replace("{group}", group, StringComparison.Ordinal)
            .Replace("{n}", $"{amount}", StringComparison.Ordinal)
            .Replace("{m}", $"{amount + 15}", StringComparison.Ordinal));
    }

    private string Fill(string template, string subject, string company, string place)
        => Capital(template
            .Replace("{subject}", subject, StringComparison.Ordinal)
            .Replace("{company}", company, StringComparison.Ordinal)
            .Replace("{place}", place, StringComparison.Ordinal)
            .Replace("{group}", Pick(InventedWords.Groups), StringComparison.Ordinal)
            .Replace("{thing}", Pick(InventedWords.Things), StringComparison.Ordinal)
            .Replace("{person}", InventedWords.Name(random, "s", "mans", "aert"), StringComparison.Ordinal)
            .Replace("{year}", $"{random.Next(1998, 2006)}", StringComparison.Ordinal)
            .Replace("{n}", $"{random.Next(3, 97)}", StringComparison.Ordinal));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
