using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using MimeKit;
using MvoUmbraco.Embedded.Tests.Contracts;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>Passwords by mailed link: forgotten, and of who is invited. Requests and answers are compared with the contract.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class PasswordLinkTests
{
    private const string New = "Another-Horse-8";

    private SignInSite site = null!;
    private HttpClient anybody = null!;

    [SetUp]
    public async Task Start()
    {
        site = await SignInSite.StartAsync();
        anybody = new HttpClient(new ContractCheck(ApiContract.Management)) { BaseAddress = new Uri(site.Address, BackOfficeSession.Api) };
    }

    [TearDown]
    public async Task Stop()
    {
        anybody.Dispose();
        await site.DisposeAsync();
    }

    [Test]
    public async Task ForgottenPassword_IsReplacedThroughTheLink_Once()
    {
        (IUser editor, string old) = await site.EditorAsync();
        using BackOfficeSession session = await BackOfficeSession.SignInAsync(site.Address, editor.Username, old);
        int asked = await PostAsync("security/forgot-password", new { email = editor.Email });
        Link link = Mailed().Single();
        int verified = await PostAsync("security/forgot-password/verify", new { user = new { id = link.User }, resetCode = link.Code });
        int weak = await PostAsync("security/forgot-password/reset", new { user = new { id = link.User }, resetCode = link.Code, password = "short" });
        int changed = await PostAsync("security/forgot-password/reset", new { user = new { id = link.User }, resetCode = link.Code, password = New });
        int again = await PostAsync("security/forgot-password/reset", new { user = new { id = link.User }, resetCode = link.Code, password = "Third-Horse-99" });
        using BackOfficeSession anew = await BackOfficeSession.SignInAsync(site.Address, editor.Username, New);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((asked, verified, weak, changed, again), Is.EqualTo((200, 200, 400, 204, 400)));
            Assert.That(link.To, Is.EqualTo(editor.Email));
            Assert.That(link.Flow, Is.EqualTo("reset-password"));
            Assert.That(await session.AskAsync(), Is.EqualTo(401), "who had the old password is out");
            Assert.That(await anew.AskAsync(), Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Link_Expires()
    {
        (IUser editor, _) = await site.EditorAsync();
        await PostAsync("security/forgot-password", new { email = editor.Email });
        Link link = Mailed().Single();
        site.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.That(await PostAsync("security/forgot-password/verify", new { user = new { id = link.User }, resetCode = link.Code }), Is.EqualTo(400));
    }

    [Test]
    public async Task Link_IsForItsUserAlone()
    {
        (IUser editor, _) = await site.EditorAsync();
        (IUser other, _) = await site.EditorAsync("other@example.test");
        await PostAsync("security/forgot-password", new { email = editor.Email });
        Link link = Mailed().Single();
        Assert.That(await PostAsync("security/forgot-password/reset", new { user = new { id = other.Key }, resetCode = link.Code, password = New }), Is.EqualTo(400));
    }

    [Test]
    public async Task ForgottenPassword_DoesNotTellWhoIsKnown()
    {
        int unknown = await PostAsync("security/forgot-password", new { email = "nobody@example.test" });
        Assert.That((unknown, Mailed().Count), Is.EqualTo((200, 0)));
    }

    [Test]
    public async Task ForgottenPassword_IsMailedAgain_OnlyAfterAWait_AndTheAnswerDoesNotTell()
    {
        (IUser editor, _) = await site.EditorAsync();
        (IUser other, _) = await site.EditorAsync("other@example.test");
        int first = await PostAsync("security/forgot-password", new { email = editor.Email });
        int tooSoon = await PostAsync("security/forgot-password", new { email = editor.Email.ToUpperInvariant() });
        int somebodyElses = await PostAsync("security/forgot-password", new { email = other.Email });
        int mailed = Mailed().Count;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        int afterTheWait = await PostAsync("security/forgot-password", new { email = editor.Email });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first, tooSoon, somebodyElses, afterTheWait), Is.EqualTo((200, 200, 200, 200)));
            Assert.That((mailed, Mailed().Count), Is.EqualTo((2, 3)));
        }
    }

    [Test]
    public async Task ForgottenPassword_DoesNotTrustTheHostOfTheRequest()
    {
        (IUser editor, _) = await site.EditorAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "security/forgot-password") { Content = JsonContent.Create(new { email = editor.Email }) };
        request.Headers.Host = "evil.example";
        using HttpResponseMessage answer = await anybody.SendAsync(request);
        Assert.That(((int)answer.StatusCode, Mailed().Count), Is.EqualTo((400, 0)));
    }

    [Test]
    public async Task Invitation_IsAnsweredThroughTheLink_Once()
    {
        using BackOfficeSession administrator = await site.SignInAsync();
        using HttpResponseMessage invited = await administrator.Client.PostAsJsonAsync("user/invite", new
        {
            email = "new@example.test",
            userName = "new@example.test",
            name = "New",
            userGroupIds = new[] { new { id = Constants.Security.EditorGroupKey } },
            message = "Welkom!",
        });
        Link first = Mailed().Single();
        using BackOfficeSession browser = site.Browser();
        int verified = await PostAsync("user/invite/verify", new { user = new { id = first.User }, token = first.Code });
        int weak = await PostAsync("user/invite/create-password", new { user = new { id = first.User }, token = first.Code, password = "short" });
        int beforeAnswering = await LogInAsync(browser, "new@example.test", "short");
        using HttpResponseMessage repeated = await administrator.Client.PostAsJsonAsync("user/invite/resend", new { user = new { id = first.User } });
        Link second = Mailed().Single(link => link.Code != first.Code);
        int chosen = await PostAsync("user/invite/create-password", new { user = new { id = second.User }, token = second.Code, password = New });
        int again = await PostAsync("user/invite/create-password", new { user = new { id = first.User }, token = first.Code, password = "Third-Horse-99" });
        using BackOfficeSession session = await BackOfficeSession.SignInAsync(site.Address, "new@example.test", New);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)invited.StatusCode, Is.EqualTo(201), await invited.Content.ReadAsStringAsync());
            Assert.That((first.To, first.Flow), Is.EqualTo(("new@example.test", "invite-user")));
            Assert.That(first.Text, Does.Contain("Welkom!"));
            Assert.That((verified, weak, beforeAnswering, (int)repeated.StatusCode, chosen, again), Is.EqualTo((200, 400, 401, 200, 200, 400)));
            Assert.That(await session.AskAsync(), Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Inviting_IsForWhoManagesUsers()
    {
        (IUser editor, string password) = await site.EditorAsync();
        using BackOfficeSession session = await BackOfficeSession.SignInAsync(site.Address, editor.Username, password);
        using HttpResponseMessage refused = await session.Client.PostAsJsonAsync("user/invite", new { email = "new@example.test", userName = "new@example.test", name = "New", userGroupIds = Array.Empty<object>() });
        Assert.That((int)refused.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public async Task Mails_AreForTheHostAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows keeps other access rules.");
            return;
        }

        (IUser editor, _) = await site.EditorAsync();
        await PostAsync("security/forgot-password", new { email = editor.Email });
        Assert.That(Directory.GetFiles(site.Host.Folder.File("mail")).Select(File.GetUnixFileMode), Is.EqualTo(new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite }));
    }

    private static async Task<int> LogInAsync(BackOfficeSession browser, string user, string password)
    {
        using HttpResponseMessage answer = await browser.LogInAsync(user, password);
        return (int)answer.StatusCode;
    }

    private async Task<int> PostAsync(string path, object body)
    {
        // The contract describes no body for what goes wrong with a forgotten password; it is a problem as everywhere.
        using HttpResponseMessage answer = path.StartsWith("security/forgot-password/", StringComparison.Ordinal)
            ? await site.Host.Client.PostAsJsonAsync(BackOfficeSession.Api + path, body)
            : await anybody.PostAsJsonAsync(path, body);
        return (int)answer.StatusCode;
    }

    private List<Link> Mailed()
    {
        string folder = site.Host.Folder.File("mail");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.eml").Select(Read)] : [];
    }

    private static Link Read(string file)
    {
        using MimeMessage message = MimeMessage.Load(file);
        string text = message.TextBody!;
        Uri address = new(text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim());
        var query = HttpUtility.ParseQueryString(address.Query);
        return new Link(message.To.Mailboxes.Single().Address, query["flow"]!, Guid.Parse(query["userId"]!), query["resetCode"] ?? query["inviteCode"]!, text);
    }

    private sealed record Link(string To, string Flow, Guid User, string Code, string Text);
}
