namespace MvoUmbraco.Tests;

/// <summary>The source that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>A folder of it, absolute.</summary>
    public static string Folder(params string[] path)
    {
        var wanted = Path.Combine(path);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, wanted)))
            {
                return Path.Combine(folder.FullName, wanted);
            }
        }

        throw new DirectoryNotFoundException($"No folder {wanted} above the test assembly.");
    }
}
