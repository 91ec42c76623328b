using MvoUmbraco.Usync;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>The folders of files in the repository that these tests read, and copies of them to write in.</summary>
internal static class TestFolders
{
    /// <summary>Files written by uSync itself.</summary>
    public static UsyncFolder Sample { get; } = new(Path.Combine(Root(), "tests", "MvoUmbraco.Embedded.Tests", "Usync", "Sample", "v17"));

    /// <summary>The files of this project.</summary>
    public static UsyncFolder Project { get; } = new(Path.Combine(Root(), "uSync", "v17"));

    public static IEnumerable<UsyncFile> FilesOf(UsyncFolder folder) => FileKind.All.SelectMany(folder.Files);

    public static IEnumerable<TestCaseData> EveryFile() =>
        new[] { Sample, Project }.SelectMany(folder => FilesOf(folder).Select(file => new TestCaseData(file)
            .SetArgDisplayNames(Path.GetRelativePath(Root(), file.FullPath))));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MvoUmbraco.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class UsyncTestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("usync-").FullName;

    public UsyncFolder Usync => new(Path);

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void CopyFrom(UsyncFolder source)
    {
        foreach (string file in Directory.EnumerateFiles(source.Path, "*", SearchOption.AllDirectories))
        {
            string target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(source.Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
