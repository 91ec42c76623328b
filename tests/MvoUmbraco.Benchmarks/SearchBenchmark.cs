using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Search;
using MvoUmbraco.Tests.Search;
using MvoUmbraco.Web;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// How good search is (nDCG@10 of the judged queries, beside plain words) and how fast, over the sample, the documents of
/// the judged topics and as many others as make up the number. Prints the tables of docs/search.md.
/// </summary>
internal static class SearchBenchmark
{
    private const int Rounds = 20;

    // Each finds thousands of documents.
    private static readonly string[] Broad = ["netwerk", "duurzaam ondernemen", "energie en water", "verslag van het overleg", "leverancier", "opleid"];

    public static async Task RunAsync(string sample, int documents)
    {
        string copy = Path.Combine(Path.GetDirectoryName(sample)!, "search-site", "site.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(sample, copy, overwrite: true);
        Console.Write(await Children.RunAsync("searches", copy, $"{documents}"));
    }

    /// <summary>The job of the child process: measures on its own copy and prints tables.</summary>
    public static async Task<int> MeasureAsync(string database, int documents)
    {
        await using WebApplication app = WebProgram.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Embedded:Store:Path", database, "--Embedded:Store:Durability", "ProcessCrash",
            "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:MvoUmbraco", "Warning",
        ]);
        await app.StartAsync();
        ISearch search = app.Services.GetRequiredService<ISearch>();
        Dictionary<Guid, string> generated = JudgedSite.Publish(app.Services, JudgedCorpus.Documents());
        await ReadyAsync(search);
        await QualityAsync(app.Services, generated, "sample and topics");

        foreach ((Guid key, string id) in JudgedSite.Publish(app.Services, JudgedCorpus.FillerDocuments(documents - generated.Count)))
        {
            generated[key] = id;
        }

        long began = Stopwatch.GetTimestamp();
        await ReadyAsync(search);
        Console.Error.WriteLine($"The index was up to date {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the last of {documents} documents");
        await QualityAsync(app.Services, generated, $"{documents} documents");
        await SpeedAsync(app.Services, search, documents);
        await app.StopAsync();
        return 0;
    }

    private static async Task QualityAsync(IServiceProvider services, Dictionary<Guid, string> generated, string over)
    {
        IReadOnlyList<Judged> judged = await JudgedSite.JudgeAsync(services, generated);
        int ofSample = JudgedCorpus.SampleQueries().Count;
        Console.WriteLine($"\n| nDCG@10 over {over} | queries | search | plain BM25 |\n| --- | --- | --- | --- |");
        Print("sample content", [.. judged.Take(ofSample)]);
        Print("topics", [.. judged.Skip(ofSample)]);
        Print("all", judged);

        static void Print(string name, IReadOnlyList<Judged> queries)
            => Console.WriteLine($"| {name} | {queries.Count} | {queries.Average(query => query.Ndcg):0.000} | {queries.Average(query => query.Plain):0.000} |");
    }

    private static async Task SpeedAsync(IServiceProvider services, ISearch search, int documents)
    {
        string[] judged = [.. JudgedCorpus.SampleQueries().Concat(JudgedCorpus.TopicQueries()).Select(query => query.Text)];
        Console.WriteLine($"\n| time of a search at {documents} documents | p50 | p95 | p99 | slowest |\n| --- | --- | --- | --- | --- |");
        await PrintAsync("judged queries", judged);
        await PrintAsync("queries that find thousands", Broad);
        await PrintAsync("what to suggest after two to four letters", ["du", "ener", "net", "kin", "ver", "klo"], suggests: true);

        var afterPublish = new List<double>();
        foreach (GeneratedDocument document in JudgedCorpus.FillerDocuments(30))
        {
            JudgedSite.Publish(services, [document]);
            afterPublish.Add(await TimeAsync(() => search.FindAsync(new SearchQuery { Text = Broad[afterPublish.Count % Broad.Length] })));
        }

        Row("first search after a publish, the change included", afterPublish);

        async Task PrintAsync(string name, string[] queries, bool suggests = false)
        {
            var times = new List<double>();
            for (int round = -2; round < Rounds; round++)
            {
                foreach (string query in queries)
                {
                    double time = await TimeAsync(() => suggests ? search.SuggestAsync(query) : search.FindAsync(new SearchQuery { Text = query }));
                    if (round >= 0)
                    {
                        times.Add(time);
                    }
                }
            }

            Row(name, times);
        }

        static void Row(string name, List<double> times)
        {
            times.Sort();
            Console.WriteLine($"| {name} ({times.Count}) | {At(0.5):0.0} ms | {At(0.95):0.0} ms | {At(0.99):0.0} ms | {times[^1]:0.0} ms |");

            double At(double part) => times[Math.Min(times.Count - 1, (int)(times.Count * part))];
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        long began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task ReadyAsync(ISearch search)
    {
        while (!(await search.FindAsync(new SearchQuery { Text = "netwerk" })).IsComplete)
        {
        }
    }
}
