using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Calendar;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Attachments;

internal sealed class DownloadTests
{
    private static readonly byte[] Bytes = Encoding.Latin1.GetBytes("%PDF-1.7\nhet verslag");

    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private async Task<(IContent Event, Attachment File)> PublishWithFileAsync(Guid? parent = null)
    {
        var stored = (await host.Get<IAttachmentStore>().StoreAsync("verslag é.pdf", new MemoryStream(Bytes))).File!;
        var file = new Attachment(Guid.NewGuid(), "verslag é.pdf", "Het verslag", stored.Size, stored.ContentType, stored.Sha256, DateTimeOffset.UnixEpoch);
        var made = host.PublishEvent($"Met bijlage {Guid.NewGuid():N}", parent: parent, change: content => content.SetValue(Fields.Attachments, AttachmentsJson.Write([file])));
        return (made, file);
    }

    [Test]
    public async Task PublicFile_IsDownloadedFromTheAddressOnItsPage()
    {
        var (made, file) = await PublishWithFileAsync();
        var link = host.Read().Calendar.Find(made.Key)!.Attachments.Single();

        using var answer = await host.Client.GetAsync(link.Url);

        Assert.Multiple(async () =>
        {
            Assert.That(link.Title, Is.EqualTo("Het verslag"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(Bytes));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
            Assert.That(answer.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(answer.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo("verslag é.pdf"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
            Assert.That(answer.Headers.ETag!.Tag, Is.EqualTo($"\"{file.Sha256}\""));
        });
    }

    [Test]
    public async Task PartOfAFile_IsSent()
    {
        var (made, _) = await PublishWithFileAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Read().Calendar.Find(made.Key)!.Attachments.Single().Url);
        request.Headers.Range = new RangeHeaderValue(0, 3);
        using var answer = await host.Client.SendAsync(request);
        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.PartialContent, "%PDF")));
    }

    [Test]
    public async Task WhoHasTheFile_IsNotSentItAgain()
    {
        var (made, file) = await PublishWithFileAsync();
        var url = host.Read().Calendar.Find(made.Key)!.Attachments.Single().Url;
        using var known = new HttpRequestMessage(HttpMethod.Get, url);
        known.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{file.Sha256}\""));
        using var answer = await host.Client.SendAsync(known);
        using var beyond = new HttpRequestMessage(HttpMethod.Get, url);
        beyond.Headers.Range = new RangeHeaderValue(1000, 2000);
        using var none = await host.Client.SendAsync(beyond);
        using var changed = new HttpRequestMessage(HttpMethod.Get, url);
        changed.Headers.Range = new RangeHeaderValue(0, 3);
        changed.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue("\"another\""));
        using var whole = await host.Client.SendAsync(changed);
        Assert.That(
            (answer.StatusCode, none.StatusCode, whole.StatusCode),
            Is.EqualTo((HttpStatusCode.NotModified, HttpStatusCode.RequestedRangeNotSatisfiable, HttpStatusCode.OK)));
    }

    // RFC 6266 with RFC 8187: what a header cannot carry as it is, is carried in UTF-8.
    [TestCase("verslag – 1½ € (één).pdf")]
    [TestCase("日本語 🌱.pdf")]
    [TestCase("a;b='c'%20d,e&f.pdf")]
    public async Task Name_WithAnyCharacters_ArrivesAsItIs(string name)
    {
        var stored = (await host.Get<IAttachmentStore>().StoreAsync(name, new MemoryStream(Bytes))).File!;
        var file = new Attachment(Guid.NewGuid(), name, null, stored.Size, stored.ContentType, stored.Sha256, DateTimeOffset.UnixEpoch);
        var made = host.PublishEvent($"Naam {Guid.NewGuid():N}", change: content => content.SetValue(Fields.Attachments, AttachmentsJson.Write([file])));
        using var answer = await host.Client.GetAsync(host.Read().Calendar.Find(made.Key)!.Attachments.Single().Url);
        Assert.That(answer.Content.Headers.ContentDisposition?.FileNameStar, Is.EqualTo(name));
    }

    [Test]
    public async Task FileOfAProtectedPage_AsksToSignIn()
    {
        var (made, file) = await PublishWithFileAsync(host.Sample(ContentTypes.Intranet, "Themawerking"));
        using var answer = await host.Client.GetAsync($"/api/mvo/v1/attachments/{made.Key}/{file.Key}/verslag.pdf");
        Assert.That(
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType),
            Is.EqualTo((HttpStatusCode.Unauthorized, "application/problem+json")));
    }

    [Test]
    public async Task FileThatItsContentNoLongerCarries_IsGone()
    {
        var (made, file) = await PublishWithFileAsync();
        var address = $"/api/mvo/v1/attachments/{made.Key}/{file.Key}";
        using var carried = await host.Client.GetAsync(address);
        made.SetValue(Fields.Attachments, null);
        host.Save(made);
        host.Publish(made);
        using var removed = await host.Client.GetAsync(address);
        host.Get<IContentService>().Unpublish(made);
        using var unpublished = await host.Client.GetAsync(address);
        Assert.That(
            (carried.StatusCode, removed.StatusCode, unpublished.StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [TestCase("/api/mvo/v1/attachments/{0}/{1}/x", Description = "another file's key")]
    [TestCase("/api/mvo/v1/attachments/{0}/..%2f..%2fsite.db")]
    [TestCase("/api/mvo/v1/attachments/abc/def")]
    public async Task WhatIsNotThere_IsNotFound(string address)
    {
        var (made, _) = await PublishWithFileAsync();
        using var answer = await host.Client.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, made.Key, Guid.NewGuid()));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
