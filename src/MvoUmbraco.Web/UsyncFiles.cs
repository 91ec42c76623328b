namespace MvoUmbraco.Web;

/// <summary>Where the schema and the sample content stand.</summary>
internal static class UsyncFiles
{
    private const string Folder = "uSync/v17";

    /// <summary>
    /// The folder that <c>Embedded:Usync:Folder</c> names, or else <c>uSync/v17</c> in the content root or the nearest
    /// folder above it: beside a published program, or at the root of the repository.
    /// </summary>
    /// <exception cref="CommandLineException">There is none.</exception>
    public static string Find(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Embedded:Usync:Folder"] is { Length: > 0 } named)
        {
            return Path.GetFullPath(named, environment.ContentRootPath);
        }

        for (DirectoryInfo? folder = new(environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Folder);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new CommandLineException($"There is no folder {Folder} in {environment.ContentRootPath} or above it. Name one with Embedded:Usync:Folder.");
    }
}
