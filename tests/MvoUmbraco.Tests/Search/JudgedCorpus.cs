using System.Globalization;

namespace MvoUmbraco.Tests.Search;

/// <summary>A query, and how much each document is what was looked for: 3 it is, 1 touches on it, 0 (not listed) is not.</summary>
internal sealed record JudgedQuery(string Text, Func<string, int> GradeOf);

/// <summary>A generated document.</summary>
/// <param name="Id">What judgments call it.</param>
internal sealed record GeneratedDocument(string Id, string Name, string Summary, string Body);

/// <summary>
/// What search is judged by. The queries over the sample content were judged by reading it (<c>judged-sample.txt</c>). For
/// more, twenty topics (<c>judged-topics.txt</c>: <c>#</c> topic and a related one, <c>=</c> titles, <c>-</c> sentences,
/// <c>?</c> queries) give documents of a title and some of the topic's sentences: those of the topic are what its queries
/// look for, whatever words they happen to have, and those of the related topic touch on it. The same seed gives the same.
/// </summary>
internal static class JudgedCorpus
{
    private const int PerTopic = 6;

    private static readonly string[] Filler =
        "duurzaam ondernemen netwerk bedrijf milieu keten overleg verslag aanpak leverancier werknemer energie water rapport indicator bestuur gemeenschap klant eerlijk opleiding".Split(' ');

    private static readonly Topic[] Topics = ReadTopics();

    private sealed record Topic(string Name, string Related, List<string> Titles, List<string> Sentences, List<string> Queries);

    /// <summary>The documents of the topics.</summary>
    public static IEnumerable<GeneratedDocument> Documents()
    {
        foreach (var topic in Topics)
        {
            for (var number = 0; number < PerTopic; number++)
            {
                var random = new Random((StableHash(topic.Name) * 31) + number);
                var sentences = topic.Sentences.OrderBy(_ => random.Next()).Take(4).ToArray();
                var title = topic.Titles[number % topic.Titles.Count] + (number < topic.Titles.Count ? string.Empty : $" ({number})");
                yield return new GeneratedDocument($"{topic.Name}/{number}", title, sentences[0], string.Join(' ', sentences[1..]));
            }
        }
    }

    /// <summary>Documents about nothing in particular, of words that the others have too.</summary>
    public static IEnumerable<GeneratedDocument> FillerDocuments(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var random = new Random(number);
            yield return new GeneratedDocument($"filler/{number}", $"Nota {number}: {Text(4)}", Text(20), Text(110));

            string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Filler[random.Next(Filler.Length)]));
        }
    }

    /// <summary>The queries over the sample: grades by the end of a page's address.</summary>
    public static IReadOnlyList<JudgedQuery> SampleQueries()
        => [.. File.ReadLines(PathOf("judged-sample.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line =>
        {
            var parts = line.Split('\t');
            var grades = parts[1].Split(' ').Select(grade => grade.Split(':', 2)).ToDictionary(pair => pair[1], pair => int.Parse(pair[0], CultureInfo.InvariantCulture));
            return new JudgedQuery(parts[0], id => grades.Where(grade => $"/{id.Trim('/')}".EndsWith($"/{grade.Key}", StringComparison.Ordinal)).Select(grade => grade.Value).DefaultIfEmpty(0).Max());
        })];

    /// <summary>The queries over the topics: grades by the id of a document.</summary>
    public static IReadOnlyList<JudgedQuery> TopicQueries()
        => [.. from topic in Topics
               from query in topic.Queries
               select new JudgedQuery(query, id => id.Split('/')[0] == topic.Name ? 3 : id.Split('/')[0] == topic.Related ? 1 : 0)];

    /// <summary>Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, 2002), with gain 2^grade - 1.</summary>
    public static double Ndcg(JudgedQuery query, IEnumerable<string> found, IEnumerable<string> all)
    {
        var best = Gain(all.Select(query.GradeOf).OrderDescending());
        return best == 0 ? throw new InvalidOperationException($"Nothing is judged relevant for '{query.Text}'.") : Gain(found.Select(query.GradeOf)) / best;
    }

    private static double Gain(IEnumerable<int> grades)
        => grades.Take(10).Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();

    private static Topic[] ReadTopics()
    {
        var topics = new List<Topic>();
        foreach (var line in File.ReadLines(PathOf("judged-topics.txt")).Where(line => line.Length > 2))
        {
            var text = line[2..].Trim();
            switch (line[0])
            {
                case '#':
                    var names = text.Split('~', StringSplitOptions.TrimEntries);
                    topics.Add(new Topic(names[0], names[1], [], [], []));
                    break;
                case '=':
                    topics[^1].Titles.Add(text);
                    break;
                case '-':
                    topics[^1].Sentences.Add(text);
                    break;
                case '?':
                    topics[^1].Queries.Add(text);
                    break;
            }
        }

        return [.. topics];
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Search", file);

    private static int StableHash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}
