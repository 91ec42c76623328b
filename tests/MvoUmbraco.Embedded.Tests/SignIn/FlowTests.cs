using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>The protocol step by step, as the backoffice client speaks it; and what a thief tries in between.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class FlowTests
{
    private SignInSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await SignInSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Authorize_SendsStrangersToTheLoginPage()
    {
        using BackOfficeSession browser = site.Browser();
        using HttpResponseMessage answer = await browser.AuthorizeAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(answer.Headers.Location!.ToString(), Does.StartWith("/umbraco/login?ReturnUrl=%2Fumbraco%2Fmanagement%2Fapi%2Fv1%2Fsecurity%2Fback-office%2Fauthorize%3F"));
        }
    }

    [Test]
    public async Task SignIn_HidesEveryToken()
    {
        using BackOfficeSession browser = site.Browser();
        using HttpResponseMessage login = await browser.LogInAsync(SignInSite.User, SignInSite.Password);
        using HttpResponseMessage authorized = await browser.AuthorizeAsync();
        using HttpResponseMessage token = await browser.RedeemAsync();
        JsonElement body = await BackOfficeSession.JsonAsync(token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CookieOf(login, "UMB_UCONTEXT"), Does.Contain("httponly").IgnoreCase.And.Contain("samesite=lax").IgnoreCase);
            Assert.That(authorized.Headers.Location!.ToString(), Does.StartWith(browser.RedirectUri + "?code=%5Bredacted%5D&state=the state"));
            Assert.That(CookieOf(authorized, "umbPkceCode"), Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase.And.Contain("path=/").IgnoreCase);
            Assert.That(body.GetProperty("access_token").GetString(), Is.EqualTo("[redacted]"));
            Assert.That(body.GetProperty("refresh_token").GetString(), Is.EqualTo("[redacted]"));
            Assert.That(body.GetProperty("token_type").GetString(), Is.EqualTo("Bearer"));
            Assert.That(body.GetProperty("expires_in").GetInt32(), Is.InRange(299, 300));
            Assert.That(body.GetProperty("scope").GetString(), Is.EqualTo("offline_access"));
            Assert.That(CookieOf(token, "umbAccessToken"), Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase);
            Assert.That(CookieOf(token, "umbRefreshToken"), Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase);
            Assert.That(browser.Cookie("umbPkceCode"), Is.Null.Or.Empty);
        }
    }

    [Test]
    public async Task Call_NeedsCookieAndHeader()
    {
        using BackOfficeSession session = await site.SignInAsync();
        using var noCookies = new HttpClient { BaseAddress = session.Client.BaseAddress };
        noCookies.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", BackOfficeSession.Redacted);
        using HttpResponseMessage headerAlone = await noCookies.GetAsync("language");
        int both = await session.AskAsync();
        session.Client.DefaultRequestHeaders.Authorization = null;
        int cookieAlone = await session.AskAsync();
        int inTheAddress = await session.AskAsync("language?access_token=%5Bredacted%5D");
        session.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-real-token");
        int literal = await session.AskAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(both, Is.EqualTo(200));
            Assert.That((int)headerAlone.StatusCode, Is.EqualTo(401));
            Assert.That(headerAlone.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
            Assert.That(cookieAlone, Is.EqualTo(401));
            Assert.That(inTheAddress, Is.EqualTo(401));
            Assert.That(literal, Is.EqualTo(401));
        }
    }

    [Test]
    public async Task Refresh_Rotates()
    {
        using BackOfficeSession session = await site.SignInAsync();
        string? before = session.Cookie("umbRefreshToken");
        using HttpResponseMessage refreshed = await session.RefreshAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)refreshed.StatusCode, Is.EqualTo(200));
            Assert.That(session.Cookie("umbRefreshToken"), Is.Not.Null.And.Not.EqualTo(before));
            Assert.That(await session.AskAsync(), Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Code_WorksOnce()
    {
        using BackOfficeSession browser = site.Browser();
        using HttpResponseMessage login = await browser.LogInAsync(SignInSite.User, SignInSite.Password);
        using HttpResponseMessage authorized = await browser.AuthorizeAsync();
        string stolen = browser.Cookie("umbPkceCode")!;
        using HttpResponseMessage first = await browser.RedeemAsync();
        browser.Carry();
        int before = await browser.AskAsync();
        browser.SetCookie("umbPkceCode", stolen);
        using HttpResponseMessage second = await browser.RedeemAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)first.StatusCode, Is.EqualTo(200));
            Assert.That(before, Is.EqualTo(200));
            await IsInvalidGrantAsync(second);
            Assert.That(await browser.AskAsync(), Is.EqualTo(401), "a code that is shown twice was stolen: all its tokens end");
        }
    }

    [Test]
    public async Task Code_IsTakenFromTheCookieAlone()
    {
        using BackOfficeSession browser = site.Browser();
        using HttpResponseMessage login = await browser.LogInAsync(SignInSite.User, SignInSite.Password);
        using HttpResponseMessage authorized = await browser.AuthorizeAsync();
        using HttpResponseMessage literal = await browser.RedeemAsync(("code", browser.Cookie("umbPkceCode")!));
        using HttpResponseMessage wrongVerifier = await browser.RedeemAsync(("code_verifier", new string('x', 43)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)literal.StatusCode, Is.EqualTo(400));
            await IsInvalidGrantAsync(wrongVerifier);
        }
    }

    [TestCase("redirect_uri", "https://evil.example/umbraco/oauth_complete")]
    [TestCase("redirect_uri", "http://127.0.0.1/umbraco/oauth_complete")]
    [TestCase("client_id", "somebody-else")]
    public async Task Authorize_OfAnotherIsRefusedWithoutRedirect(string parameter, string value)
    {
        using BackOfficeSession browser = site.Browser();
        using HttpResponseMessage login = await browser.LogInAsync(SignInSite.User, SignInSite.Password);
        using HttpResponseMessage answer = await browser.AuthorizeAsync((parameter, value));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(400));
            Assert.That(answer.Headers.Location, Is.Null);
        }
    }

    [Test]
    public async Task Revoke_EndsTheTokens()
    {
        using BackOfficeSession session = await site.SignInAsync();
        using HttpResponseMessage access = await session.RevokeAsync("access_token");
        int afterwards = await session.AskAsync();
        using HttpResponseMessage refresh = await session.RevokeAsync("refresh_token");
        using HttpResponseMessage refreshed = await session.RefreshAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)access.StatusCode, Is.EqualTo(200));
            Assert.That(await access.Content.ReadAsStringAsync(), Is.EqualTo("{}"));
            Assert.That(afterwards, Is.EqualTo(401));
            Assert.That((int)refresh.StatusCode, Is.EqualTo(200));
            await IsInvalidGrantAsync(refreshed);
        }
    }

    [Test]
    public async Task SignOut_EndsTheSession()
    {
        using BackOfficeSession session = await site.SignInAsync();
        string access = session.Cookie("umbAccessToken")!;
        string context = session.Cookie("UMB_UCONTEXT")!;
        using HttpResponseMessage answer = await session.SignOutAsync();
        string?[] left = [session.Cookie("umbAccessToken"), session.Cookie("umbRefreshToken"), session.Cookie("UMB_UCONTEXT")];
        session.SetCookie("umbAccessToken", access);
        session.SetCookie("UMB_UCONTEXT", context);
        using HttpResponseMessage authorize = await session.AuthorizeAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo(session.Address + "/umbraco/logout"));
            Assert.That(left, Is.All.Null.Or.Empty);
            Assert.That(await session.AskAsync(), Is.EqualTo(401), "a stolen token ends with the session");
            Assert.That(authorize.Headers.Location!.ToString(), Does.StartWith("/umbraco/login"), "so does a stolen cookie");
        }
    }

    [Test]
    public async Task SignOut_LeadsToNobodyElse()
    {
        using BackOfficeSession session = await site.SignInAsync();
        using HttpResponseMessage answer = await session.SignOutAsync("https://evil.example/");
        Assert.That(((int)answer.StatusCode, answer.Headers.Location), Is.EqualTo((400, (Uri?)null)));
    }

    [TestCase(SignInSite.User, "wrong")]
    [TestCase("nobody@example.test", SignInSite.Password)]
    [TestCase("", "")]
    public async Task Login_SaysNoMoreThanThatItFailed(string user, string password)
    {
        using BackOfficeSession browser = site.Browser();
        using HttpResponseMessage answer = await browser.LogInAsync(user, password);
        JsonElement problem = await BackOfficeSession.JsonAsync(answer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(401));
            Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo("Invalid credentials"));
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        }
    }

    [Test]
    public async Task Login_OfAnotherSitesPageIsRefused()
    {
        using BackOfficeSession browser = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, BackOfficeSession.Security + "login") { Content = JsonContent.Create(new { username = SignInSite.User, password = SignInSite.Password }) };
        request.Headers.Add("Origin", "https://evil.example");
        using HttpResponseMessage foreign = await browser.Client.SendAsync(request);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = SignInSite.User, ["password"] = SignInSite.Password });
        using HttpResponseMessage asForm = await browser.Client.PostAsync(BackOfficeSession.Security + "login", form);
        Assert.That(((int)foreign.StatusCode, (int)asForm.StatusCode), Is.EqualTo((403, 415)));
    }

    private static string CookieOf(HttpResponseMessage answer, string name) => answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal) && !cookie.StartsWith(name + "=;", StringComparison.Ordinal));

    private static async Task IsInvalidGrantAsync(HttpResponseMessage answer)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That((await BackOfficeSession.JsonAsync(answer)).GetProperty("error").GetString(), Is.EqualTo("invalid_grant"));
    }
}
