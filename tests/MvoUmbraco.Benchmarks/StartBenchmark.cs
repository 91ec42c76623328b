using System.Diagnostics;

namespace MvoUmbraco.Benchmarks;

/// <summary>From the start of the process to the first page, and the memory by then.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync((string Name, string Database)[] databases)
    {
        Console.WriteLine("\n| cold start | first answer, median of 5 | memory after it |\n| --- | --- | --- |");
        foreach ((string name, string database) in databases)
        {
            List<(double Milliseconds, double Megabytes)> rounds = [];
            for (int round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                using Server server = Server.Site(database);
                using HttpResponseMessage answer = await server.FirstAnswerAsync("/");
                answer.EnsureSuccessStatusCode();
                rounds.Add((watch.Elapsed.TotalMilliseconds, Children.Megabytes(server.Process)));
            }

            (double time, double memory) = rounds.OrderBy(round => round.Milliseconds).ElementAt(Rounds / 2);
            Console.WriteLine(Children.Text($"| {name} | {time:0} ms | {memory:0} MB |"));
        }
    }
}
