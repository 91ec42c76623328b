using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using MvoUmbraco.Embedded.Tests.SignIn;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.MediaFiles;

/// <summary>What a browser is answered under <c>/media</c>.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ServingTests
{
    private MediaSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await MediaSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task File_IsServedAsUmbracoPlacesIt_WithItsTypeAndAnETag()
    {
        string address = site.Address(await site.MediumAsync("Notes 2026.txt", MediaSite.Text("héllo")));

        using HttpResponseMessage answer = await site.GetAsync(address);

        Assert.That(address, Does.Match("^/media/[a-z0-9]{8}/notes-2026.txt$"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("héllo"));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(answer.Headers.CacheControl!.Public, Is.True);

        using HttpResponseMessage again = await site.GetAsync(address, request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task Range_IsAnsweredInPart_AndOneBeyondTheEndIsNot()
    {
        string address = site.Address(await site.MediumAsync("ten.txt", MediaSite.Text("0123456789")));

        using HttpResponseMessage part = await site.GetAsync(address, request => request.Headers.Range = new RangeHeaderValue(2, 4));
        using HttpResponseMessage beyond = await site.GetAsync(address, request => request.Headers.Range = new RangeHeaderValue(20, 30));

        Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await part.Content.ReadAsStringAsync(), Is.EqualTo("234"));
        Assert.That(beyond.StatusCode, Is.EqualTo(HttpStatusCode.RequestedRangeNotSatisfiable));
    }

    [Test]
    public async Task Drawing_IsShown_ButMayRunNothing()
    {
        string address = site.Address(await site.MediumAsync(
            "logo.svg", MediaSite.Text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><script>alert(1)</script></svg>"), Constants.MediaTypes.Guids.Svg));

        using HttpResponseMessage answer = await site.GetAsync(address);

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/svg+xml"));
        Assert.That(answer.Content.Headers.ContentDisposition, Is.Null);
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox").And.Contain("default-src 'none'"));
    }

    [TestCase("page.html", "<!DOCTYPE html><script>alert(1)</script>")]
    [TestCase("feed.xml", "<?xml version='1.0'?><rss/>")]
    [TestCase("script.js", "alert(1)")]
    [TestCase("data.qqq", "anything")]
    public async Task WhatCouldRun_IsDownloadedAndSandboxed(string name, string content)
    {
        string address = site.Address(await site.MediumAsync(name, MediaSite.Text(content)));

        using HttpResponseMessage answer = await site.GetAsync(address);

        Assert.That(answer.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
    }

    [TestCase("/media/../site.db")]
    [TestCase("/media/..%2fsite.db")]
    [TestCase("/media/%2e%2e/site.db")]
    [TestCase("/media/..%5csite.db")]
    [TestCase("/media/%252e%252e/site.db")]
    [TestCase("/media//etc/passwd")]
    [TestCase("/media/.hidden")]
    [TestCase("/media/")]
    [TestCase("/media/nothing/here.txt")]
    public async Task NothingOutsideTheFolder_IsEverServed(string path)
    {
        // As written, past the client's own tidying up.
        Uri server = site.Host.Client.BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        string answer = await reader.ReadToEndAsync();

        Assert.That(answer, Does.StartWith("HTTP/1.1 404"));
        Assert.That(answer, Does.Not.Contain("SQLite").And.Not.Contain("root:"));
    }

    [Test]
    public async Task OnlyReading_IsOffered()
    {
        using HttpResponseMessage answer = await site.Host.Client.DeleteAsync(site.Address(await site.MediumAsync("keep.txt", MediaSite.Text("x"))));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task TrashedFile_IsServedOrNot_AsTheSettingsSay()
    {
        await using MediaSite careful = await MediaSite.StartAsync(("Umbraco:CMS:Content:EnableMediaRecycleBinProtection", "true"));
        IMedia kept = await site.MediumAsync("trash.txt", MediaSite.Text("x"));
        IMedia hidden = await careful.MediumAsync("trash.txt", MediaSite.Text("x"));
        IMediaService service = careful.Host.Get<IMediaService>();
        service.MoveToRecycleBin(hidden);
        Assert.That(await careful.StatusAsync(site.Address(hidden)), Is.EqualTo(404));

        service.Move(careful.Medium(hidden.Key), Constants.System.Root);
        Assert.That(await careful.StatusAsync(site.Address(hidden)), Is.EqualTo(200));

        site.Host.Enter();
        site.Host.Get<IMediaService>().MoveToRecycleBin(kept);
        Assert.That(await site.StatusAsync(site.Address(kept)), Is.EqualTo(200));
    }

    [Test]
    public async Task TrashedFile_IsShownToWhoWorksWithMedia_AndKeptByNoCache()
    {
        await using MediaSite careful = await MediaSite.StartAsync(
            ("Umbraco:CMS:Content:EnableMediaRecycleBinProtection", "true"),
            ("Umbraco:CMS:Unattended:UnattendedUserName", "First"),
            ("Umbraco:CMS:Unattended:UnattendedUserEmail", SignInSite.User),
            ("Umbraco:CMS:Unattended:UnattendedUserPassword", SignInSite.Password));
        IMedia picture = await careful.PictureAsync("trash.png", Pictures.Png(40, 20));
        careful.Host.Get<IMediaService>().MoveToRecycleBin(picture);
        string small = careful.Host.Get<IImageUrlGenerator>().GetImageUrl(new ImageUrlGenerationOptions(careful.Address(picture)) { Width = 10 })!;
        Uri address = new(careful.Host.Client.BaseAddress!, careful.Address(picture));
        using BackOfficeSession editor = await BackOfficeSession.SignInAsync(careful.Host.Client.BaseAddress!, SignInSite.User, SignInSite.Password);
        using HttpResponseMessage whole = await editor.Client.GetAsync(address);
        using HttpResponseMessage preview = await editor.Client.GetAsync(new Uri(address, small));
        using HttpResponseMessage stranger = await careful.Host.Client.GetAsync(address);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)whole.StatusCode, (int)preview.StatusCode, (int)stranger.StatusCode), Is.EqualTo((200, 200, 404)));
            Assert.That(whole.Headers.CacheControl!.ToString(), Is.EqualTo("no-store, private"));
            Assert.That(preview.Headers.CacheControl!.ToString(), Is.EqualTo("no-store, private"));
        }
    }
}
