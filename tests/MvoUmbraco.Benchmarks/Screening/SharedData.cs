namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>Data sets that are measured with and are no part of this repository; they stand beside it.</summary>
internal static class SharedData
{
    /// <summary>A file by its path from the root of the repository; null where it is absent.</summary>
    public static string? Find(string path)
    {
        foreach (string start in (string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
        {
            var root = new DirectoryInfo(start);
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "MvoUmbraco.sln")))
            {
                root = root.Parent;
            }

            if (root is not null)
            {
                string whole = Path.GetFullPath(Path.Combine(root.FullName, path));
                return File.Exists(whole) ? whole : null;
            }
        }

        return null;
    }
}
