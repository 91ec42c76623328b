using System.IO.Compression;
using System.Net;

namespace MvoUmbraco.Embedded.Tests.Backoffice;

/// <summary>The client's files over HTTP: how long they are kept, how small they come, and what is not given out.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ClientFileTests
{
    private const string Root = "/umbraco/backoffice/";
    private const string Chunk = Root + "chunks/core-B8q2b8aL.js";

    private ClientSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ClientSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [TestCase("chunks/core-B8q2b8aL.js", "public, max-age=31536000, immutable", "text/javascript")]
    [TestCase("assets/worker-CmAc0kz1.js", "public, max-age=31536000, immutable", "text/javascript")]
    [TestCase("apps/app/app.element.js", "no-cache", "text/javascript")]
    [TestCase("css/uui-css.css", "no-cache", "text/css")]
    [TestCase("assets/favicon.svg", "no-cache", "image/svg+xml")]
    [TestCase("assets/fonts/lato/LatoLatin-Bold.woff2", "no-cache", "font/woff2")]
    public async Task File_IsKeptAsItsNameAllows(string path, string cacheControl, string contentType)
    {
        using HttpResponseMessage answer = await site.GetAsync(Root + path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.GetValues("Cache-Control").Single(), Is.EqualTo(cacheControl));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(contentType));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        }
    }

    [Test]
    public async Task Entry_ThatIsTheSame_IsAnswered304()
    {
        using HttpResponseMessage first = await site.GetAsync(Root + "apps/app/app.element.js");
        using HttpResponseMessage again = await site.GetAsync(Root + "apps/app/app.element.js", known: first.Headers.ETag);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("gzip, br;q=0", "gzip")]
    [TestCase("gzip", "gzip")]
    [TestCase("identity", null)]
    [TestCase(null, null)]
    public async Task File_ComesInTheSmallestFormThatTheBrowserTakes(string? accepted, string? encoding)
    {
        using HttpResponseMessage answer = await site.GetAsync(Chunk, accepted);
        await using Stream body = await answer.Content.ReadAsStreamAsync();
        using var text = new StreamReader(encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(encoding));
            Assert.That(await text.ReadToEndAsync(), Is.EqualTo(ClientSite.Chunk));
            Assert.That(answer.Headers.Vary, Does.Contain("Accept-Encoding"));
        }
    }

    [Test]
    public async Task Forms_HaveTagsOfTheirOwn()
    {
        using HttpResponseMessage plain = await site.GetAsync(Chunk);
        using HttpResponseMessage brotli = await site.GetAsync(Chunk, "br");
        Assert.That(brotli.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag));
    }

    [TestCase(Root + "..%2Foutside.js")]
    [TestCase(Root + "chunks/..%5C..%5Coutside.js")]
    [TestCase(Root + "/etc/passwd")]
    [TestCase(Root + "notes.txt", Description = "A kind of file that a client has not")]
    [TestCase(Root + "chunks/core-B8q2b8aL.js.br")]
    [TestCase(Root + "chunks")]
    [TestCase(Root + "missing.js")]
    [TestCase("/App_Plugins/../client/outside.js")]
    [TestCase("/App_Plugins/..%2Fclient%2Foutside.js")]
    [TestCase("/App_Plugins/..%2Fsite.db")]
    public async Task WhatIsNotAFileOfTheClient_IsNotFound(string path)
    {
        using HttpResponseMessage answer = await site.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(Root + "../outside.js", Description = "The server takes the dots out: an address of the client, answered with its page")]
    [TestCase(Root + "%2e%2e/outside.js")]
    [TestCase(Root + "../../outside.js")]
    public async Task PathWithDots_LeadsToNoFile(string path)
    {
        using HttpResponseMessage answer = await site.GetAsync(path);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.Not.EqualTo("text/javascript"));
    }
}
