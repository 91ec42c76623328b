namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>How well and how fast screening is: prints the tables of docs/screening.md. Bounded in count; no site is started.</summary>
internal static class ScreeningBenchmark
{
    public static int Run(string[] args)
    {
        bool quality = args is not ["speed", ..], speed = args is not ["quality", ..];
        Console.WriteLine($"Processors: {Environment.ProcessorCount}. .NET {Environment.Version}.");
        if (quality)
        {
            PassageBenchmark.Run();
            RelatednessBenchmark.Run();
            InventedCorpusBenchmark.Run();
        }

        if (speed)
        {
            SpeedBenchmark.Run(args);
        }

        return 0;
    }
}
