using System.Security.Cryptography;
using System.Text;
using MvoUmbraco.Usync;
using MvoUmbraco.Usync.Files;
using IContent = Umbraco.Cms.Core.Models.IContent;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>A site becomes files.</summary>
[TestFixture]
public sealed class UsyncExportTests
{
    [TestCaseSource(typeof(UsyncImportTests), nameof(UsyncImportTests.Folders))]
    public async Task ExportAfterImport_GivesTheSameFiles(UsyncFolder source)
    {
        using var folder = new UsyncTestFolder();
        folder.CopyFrom(source);
        Dictionary<string, string> before = Hashes(folder);
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);

        ExportReport report = await host.ExportAsync(folder.Usync);

        Dictionary<string, string> after = Hashes(folder);
        Assert.Multiple(() =>
        {
            Assert.That(report.Succeeded, Is.True, () => string.Join('\n', report.Messages));
            Assert.That(report.Files.Where(f => f.Outcome is ExportOutcome.Updated or ExportOutcome.Buried).Select(f => $"{f.File} {f.Outcome}"), Is.Empty);
            Assert.That(before.Where(file => after.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key), Is.Empty);
        });
    }

    [TestCaseSource(typeof(UsyncImportTests), nameof(UsyncImportTests.Folders))]
    public async Task ExportIntoAnEmptyFolder_WritesWhatUsyncWrote(UsyncFolder source)
    {
        using var folder = new UsyncTestFolder();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(source);

        await host.ExportAsync(folder.Usync);

        Dictionary<string, string> written = ByKey(folder.Usync);
        Assert.Multiple(() =>
        {
            // Of an editor that this host has not, Umbraco does not keep the name of the user interface.
            foreach ((string key, string text) in ByKey(source).Where(file => !file.Value.Contains("<EditorAlias>Mvo.", StringComparison.Ordinal)))
            {
                Assert.That(written.GetValueOrDefault(key), Is.EqualTo(text), key);
            }
        });
    }

    [Test]
    public async Task FileNamesAndPlaces_HaveNoMeaning()
    {
        using var shuffled = new UsyncTestFolder();
        foreach (UsyncFile file in TestFolders.FilesOf(TestFolders.Project))
        {
            string name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(file.Name)));
            shuffled.Write($"{file.Kind.Folder}/{name[..1]}/{name}.config", Encoding.UTF8.GetString(await file.BytesAsync(default)));
        }

        using var one = new UsyncTestFolder();
        using var other = new UsyncTestFolder();
        await using (UsyncHost host = await UsyncHost.StartAsync())
        {
            await host.ImportAsync(TestFolders.Project);
            await host.ExportAsync(one.Usync);
        }

        await using (UsyncHost host = await UsyncHost.StartAsync())
        {
            ImportReport report = await host.ImportAsync(shuffled.Usync);
            Assert.That(report.Succeeded, Is.True, () => string.Join('\n', report.Messages));
            await host.ExportAsync(other.Usync);
        }

        Assert.That(ByKey(other.Usync), Is.EqualTo(ByKey(one.Usync)));
    }

    [Test]
    public async Task ChangedItem_IsWritten_NewItemGetsAFile_AndAGoneItemATombstone()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);
        await host.ExportAsync(folder.Usync);
        Dictionary<string, string> before = Hashes(folder);
        folder.Write("Content/nooit.config", SmallSite.Document(Guid.NewGuid(), Guid.Empty, 9, [("nl-BE", "Nooit", true)], ""));
        IContentService contents = host.Get<IContentService>();
        IContent home = contents.GetById(SmallSite.Home)!;
        home.SetValue("title", "Anders", "nl-BE");
        contents.Save(home);
        IContent fresh = contents.Create("Thuis", -1, "page");
        fresh.SetCultureName("Thuis", "nl-BE");
        contents.Save(fresh);
        contents.Delete(contents.GetById(SmallSite.About)!);

        ExportReport report = await host.ExportAsync(folder.Usync);

        Dictionary<string, string> after = Hashes(folder);
        string[] changed = [.. after.Where(file => before.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Except(["Content/nooit.config"])];
        Assert.Multiple(() =>
        {
            Assert.That(changed, Is.EquivalentTo(new[] { "Content/home.config", "Content/about.config", "Content/thuis-1.config", "PublicAccess/over.config" }));
            Assert.That(File.ReadAllText(Path.Combine(folder.Path, "Content/about.config")), Does.Contain($"<Empty Key=\"{SmallSite.About}\" Alias=\"Over ons\" Change=\"Delete\" Level=\"2\" />"));
            Assert.That(File.ReadAllText(Path.Combine(folder.Path, "Content/home.config")), Does.Contain("<![CDATA[Anders]]>"));
            Assert.That(report.Warnings.Select(w => w.File), Does.Contain("Content/nooit.config"));
        });
    }

    private static Dictionary<string, string> Hashes(UsyncTestFolder folder) => Directory
        .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    private static Dictionary<string, string> ByKey(UsyncFolder folder) => TestFolders.FilesOf(folder)
        .Select(file => (Key: $"{file.Kind.Folder} {file.Kind.Read(File.ReadAllBytes(file.FullPath)).Key}", Text: File.ReadAllText(file.FullPath)))
        .ToDictionary(file => file.Key, file => file.Text);
}
