namespace MvoUmbraco.Benchmarks;

/// <summary>Runs what was chosen on fresh databases in a temporary folder, and prints Markdown.</summary>
internal static class Suite
{
    public static async Task<int> RunAsync(Choice choice)
    {
        string folder = Directory.CreateTempSubdirectory("benchmarks-").FullName;
        try
        {
            Console.WriteLine($"Processors: {Environment.ProcessorCount}. .NET {Environment.Version}.");
            string sample = await DatabaseAsync(folder, 0);
            if (choice.Backoffice)
            {
                await BackofficeBenchmark.RunAsync(sample, choice.Documents);
            }

            if (choice.Search)
            {
                await SearchBenchmark.RunAsync(sample, choice.Documents);
            }

            if (!choice.Start && !choice.Write && !choice.Read && !choice.Access && !choice.Members)
            {
                return 0;
            }

            string large = await DatabaseAsync(folder, choice.Documents);
            if (choice.Start)
            {
                await StartBenchmark.RunAsync([("sample", sample), ($"{choice.Documents} documents", large)]);
            }

            if (choice.Write)
            {
                string small = await DatabaseAsync(folder, 1_000);
                await WriteBenchmark.RunAsync([("1000 documents", small), ($"{choice.Documents} documents", large)]);
            }

            if (choice.Read)
            {
                await ReadBenchmark.RunAsync([("sample", sample), ($"{choice.Documents} documents", large)], choice.Seconds);
            }

            if (choice.Access)
            {
                Console.WriteLine(await Children.RunAsync("access", large));
            }

            if (choice.Members)
            {
                await MemberBenchmark.RunAsync(large, choice.Seconds);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A database with the sample content and, on top, generated documents; made once.</summary>
    private static async Task<string> DatabaseAsync(string folder, int documents)
    {
        string database = Path.Combine(folder, $"{documents}", "site.db");
        if (!File.Exists(database))
        {
            Console.Error.WriteLine($"Making a database of {documents} documents");
            await Children.RunAsync("fill", database, $"{documents}");
        }

        return database;
    }
}
