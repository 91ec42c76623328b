using System.Text.Json;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// Requests per second of what visitors and other software ask, once kept from the time before and once rendered anew
/// each time, beside a bare Kestrel endpoint that answers the same bytes; the three take turns in the same run.
/// </summary>
internal static class ReadBenchmark
{
    private const int Rounds = 3;

    private static readonly string[] NothingKept = ["--Umbraco:CMS:DeliveryApi:OutputCache:Enabled", "false", "--Mvo:Site:KeepAnswers", "false"];

    public static async Task RunAsync((string Name, string Database)[] databases, int seconds)
    {
        foreach ((string name, string database) in databases)
        {
            Console.WriteLine($"\n| {name} | bytes | bare/s | kept/s | of bare | p99 | anew/s | of bare | p99 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |");

            // A database belongs to one process, so the two servers have a copy each.
            using Server kept = Server.Site(database);
            using Server anew = Server.Site(Copy(database), NothingKept);
            foreach ((string what, string path) in await PathsAsync(kept))
            {
                await MeasureAsync(what, path, kept, anew, TimeSpan.FromSeconds(seconds));
            }

            Console.WriteLine(Children.Text($"\nMemory after the load: {Children.Megabytes(kept.Process):0} MB (kept), {Children.Megabytes(anew.Process):0} MB (anew)."));
        }
    }

    private static async Task MeasureAsync(string what, string path, Server kept, Server anew, TimeSpan duration)
    {
        using HttpResponseMessage answer = await kept.FirstAnswerAsync(path);
        using HttpResponseMessage other = await anew.FirstAnswerAsync(path);
        byte[] body = await answer.Content.ReadAsByteArrayAsync();
        string file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, body);
        using (Server bare = Server.Bare(file, answer.Content.Headers.ContentType!.ToString()))
        {
            using HttpResponseMessage ready = await bare.FirstAnswerAsync(path);
            List<Load> bares = [], kepts = [], anews = [];
            for (int round = -1; round < Rounds; round++)
            {
                Load[] turn =
                [
                    await Load.RunAsync(bare.Port, path, duration),
                    await Load.RunAsync(kept.Port, path, duration),
                    await Load.RunAsync(anew.Port, path, duration),
                ];

                // The first turn warms up: the just-in-time compiler is at work.
                if (round >= 0)
                {
                    bares.Add(turn[0]);
                    kepts.Add(turn[1]);
                    anews.Add(turn[2]);
                }
            }

            Load b = Median(bares), k = Median(kepts), a = Median(anews);
            Console.WriteLine(Children.Text($"| {what} | {body.Length} | {b.PerSecond:0} | {k.PerSecond:0} | {k.PerSecond / b.PerSecond:P0} | {k.P99Milliseconds:0.0} ms | {a.PerSecond:0} | {a.PerSecond / b.PerSecond:P0} | {a.P99Milliseconds:0.0} ms |"));
        }

        File.Delete(file);
    }

    private static Load Median(List<Load> rounds) => rounds.OrderBy(load => load.PerSecond).ElementAt(rounds.Count / 2);

    private static async Task<(string What, string Path)[]> PathsAsync(Server server)
    {
        const string api = "/umbraco/delivery/api/v2/content";
        using HttpResponseMessage events = await server.FirstAnswerAsync($"{api}?filter=contentType:event&take=1");
        using JsonDocument found = JsonDocument.Parse(await events.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        string path = found.RootElement.GetProperty("items")[0].GetProperty("route").GetProperty("path").GetString()!;
        return
        [
            ("Delivery item by path", $"{api}/item{path.TrimEnd('/')}"),
            ("Delivery list of 10", $"{api}?take=10"),
            ("Delivery list of 100", $"{api}?take=100"),
            ("Home page", "/"),
            ("Event page", path),
        ];
    }

    private static string Copy(string database)
    {
        string copy = Path.Combine(Path.GetDirectoryName(database)!, "anew", "site.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(database, copy, overwrite: true);
        return copy;
    }
}
