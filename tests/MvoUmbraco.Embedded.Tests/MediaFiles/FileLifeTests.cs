using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Editors;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.MediaFiles;

/// <summary>When files of media go, and when they stay.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class FileLifeTests
{
    private MediaSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await MediaSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task DeletedMedium_TakesItsFileAndFolderAlong_OnlyWhenThatIsCommitted()
    {
        IMedia medium = await site.MediumAsync("gone.txt", MediaSite.Text("x"));
        string address = site.Address(medium);
        using (site.Host.Scope())
        {
            site.Host.Get<IMediaService>().Delete(medium);
        }

        Assert.That(site.Exists(address), Is.True, "rolled back");

        site.Host.Get<IMediaService>().Delete(site.Medium(medium.Key));
        Assert.That(site.Exists(address), Is.False);
        Assert.That(site.Files.FileSystem.DirectoryExists(Path.GetDirectoryName(site.Files.FileSystem.GetRelativePath(address))!), Is.False);
    }

    [Test]
    public async Task EmptiedBin_TakesAllFilesAlong_ThoseBelowFoldersToo()
    {
        IMediaService service = site.Host.Get<IMediaService>();
        IMedia folder = service.CreateMedia("Folder", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        service.Save(folder);
        IMedia below = await site.MediumAsync("below.txt", MediaSite.Text("x"));
        service.Move(below, folder.Id);
        service.MoveToRecycleBin(site.Medium(folder.Key));
        Assert.That(site.Exists(site.Address(below)), Is.True);

        await service.EmptyRecycleBinAsync(Constants.Security.SuperUserKey);

        Assert.That(site.Exists(site.Address(below)), Is.False);
    }

    [Test]
    public async Task FileThatAnotherMediumHasToo_Stays()
    {
        IMedia first = await site.MediumAsync("shared.txt", MediaSite.Text("x"));
        IMedia second = site.Host.Get<IMediaService>().CreateMedia("Second", Constants.System.Root, "File");
        second.SetValue(Constants.Conventions.Media.File, site.Address(first));
        site.Host.Get<IMediaService>().Save(second);

        site.Host.Get<IMediaService>().Delete(first);
        Assert.That(site.Exists(site.Address(second)), Is.True);

        site.Host.Get<IMediaService>().Delete(second);
        Assert.That(site.Exists(site.Address(first)), Is.False);
    }

    [Test]
    public async Task ReplacedFile_Goes_AndOneOfTheSameNameKeepsItsAddressWhenAScopeHoldsTheSave()
    {
        IMedia medium = await site.MediumAsync("same.txt", MediaSite.Text("old"));
        string address = site.Address(medium);

        using (ICoreScope scope = site.Host.Scope())
        {
            Assert.That(await site.ReplaceAsync(medium, "same.txt", MediaSite.Text("new")), Is.EqualTo(ContentEditingOperationStatus.Success));
            Assert.That(await site.Host.Client.GetStringAsync(address), Is.EqualTo("old"), "not committed yet");
            scope.Complete();
        }

        Assert.That(site.Address(site.Medium(medium.Key)), Is.EqualTo(address));
        Assert.That(await site.Host.Client.GetStringAsync(address), Is.EqualTo("new"));

        using (site.Host.Scope())
        {
            await site.ReplaceAsync(medium, "same.txt", MediaSite.Text("never"));
        }

        Assert.That(await site.Host.Client.GetStringAsync(address), Is.EqualTo("new"), "rolled back");
        Assert.That(FilesBeside(address), Has.Length.EqualTo(1));

        await site.ReplaceAsync(medium, "other.txt", MediaSite.Text("other"));
        Assert.That(site.Exists(address), Is.False);
        Assert.That(await site.Host.Client.GetStringAsync(site.Address(site.Medium(medium.Key))), Is.EqualTo("other"));
    }

    [Test]
    public async Task SaveThatIsCancelled_LosesNoFile_AndNoUpload()
    {
        await using MediaSite refusing = await MediaSite.StartRefusingAsync();
        IMedia medium = await refusing.MediumAsync("kept.txt", MediaSite.Text("kept"));
        RefuseSaves.Now = true;
        try
        {
            Assert.That(await refusing.ReplaceAsync(medium, "next.txt", MediaSite.Text("next")), Is.EqualTo(ContentEditingOperationStatus.CancelledByNotification));
        }
        finally
        {
            RefuseSaves.Now = false;
        }

        Assert.That(refusing.Address(refusing.Medium(medium.Key)), Is.EqualTo(refusing.Address(medium)));
        Assert.That(await refusing.Host.Client.GetStringAsync(refusing.Address(medium)), Is.EqualTo("kept"));
        Assert.That(Directory.GetDirectories(refusing.Host.Folder.File("temp/uploads")), Is.Not.Empty);
    }

    private string[] FilesBeside(string address)
    {
        IFileSystem files = site.Files.FileSystem;
        return [.. files.GetFiles(Path.GetDirectoryName(files.GetRelativePath(address))!)];
    }
}

/// <summary>A plugin's handler that vetoes saves of media while <see cref="Now"/> is set, in the flow that set it.</summary>
internal sealed class RefuseSaves : INotificationHandler<MediaSavingNotification>
{
    private static readonly AsyncLocal<bool> Refusing = new();

    public static bool Now
    {
        get => Refusing.Value;
        set => Refusing.Value = value;
    }

    public void Handle(MediaSavingNotification notification) => notification.Cancel = Now;
}

/// <summary>Files of documents: copied with a copy, kept as long as a version has them.</summary>
internal sealed class DocumentFileTests
{
    private AllEditorsSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await AllEditorsSite.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public void Copy_HasFilesOfItsOwn_InBlocksToo()
    {
        string file = Place("doc.pdf"), image = Place("pic.png"), inBlock = Place("block.pdf"), shown = Place("shown.png");
        IContent page = Page();
        page.SetValue("upload", file);
        page.SetValue("image", $$"""{"src":"{{image}}","crops":[],"focalPoint":null}""");
        page.SetValue("list", $$"""{"contentData":[{"contentTypeKey":"{{AllEditorsSite.Element}}","key":"{{Guid.NewGuid()}}","values":[{"alias":"file","value":"{{inBlock}}"},{"alias":"text","value":"<img src=\"{{shown}}\">"}]}],"settingsData":[],"layout":{},"expose":[]}""");
        Service.Save(page);

        IContent copy = Service.Copy(page, Constants.System.Root, false)!;

        string[] copied = [(string)copy.GetValue("upload")!, Src(copy.GetValue("image")), Match(copy, "block.pdf")];
        Assert.That(copied, Has.All.Matches<string>(Exists));
        Assert.That(copied, Is.All.Not.AnyOf(file, image, inBlock));
        Assert.That((string)copy.GetValue("list")!, Does.Contain(shown), "what is only shown is not copied");

        Service.Delete(page);
        Assert.That(new[] { file, image, inBlock }, Has.All.Matches<string>(address => !Exists(address)));
        Assert.That(Exists(shown), Is.True);
        Assert.That(copied, Has.All.Matches<string>(Exists));

        static string Src(object? value) => System.Text.Json.JsonDocument.Parse((string)value!).RootElement.GetProperty("src").GetString()!;

        static string Match(IContent document, string name)
        {
            string list = (string)document.GetValue("list")!;
            int end = list.IndexOf(name, StringComparison.Ordinal) + name.Length;
            return list[list.LastIndexOf("/media/", end, StringComparison.Ordinal)..end];
        }
    }

    [Test]
    public async Task ReplacedFile_Stays_AsLongAsItIsPublishedOrAVersionHasIt()
    {
        string first = Place("first.pdf");
        IContent page = Page();
        page.SetValue("upload", first);
        Service.Save(page);
        Assert.That(Service.Publish(page, ["*"]).Success, Is.True);

        await ClearAsync(page);
        Assert.That(Exists(first), Is.True, "published");

        Service.Publish(Service.GetById(page.Id)!, ["*"]);
        await ClearAsync(page);
        Assert.That(Exists(first), Is.True, "can be rolled back to");
    }

    private IContentService Service => site.Host.Get<IContentService>();

    private IContent Page() => Service.Create($"Files {Guid.NewGuid()}", Constants.System.Root, "page");

    private async Task ClearAsync(IContent page)
    {
        var updated = await site.Host.Get<IContentEditingService>().UpdateAsync(
            page.Key,
            new Umbraco.Cms.Core.Models.ContentEditing.ContentUpdateModel
            {
                Variants = [new Umbraco.Cms.Core.Models.ContentEditing.VariantModel { Name = page.Name! }],
                Properties = [new Umbraco.Cms.Core.Models.ContentEditing.PropertyValueModel { Alias = "upload", Value = null }],
            },
            Constants.Security.SuperUserKey);
        Assert.That(updated.Success, Is.True, $"{updated.Status}");
    }

    private IFileSystem Files => site.Host.Get<MediaFileManager>().FileSystem;

    private string Place(string name)
    {
        string path = site.Host.Get<MediaFileManager>().GetMediaPath(name, Guid.NewGuid(), Guid.NewGuid());
        Files.AddFile(path, new MemoryStream([1]));
        return Files.GetUrl(path);
    }

    private bool Exists(string address) => Files.FileExists(Files.GetRelativePath(address));
}
