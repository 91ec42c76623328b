using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Usync;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Tests.Networks;

/// <summary>The repository's own files hold the groups and protections that follow from its networks.</summary>
internal sealed class SampleFilesTests
{
    private readonly Saves saves = new();
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(services => services
        .AddSingleton(saves)
        .AddSingleton<INotificationHandler<ContentSavedNotification>>(saves)
        .AddSingleton<INotificationHandler<MemberGroupSavedNotification>>(saves)
        .AddSingleton<INotificationHandler<PublicAccessEntrySavedNotification>>(saves));

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public async Task ImportingThemAgain_SavesNothing_AndNothingDiffers()
    {
        saves.Names.Clear();

        var report = await host.Get<UsyncImporter>().ImportAsync(new UsyncFolder(PluginHost.UsyncFolder), new ImportOptions { CompareAll = true });

        await new NetworkSite(host).AssertRightAsync();
        Assert.Multiple(() =>
        {
            Assert.That(report.Files.Where(file => file.Outcome is not FileOutcome.Unchanged).Select(file => $"{file.File}: {file.Outcome} {file.Reason}"), Is.Empty);
            Assert.That(saves.Names, Is.Empty);
        });
    }

    [Test]
    public async Task ExportingThem_GivesTheSameBytes()
    {
        var folder = Directory.CreateTempSubdirectory("export").FullName;
        try
        {
            Copy(PluginHost.UsyncFolder, folder);

            var report = await host.Get<UsyncExporter>().ExportAsync(new UsyncFolder(folder));

            Assert.That(report.Files.Where(file => file.Outcome is not ExportOutcome.Unchanged).Select(file => $"{file.File}: {file.Outcome}"), Is.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private sealed class Saves :
        INotificationHandler<ContentSavedNotification>,
        INotificationHandler<MemberGroupSavedNotification>,
        INotificationHandler<PublicAccessEntrySavedNotification>
    {
        public List<string> Names { get; } = [];

        public void Handle(ContentSavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(content => $"document {content.Name}"));

        public void Handle(MemberGroupSavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(group => $"group {group.Name}"));

        public void Handle(PublicAccessEntrySavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(entry => $"protection {entry.Key}"));
    }
}
