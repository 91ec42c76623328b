using System.Net;
using System.Text.RegularExpressions;
using MvoUmbraco.Embedded.Tests.Hosting;

namespace MvoUmbraco.Embedded.Tests.Backoffice;

/// <summary>The page of the client, for each of the client's own addresses and for no other.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class ShellTests
{
    private ClientSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ClientSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [TestCase("/umbraco")]
    [TestCase("/umbraco/")]
    [TestCase("/umbraco/oauth_complete?code=%5Bredacted%5D&state=x")]
    [TestCase("/umbraco/logout")]
    [TestCase("/umbraco/section/content/workspace/document/edit/0b5bbf8f-0a3f-4a7c-9c53-6a9e2d9d1f5e/nl-BE/view/info")]
    [TestCase("/umbraco/section/settings/workspace/language/edit/a.b.c")]
    public async Task ClientAddress_IsAnsweredWithThePage(string path)
    {
        using HttpResponseMessage answer = await site.GetAsync(path);
        string page = await answer.Content.ReadAsStringAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
            Assert.That(answer.Headers.CacheControl!.NoStore);
            Assert.That(page, Does.Contain("<umb-app>").And.Contain("<base href=\"/umbraco/\">"));
        }
    }

    [TestCase("/umbraco/login")]
    [TestCase("/umbraco/login/")]
    [TestCase("/umbraco/management/api/v1/nothing")]
    [TestCase("/umbraco/delivery/api/v2/nothing")]
    [TestCase("/umbraco/serverEventHub/nothing")]
    [TestCase("/umbraco/backoffice/missing.js")]
    public async Task ServerAddress_IsNeverAnsweredWithThePage(string path)
    {
        using HttpResponseMessage answer = await site.GetAsync(path);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("<umb-app>"));
    }

    [Test]
    public async Task Nonce_IsAnotherEachTime_AndTheOneThatThePolicyNames()
    {
        (string first, string firstPolicy) = await NonceAsync();
        (string second, _) = await NonceAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.Not.EqualTo(second));
            Assert.That(Convert.FromBase64String(first), Has.Length.EqualTo(16));
            Assert.That(firstPolicy, Does.Contain($"'nonce-{first}'").And.Contain("default-src 'none'").And.Not.Contain("unsafe-eval"));
            Assert.That(firstPolicy, Does.Not.Match("script-src[^;]*unsafe-inline"));
        }
    }

    [Test]
    public async Task ClientThatIsNotBuilt_IsSaid()
    {
        await using TestHost host = await TestHost.StartAsync(settings: [("Embedded:Client:Folder", "/nowhere")]);
        using HttpResponseMessage answer = await host.Client.GetAsync("/umbraco/section/content");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("not built").And.Contain("Node 20"));
        }
    }

    private async Task<(string Nonce, string Policy)> NonceAsync()
    {
        using HttpResponseMessage answer = await site.GetAsync("/umbraco");
        string[] nonces = [.. Nonces().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Groups["nonce"].Value)];
        return (nonces.Distinct().Single(), answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [GeneratedRegex("""<script [^>]*nonce="(?<nonce>[^"]+)">?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nonces();
}
