using System.Text;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>Files on their way from an upload to the media folder, and away again.</summary>
internal sealed class UploadTests
{
    private AllEditorsSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await AllEditorsSite.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task Upload_IsMovedToTheMediaFolder_WhenItIsSaved()
    {
        var upload = await UploadAsync("Jaarplan 2006.pdf", "%PDF-plan");

        var key = await CreateAsync(("upload", $$"""{"temporaryFileId":"{{upload}}"}"""));

        var path = (string)site.Stored(key, "upload")!;
        Assert.That(path, Does.StartWith("/media/").And.EndWith(".pdf"));
        Assert.That(Read(path), Is.EqualTo("%PDF-plan"));
        Assert.That(await site.Host.Get<ITemporaryFileService>().GetAsync(upload), Is.Null);
    }

    [Test]
    public async Task ReplacedFile_IsDeleted_AndAClearedOneToo()
    {
        var key = await CreateAsync(("upload", $$"""{"temporaryFileId":"{{await UploadAsync("a.pdf", "%PDF-a")}}"}"""));
        var first = (string)site.Stored(key, "upload")!;

        await UpdateAsync(key, ("upload", $$"""{"src":"{{first}}","temporaryFileId":"{{await UploadAsync("b.pdf", "%PDF-b")}}"}"""));
        var second = (string)site.Stored(key, "upload")!;
        Assert.That(Exists(first), Is.False);
        Assert.That(Read(second), Is.EqualTo("%PDF-b"));

        await UpdateAsync(key, ("upload", $$"""{"src":"{{second}}"}"""));
        Assert.That(Exists(second), Is.True, "saved without a change");

        await UpdateAsync(key, ("upload", "null"));
        Assert.That(site.Stored(key, "upload"), Is.Null);
        Assert.That(Exists(second), Is.False);
    }

    [TestCase("plan.exe", "not valid for upload")]
    [TestCase("plan.docx", "not valid for upload")]
    [TestCase(null, "No temporary file")]
    public async Task Upload_ThatMayNotBe_IsRefused(string? name, string reason)
    {
        var upload = Guid.NewGuid();
        if (name is not null)
        {
            await site.Host.Get<ITemporaryFileRepository>().SaveAsync(Model(upload, name, "x"));
        }

        var created = await site.CreateAsync(Guid.NewGuid(), "page", $"Wrong {upload}", ("upload", $$"""{"temporaryFileId":"{{upload}}"}"""));

        Assert.That(created.Result.ValidationResult.ValidationErrors.Single().ErrorMessages.Single(), Does.Contain(reason));
    }

    [Test]
    public async Task UploadedImage_KeepsItsFocalPoint()
    {
        var key = await CreateAsync(("image", $$"""{"temporaryFileId":"{{await UploadAsync("p.gif", "GIF89a-pixels")}}","focalPoint":{"left":0.1,"top":0.9} }"""));

        var stored = JsonNode.Parse((string)site.Stored(key, "image")!)!;
        Assert.That(Read(stored["src"]!.GetValue<string>()), Is.EqualTo("GIF89a-pixels"));
        Assert.That(stored["focalPoint"]!["top"]!.GetValue<decimal>(), Is.EqualTo(0.9m));
        Assert.That(stored["temporaryFileId"], Is.Null);
    }

    [Test]
    public async Task FileDroppedOnAMediaPicker_BecomesAMedium()
    {
        var upload = await UploadAsync("drop.gif", "GIF89a-pixels");

        var key = await CreateAsync(("medium", $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{upload}}","mediaTypeAlias":"Image"}]"""));

        var picked = JsonNode.Parse((string)site.Stored(key, "medium")!)![0]!["mediaKey"]!.GetValue<Guid>();
        var medium = site.Host.Get<IMediaService>().GetById(picked)!;
        Assert.That((medium.Name, medium.ContentType.Alias), Is.EqualTo(("Drop", "Image")));
        Assert.That(picked, Is.Not.EqualTo(upload));
    }

    [Test]
    public async Task PickOfNothing_IsDropped()
    {
        var key = await CreateAsync(("medium", $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{Guid.NewGuid()}}"}]"""));

        Assert.That(site.Stored(key, "medium"), Is.Null);
    }

    [Test]
    public async Task TemporaryFile_Expires_AndIsRemovedWithTheNextUpload()
    {
        var repository = site.Host.Get<ITemporaryFileRepository>();
        var old = Model(Guid.NewGuid(), "old.pdf", "x");
        old.AvailableUntil = DateTime.Now.AddMinutes(-1);
        await repository.SaveAsync(old);
        Assert.That(await repository.GetAsync(old.Key), Is.Null);

        await repository.SaveAsync(Model(Guid.NewGuid(), "new.pdf", "x"));

        Assert.That(await repository.CleanUpOldTempFiles(DateTime.Now), Is.Empty);
    }

    [Test]
    public async Task TemporaryFile_OfAHostileName_StaysInItsFolder()
    {
        var repository = site.Host.Get<ITemporaryFileRepository>();
        var hostile = Model(Guid.NewGuid(), "../../../site.db", "x");

        await repository.SaveAsync(hostile);

        Assert.That((await repository.GetAsync(hostile.Key))!.FileName, Is.EqualTo("site.db"));
        Assert.That(new FileInfo(site.Host.Folder.File("site.db")).Length, Is.GreaterThan(1));
    }

    private static TemporaryFileModel Model(Guid key, string name, string content) => new()
    {
        Key = key, FileName = name, AvailableUntil = DateTime.Now.AddHours(1), OpenReadStream = () => new MemoryStream(Encoding.UTF8.GetBytes(content)),
    };

    private async Task<Guid> UploadAsync(string name, string content)
    {
        var created = await site.Host.Get<ITemporaryFileService>().CreateAsync(new CreateTemporaryFileModel
        {
            Key = Guid.NewGuid(), FileName = name, OpenReadStream = () => new MemoryStream(Encoding.UTF8.GetBytes(content)),
        });
        Assert.That(created.Success, Is.True, created.Status.ToString());
        return created.Result!.Key;
    }

    private async Task<Guid> CreateAsync(params (string Alias, string Json)[] values)
    {
        var key = Guid.NewGuid();
        var created = await site.CreateAsync(key, "page", $"Files {key}", values);
        Assert.That(created.Success, Is.True, created.Status.ToString());
        Assert.That(created.Result.ValidationResult.ValidationErrors, Is.Empty);
        return key;
    }

    private async Task UpdateAsync(Guid key, params (string Alias, string Json)[] values)
    {
        var updated = await site.Host.Get<IContentEditingService>().UpdateAsync(
            key,
            new ContentUpdateModel
            {
                Variants = [new VariantModel { Name = $"Files {key}" }],
                Properties = [.. values.Select(value => new PropertyValueModel { Alias = value.Alias, Value = site.Sent(value.Json) })],
            },
            Constants.Security.SuperUserKey);
        Assert.That(updated.Success, Is.True, updated.Status.ToString());
    }

    private IFileSystem Files => site.Host.Get<MediaFileManager>().FileSystem;

    private bool Exists(string url) => Files.FileExists(Files.GetRelativePath(url));

    private string Read(string url)
    {
        using var reader = new StreamReader(Files.OpenFile(Files.GetRelativePath(url)));
        return reader.ReadToEnd();
    }
}
