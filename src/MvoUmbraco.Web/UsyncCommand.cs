using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Usync;

namespace MvoUmbraco.Web;

/// <summary>
/// <c>usync export [folder]</c> writes the database as uSync files; <c>usync import [folder]</c> compares every file with
/// the database and imports what differs. The folder is the one that the site starts from, unless named.
/// </summary>
internal sealed class UsyncCommand
{
    private const string Usage = "Use: usync export [folder] | usync import [folder], followed by settings such as --Embedded:Store:Path data/umbraco.db.";
    private readonly bool export;
    private readonly string? folder;

    private UsyncCommand(bool export, string? folder, string[] hostArguments)
    {
        this.export = export;
        this.folder = folder;
        HostArguments = hostArguments;
    }

    /// <summary>The settings that followed the command.</summary>
    public string[] HostArguments { get; }

    /// <summary>The command, or null when the command line asks for none.</summary>
    /// <exception cref="CommandLineException">It starts as one and goes on as none.</exception>
    public static UsyncCommand? Parse(string[] args) => args switch
    {
        ["usync", "export" or "import", .. var rest] => new UsyncCommand(args[1] == "export", FolderOf(rest), SettingsOf(rest)),
        ["usync", ..] => throw new CommandLineException(Usage),
        _ => null,
    };

    /// <returns>The exit code: 1 when a file failed.</returns>
    public async Task<int> RunAsync(WebApplication app)
    {
        await app.StartUmbracoAsync();
        var files = new UsyncFolder(folder ?? UsyncFiles.Find(app.Configuration, app.Environment));
        return export ? await ExportAsync(app, files) : await ImportAsync(app, files);
    }

    private static async Task<int> ExportAsync(WebApplication app, UsyncFolder files)
    {
        ExportReport report = await app.Services.GetRequiredService<UsyncExporter>().ExportAsync(files);
        Console.WriteLine($"{files.Path}: {report}");
        return Print(report.Files.Select(file => file.Reason).OfType<UsyncMessage>(), report.Warnings);
    }

    private static async Task<int> ImportAsync(WebApplication app, UsyncFolder files)
    {
        ImportReport report = await app.Services.GetRequiredService<UsyncImporter>().ImportAsync(files, new ImportOptions { CompareAll = true });
        Console.WriteLine($"{files.Path}: {report}");
        return Print(report.Failures.Select(file => file.Reason).OfType<UsyncMessage>(), report.Messages);
    }

    private static int Print(IEnumerable<UsyncMessage> failures, IEnumerable<UsyncMessage> others)
    {
        UsyncMessage[] failed = [.. failures];
        foreach (UsyncMessage message in failed.Concat(others).Distinct())
        {
            Console.Error.WriteLine(message);
        }

        return failed.Length == 0 ? 0 : 1;
    }

    private static string? FolderOf(string[] rest) => rest is [var first, ..] && !first.StartsWith('-') ? first : null;

    private static string[] SettingsOf(string[] rest) => FolderOf(rest) is null ? rest : rest[1..];
}
