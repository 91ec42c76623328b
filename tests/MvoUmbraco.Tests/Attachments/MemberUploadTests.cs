using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MvoUmbraco.Attachments;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Tests.Attachments;

/// <summary>Members send files while they fill in a form, over HTTP.</summary>
[NonParallelizable]
internal sealed class MemberUploadTests
{
    private const string Address = "/api/mvo/v1/attachments";

    private MemberSite site = null!;
    private IMember member = null!;
    private Browser browser = null!;
    private string token = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await MemberSite.StartAsync("--Mvo:Attachments:LargestFile", "100000");
        member = await site.MemberAsync("Anne Peeters", MemberSite.Milieu);
        browser = await site.SignedInAsync(member);
        token = await TokenAsync(browser);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        browser.Dispose();
        await site.DisposeAsync();
    }

    private static async Task<string> TokenAsync(Browser browser)
        => (await browser.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static MultipartFormDataContent Form(params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("geen bestand"), "titel" } };
        foreach (var (name, text) in files)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            form.Add(part, "bestand", name);
        }

        return form;
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, HttpContent form, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = form };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await browser.Client.SendAsync(request);
    }

    private static async Task<JsonElement[]> FilesAsync(HttpResponseMessage answer)
        => [.. JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("files").EnumerateArray()];

    [Test]
    public async Task SeveralAtOnce_AreEachJudgedByTheirBytes_AndTheSameWhenSentAgain()
    {
        using var first = await SendAsync(browser, Form(("verslag é.txt", "tekst"), ("beeld.png", "geen beeld"), ("lijst.csv", "a;b")), token);
        using var again = await SendAsync(browser, Form(("verslag é.txt", "tekst")), token);
        var (files, repeated) = (await FilesAsync(first), await FilesAsync(again));
        Assert.Multiple(() =>
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(files.Select(file => file.GetProperty("name").GetString()), Is.EqualTo(["verslag é.txt", "beeld.png", "lijst.csv"]));
            Assert.That(files[0].GetProperty("upload").GetProperty("contentType").GetString(), Is.EqualTo("text/plain"), "what the sender says counts for nothing");
            Assert.That(files[1].GetProperty("problem").GetString(), Does.Contain("beeld.png"));
            Assert.That(repeated[0].GetProperty("upload").GetProperty("id").GetGuid(), Is.EqualTo(files[0].GetProperty("upload").GetProperty("id").GetGuid()));
        });

        var waiting = JsonElement.Parse(await browser.Client.GetStringAsync(new Uri(Address, UriKind.Relative)));
        Assert.That(waiting.EnumerateArray().Select(file => file.GetProperty("name").GetString()), Is.SupersetOf(["verslag é.txt", "lijst.csv"]));
    }

    [Test]
    public async Task NothingTaken_IsUnprocessable_TooLargeSaysHowLarge()
    {
        using var answer = await SendAsync(browser, Form(("groot.txt", new string('x', 100_001))), token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), await answer.Content.ReadAsStringAsync());
        Assert.That((await FilesAsync(answer)).Single().GetProperty("problem").GetString(), Does.Contain("te groot"));
    }

    [TestCase("../../site.db.txt")]
    [TestCase("..\\x.txt")]
    public async Task ANameThatLeadsElsewhere_IsRefused(string name)
    {
        using var answer = await SendAsync(browser, Form((name, "tekst")), token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task WithoutTheToken_OrWithAnothers_NothingIsTaken()
    {
        using var other = await site.SignedInAsync(await site.MemberAsync("Bart Claes", MemberSite.Milieu));
        using var without = await SendAsync(browser, Form(("vals.txt", "a")), null);
        using var foreign = await SendAsync(browser, Form(("vals.txt", "a")), await TokenAsync(other));
        Assert.That((without.StatusCode, foreign.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
        Assert.That(await browser.Client.GetStringAsync(new Uri(Address, UriKind.Relative)), Does.Not.Contain("vals.txt"));
    }

    [Test]
    public async Task WhoIsNotSignedIn_IsToldSo()
    {
        using var nobody = site.Browser();
        using var sent = await SendAsync(nobody, Form(("a.txt", "a")), token);
        using var asked = await nobody.GetAsync(Address);
        Assert.That((sent.StatusCode, asked.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task AnothersUpload_CannotBeForgotten()
    {
        using var answer = await SendAsync(browser, Form(("blijft.txt", "blijft")), token);
        var id = (await FilesAsync(answer)).Single().GetProperty("upload").GetProperty("id").GetGuid();
        using var other = await site.SignedInAsync(await site.MemberAsync("Carla Maes", MemberSite.Milieu));
        Assert.That(await ForgetAsync(other, id), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await ForgetAsync(browser, id), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await ForgetAsync(browser, id), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task AConnectionThatBreaks_LeavesNothing()
    {
        var cookies = browser.Cookies.GetCookieHeader(browser.Address);
        using (var client = new TcpClient(browser.Address.Host, browser.Address.Port))
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {Address} HTTP/1.1\r\nHost: {browser.Address.Authority}\r\nCookie: {cookies}\r\nRequestVerificationToken: {token}\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"afgebroken.txt\"\r\n\r\nhalf"));
        }

        using var whole = await SendAsync(browser, Form(("heel.txt", "heel")), token);
        Assert.That(whole.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await site.Get<IUploads>().WaitingAsync(member.Key)).Select(upload => upload.Name), Has.None.EqualTo("afgebroken.txt"));
    }

    [Test]
    public async Task WhatIsNoForm_IsRefused()
    {
        using var answer = await SendAsync(browser, new StringContent("{}", Encoding.UTF8, "application/json"), token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    private static async Task<HttpStatusCode> ForgetAsync(Browser browser, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{Address}/{id}");
        request.Headers.Add("RequestVerificationToken", await TokenAsync(browser));
        using var answer = await browser.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
