using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Web;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// Saving and publishing new documents of about a kilobyte with the durable default, beside bare SQLite transactions
/// with the same settings that write as many rows of the same size.
/// </summary>
internal static class WriteBenchmark
{
    private const int Rounds = 300;

    public static async Task RunAsync((string Name, string Database)[] databases)
    {
        Console.WriteLine("\n| write, synchronous=FULL | save p50 | save p95 | publish p50 | publish p95 | raw transaction p50 | raw p95 |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach ((string name, string database) in databases)
        {
            string copy = Path.Combine(Path.GetDirectoryName(database)!, "writes", "site.db");
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(database, copy, overwrite: true);
            string printed = await Children.RunAsync("writes", copy, $"{Rounds}");
            Console.WriteLine($"| {name} | {printed.Trim().Split('\n')[^1]}");
        }
    }

    /// <summary>The job of the child process: measures on its own copy and prints a row.</summary>
    public static async Task<int> MeasureAsync(string database, int rounds)
    {
        List<double> saves = [];
        List<double> publishes = [];
        await using (WebApplication app = WebProgram.Build(["--Embedded:Store:Path", database, "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:MvoUmbraco", "Warning"]))
        {
            await app.StartUmbracoAsync();
            IContentService content = app.Services.GetRequiredService<IContentService>();
            IContent[] folders = Corpus.Folders(content);
            for (int round = -50; round < rounds; round++)
            {
                IContent item = Corpus.Item(content, folders[(round + 50) % folders.Length], 1_000_000 + round);
                double save = Timed(() => content.Save(item));
                double publish = Timed(() => content.Publish(item, ["nl-BE"]));
                if (round >= 0)
                {
                    saves.Add(save);
                    publishes.Add(publish);
                }
            }
        }

        List<double> raw = Raw(database + ".raw", rounds);
        Console.WriteLine($"{P(saves)} | {P(publishes)} | {P(raw)} |");
        return 0;
    }

    /// <summary>What the file has to do for a publish at the least: the document's row, its kept version, and the highest id.</summary>
    private static List<double> Raw(string file, int rounds)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE entity(kind TEXT, id INTEGER, json TEXT, PRIMARY KEY(kind, id)) WITHOUT ROWID; CREATE TABLE version(id INTEGER PRIMARY KEY, node INTEGER, json TEXT); CREATE INDEX version_node ON version(node, id DESC);");
        string json = new('x', 1500);
        List<double> times = [];
        for (int round = 0; round < rounds; round++)
        {
            times.Add(Timed(() =>
            {
                using SqliteTransaction transaction = connection.BeginTransaction();
                using SqliteCommand command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "INSERT INTO entity VALUES('doc', $id, $json); INSERT INTO version VALUES($id, $id, $json); INSERT INTO entity VALUES('meta', $id, '1');";
                command.Parameters.AddWithValue("$id", round);
                command.Parameters.AddWithValue("$json", json);
                command.ExecuteNonQuery();
                transaction.Commit();
            }));
        }

        return times;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static double Timed(Action action)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>The middle and the 95th of a hundred, as two cells.</summary>
    public static string P(List<double> times)
    {
        double[] sorted = [.. times.Order()];
        return Children.Text($"{Load.At(sorted, 0.5):0.00} ms | {Load.At(sorted, 0.95):0.00} ms");
    }
}
