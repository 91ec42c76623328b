using System.Net;
using System.Text.RegularExpressions;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Tests.Hosting;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>The pages that the host serves to who is not signed in.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed partial class LoginPageTests
{
    private SignInSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await SignInSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [TestCase("nl-BE,nl;q=0.9,en;q=0.8", "nl", "Aanmelden")]
    [TestCase("de,fr;q=0.8,nl;q=0.5", "fr", "Se connecter")]
    [TestCase("ja", "en", "Sign in")]
    [TestCase("", "en", "Sign in")]
    public async Task Page_SpeaksTheBrowsersLanguage(string accepted, string language, string title)
    {
        string html = await PageAsync("/umbraco/login", accepted);
        Assert.That(html, Does.Contain($"<html lang=\"{language}\">").And.Contain($"<h1>{title}</h1>"));
    }

    [TestCase("/umbraco/section/content?x=1", "/umbraco/section/content?x=1")]
    [TestCase("https://evil.example/", "/umbraco")]
    [TestCase("//evil.example/", "/umbraco")]
    [TestCase("/\\evil.example/", "/umbraco")]
    [TestCase("javascript:alert(1)", "/umbraco")]
    [TestCase("/\"><script>alert(1)</script>", "/\"><script>alert(1)</script>")]
    public async Task ReturnUrl_IsOfThisSite(string given, string next)
    {
        string html = await PageAsync("/umbraco/login?ReturnUrl=" + Uri.EscapeDataString(given));
        string found = WebUtility.HtmlDecode(Next().Match(html).Groups[1].Value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EqualTo(next));
            Assert.That(html, Does.Not.Contain("<script>"));
        }
    }

    [Test]
    public async Task Page_IsStrict()
    {
        using HttpResponseMessage answer = await site.Host.Client.GetAsync("/umbraco/login");
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(policy, Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
            Assert.That(answer.Headers.CacheControl!.NoStore);
            Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
        }
    }

    [TestCase("/umbraco/login")]
    [TestCase("/umbraco/login?flow=forgot-password")]
    [TestCase("/umbraco/login?flow=reset-password&userId=1e70f841-c261-413b-abb2-2d68cdb96094&resetCode=abc")]
    [TestCase("/umbraco/login?flow=invite-user&userId=1e70f841-c261-413b-abb2-2d68cdb96094&inviteCode=abc")]
    public async Task Page_NamesItsFields(string path)
    {
        string html = await PageAsync(path);
        string[] fields = [.. Inputs().Matches(html).Select(input => input.Groups[1].Value)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fields, Is.Not.Empty);
            Assert.That(fields, Is.All.Matches<string>(field => html.Contains($"<label for=\"{field}\">", StringComparison.Ordinal)));
            Assert.That(html, Does.Contain("aria-live=\"assertive\""));
        }
    }

    [Test]
    public async Task Assets_AreThereAndKept()
    {
        string html = await PageAsync("/umbraco/login");
        foreach (string address in Assets().Matches(html).Select(asset => asset.Groups[1].Value))
        {
            using HttpResponseMessage asset = await site.Host.Client.GetAsync(address);
            Assert.That(((int)asset.StatusCode, asset.Headers.CacheControl!.MaxAge), Is.EqualTo((200, (TimeSpan?)TimeSpan.FromDays(365))), address);
        }
    }

    [Test]
    public async Task FirstAdministrator_GetsAPasswordThatIsShownOnce()
    {
        using var folder = new TemporaryFolder();
        using var console = new StringWriter();
        await using (TestHost first = await TestHost.StartAsync(folder, options: options => options.Console = console))
        {
            string password = Password().Match(console.ToString()).Groups[1].Value;
            using BackOfficeSession session = await BackOfficeSession.SignInAsync(first.Client.BaseAddress!, "admin", password);
            Assert.That(await session.AskAsync(), Is.EqualTo(200));
        }

        using var silence = new StringWriter();
        await using TestHost second = await TestHost.StartAsync(folder, options: options => options.Console = silence);
        Assert.That(silence.ToString(), Is.Empty);
    }

    [Test]
    public void FirstAdministrator_CantHaveAWeakPassword() => Assert.That(
        async () => await TestHost.StartAsync(settings: [("Umbraco:CMS:Unattended:UnattendedUserPassword", "secret")]),
        Throws.InvalidOperationException.With.Message.Contains("UnattendedUserPassword").And.Message.Contains("10 characters"));

    [Test]
    public async Task LostPassword_IsReplaced()
    {
        await using SignInSite own = await SignInSite.StartAsync();
        using BackOfficeSession session = await own.SignInAsync();
        string? replaced = await EmbeddedUmbraco.ReplaceUserPasswordAsync(own.Host.Program, SignInSite.User);
        using BackOfficeSession anew = await BackOfficeSession.SignInAsync(own.Address, SignInSite.User, replaced!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await session.AskAsync(), Is.EqualTo(401));
            Assert.That(await anew.AskAsync(), Is.EqualTo(200));
            Assert.That(await EmbeddedUmbraco.ReplaceUserPasswordAsync(own.Host.Program, "nobody@example.test"), Is.Null);
        }
    }

    private async Task<string> PageAsync(string path, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using HttpResponseMessage answer = await site.Host.Client.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("data-next=\"(?<value>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Next();

    [GeneratedRegex("<input id=\"(?<value>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("(?:src|href)=\"(?<value>/umbraco/login/[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assets();

    [GeneratedRegex(@"password\s+(?<value>\S+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Password();
}
