using System.Text.Json;
using MvoUmbraco.Embedded.Tests.MediaFiles;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Uploads through the API.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class TemporaryFileApiTests
{
    private ManagementSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ManagementSite.StartAsync(("Umbraco:CMS:Runtime:MaxRequestLength", "64"));

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Upload_IsThere_UntilItIsDeleted()
    {
        Guid key = await site.Administrator.UploadedAsync("notes.txt", MediaSite.Text("hello"));

        JsonElement file = await site.Administrator.JsonAsync($"temporary-file/{key}");
        Assert.That(file.GetProperty("fileName").GetString(), Is.EqualTo("notes.txt"));
        Assert.That(file.GetProperty("availableUntil").GetDateTimeOffset(), Is.GreaterThan(DateTimeOffset.UtcNow));

        await site.Administrator.SendAsync(HttpMethod.Delete, $"temporary-file/{key}", null);
        await site.Administrator.JsonAsync($"temporary-file/{key}", 404);
        await site.Administrator.SendAsync(HttpMethod.Delete, $"temporary-file/{key}", null, 404);
    }

    [TestCase("page.aspx", "x", "FileExtensionNotAllowed")]
    [TestCase("none", "x", "FileExtensionNotAllowed")]
    [TestCase("picture.jpg", "<script>alert(1)</script>", "UploadBlocked")]
    public async Task Upload_ThatMayNotBe_IsRefused_AndLeavesNothingBehind(string name, string content, string status)
    {
        Guid key = Guid.NewGuid();
        using HttpResponseMessage answer = await site.Administrator.UploadAsync(key, name, MediaSite.Text(content));

        JsonElement problem = await answer.JsonAsync(400);
        Assert.That(problem.GetProperty("operationStatus").GetString(), Is.EqualTo(status));
        Assert.That(Directory.Exists(site.Host.Folder.File($"temp/uploads/{key:N}")), Is.False);
    }

    [TestCase(65 * 1024)]
    [TestCase(300 * 1024)]
    public async Task Upload_ThatIsTooLarge_IsRefused_AndLeavesNothingBehind(int size)
    {
        Guid key = Guid.NewGuid();
        using HttpResponseMessage answer = await site.Administrator.UploadAsync(key, "large.txt", new byte[size]);

        JsonElement problem = await answer.JsonAsync(413);
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("64 KB"));
        Assert.That(Directory.Exists(site.Host.Folder.File($"temp/uploads/{key:N}")), Is.False);
    }

    [Test]
    public async Task KeyThatIsUsed_IsRefused()
    {
        Guid key = await site.Administrator.UploadedAsync("a.txt", MediaSite.Text("a"));
        using HttpResponseMessage again = await site.Administrator.UploadAsync(key, "b.txt", MediaSite.Text("b"));

        Assert.That((await again.JsonAsync(400)).GetProperty("operationStatus").GetString(), Is.EqualTo("KeyAlreadyUsed"));
    }

    [Test]
    public async Task WhatIsNoUpload_IsRefused()
    {
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "Id" } };
        using HttpResponseMessage withoutKey = await site.Administrator.PostAsync("temporary-file", empty);
        using HttpResponseMessage noForm = await site.Administrator.SendTextAsync(HttpMethod.Post, "temporary-file", "{}");

        Assert.That((await withoutKey.JsonAsync(400)).GetProperty("errors").TryGetProperty("Id", out _), Is.True);
        await noForm.JsonAsync(415);
        Assert.That(await site.Anonymous.StatusAsync(HttpMethod.Get, $"temporary-file/{Guid.NewGuid()}"), Is.EqualTo(401));
    }

    [Test]
    public async Task Configuration_TellsTheLimits()
    {
        JsonElement configuration = await site.Administrator.JsonAsync("temporary-file/configuration");

        Assert.That(configuration.GetProperty("maxFileSize").GetInt64(), Is.EqualTo(64));
        Assert.That(configuration.GetProperty("imageFileTypes").EnumerateArray().Select(type => type.GetString()), Does.Contain("png"));
        Assert.That(configuration.GetProperty("disallowedUploadedFilesExtensions").EnumerateArray().Select(type => type.GetString()), Does.Contain("aspx"));
    }
}
