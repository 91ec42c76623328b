using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.MediaFiles;

/// <summary>Which uploads are taken, by name and by content, and what is known of them afterwards.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class UploadRuleTests
{
    private MediaSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await MediaSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase("a.pdf", "%PDF-1.7", TemporaryFileOperationStatus.Success)]
    [TestCase("a.pdf", "just text", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.docx", "PK\u0003\u0004", TemporaryFileOperationStatus.Success)]
    [TestCase("a.docx", "<html>", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.jpg", "GIF89a", TemporaryFileOperationStatus.Success)]
    [TestCase("a.jpg", "<script>alert(1)</script>", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.jpg", "", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.txt", "plain text", TemporaryFileOperationStatus.Success)]
    [TestCase("a.txt", "", TemporaryFileOperationStatus.Success)]
    [TestCase("a.txt", "  <!-- x --> <!DOCTYPE HTML>", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.txt", "<?php phpinfo();", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.txt", "MZ program", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.csv", "#!/bin/sh", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.html", "<html>", TemporaryFileOperationStatus.Success)]
    [TestCase("a.svg", "<?xml version='1.0'?><!-- x --><svg/>", TemporaryFileOperationStatus.Success)]
    [TestCase("a.svg", "<html>", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.txt", "<svg onload='alert(1)'/>", TemporaryFileOperationStatus.UploadBlocked)]
    [TestCase("a.aspx", "x", TemporaryFileOperationStatus.FileExtensionNotAllowed)]
    [TestCase("a.ASPX", "x", TemporaryFileOperationStatus.FileExtensionNotAllowed)]
    [TestCase("noextension", "x", TemporaryFileOperationStatus.FileExtensionNotAllowed)]
    [TestCase("../a.txt", "x", TemporaryFileOperationStatus.InvalidFileName)]
    [TestCase("a\0.txt", "x", TemporaryFileOperationStatus.InvalidFileName)]
    [TestCase("..", "x", TemporaryFileOperationStatus.InvalidFileName)]
    public async Task Upload_IsTakenOrRefused(string name, string content, TemporaryFileOperationStatus expected)
    {
        Attempt<TemporaryFileModel?, TemporaryFileOperationStatus> created = await site.TryUploadAsync(name, MediaSite.Text(content));

        Assert.That(created.Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task AllowList_LeavesOutEverythingElse()
    {
        await using MediaSite strict = await MediaSite.StartAsync(("Umbraco:CMS:Content:AllowedUploadedFileExtensions:0", "png"));

        Assert.That((await strict.TryUploadAsync("a.png", Pictures.Png(2, 2))).Success, Is.True);
        Assert.That((await strict.TryUploadAsync("a.txt", MediaSite.Text("x"))).Status, Is.EqualTo(TemporaryFileOperationStatus.FileExtensionNotAllowed));
    }

    [Test]
    public async Task Facts_AreFilledIn()
    {
        byte[] png = Pictures.Png(30, 20);
        IMedia picture = await site.PictureAsync("facts.png", png);
        IMedia drawing = await site.MediumAsync("facts.svg", MediaSite.Text("<svg xmlns='http://www.w3.org/2000/svg' width='12px' height='8'/>"), Constants.MediaTypes.Guids.Svg);
        IMedia file = await site.MediumAsync("facts.txt", MediaSite.Text("12345"));

        Assert.That(Facts(picture), Is.EqualTo(("30", "20", $"{png.Length}", "png")));
        Assert.That((Facts(drawing).Width, Facts(drawing).Height), Is.EqualTo(("12", "8")));
        Assert.That((file.GetValue<long>("umbracoBytes"), file.GetValue<string>("umbracoExtension")), Is.EqualTo((5L, "txt")));

        await site.ReplaceAsync(picture, "facts.png", Pictures.Png(50, 60));
        Assert.That((Facts(site.Medium(picture.Key)).Width, Facts(site.Medium(picture.Key)).Height), Is.EqualTo(("50", "60")));

        static (string? Width, string? Height, string? Bytes, string? Extension) Facts(IMedia medium) =>
            (medium.GetValue<string>("umbracoWidth"), medium.GetValue<string>("umbracoHeight"), medium.GetValue<string>("umbracoBytes"), medium.GetValue<string>("umbracoExtension"));
    }

    [TestCase("png", "Image")]
    [TestCase("pdf", "Article")]
    [TestCase("mp4", "Video")]
    [TestCase("mp3", "Audio")]
    [TestCase("svg", "Vector Graphics (SVG)")]
    [TestCase("zzz", "File")]
    public async Task BuiltInType_IsFoundByExtension(string extension, string expected)
    {
        PagedModel<Umbraco.Cms.Core.Models.IMediaType> found = await site.Host.Get<Umbraco.Cms.Core.Services.ContentTypeEditing.IMediaTypeEditingService>()
            .GetMediaTypesForFileExtensionAsync(extension, 0, 10);

        Assert.That(found.Items.Select(type => type.Name), Does.Contain(expected));
    }
}
