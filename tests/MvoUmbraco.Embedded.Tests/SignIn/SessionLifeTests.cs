using MvoUmbraco.Embedded.Identity.Tokens;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>How long a sign-in counts, and what ends it.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SessionLifeTests
{
    [Test]
    public async Task Restart_SignsNobodyOut()
    {
        using var folder = new TemporaryFolder();
        BackOfficeSession before;
        await using (SignInSite site = await SignInSite.StartAsync(folder))
        {
            before = await site.SignInAsync();
        }

        await using SignInSite again = await SignInSite.StartAsync(folder);
        using var session = new BackOfficeSession(again.Address, before.Cookies);
        session.Carry();
        using HttpResponseMessage refreshed = await session.RefreshAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)refreshed.StatusCode, Is.EqualTo(200));
            Assert.That(await session.AskAsync(), Is.EqualTo(200));
        }

        before.Dispose();
    }

    [Test]
    public async Task LostKeys_CostASignInAndNoMore()
    {
        using var folder = new TemporaryFolder();
        BackOfficeSession before;
        await using (SignInSite site = await SignInSite.StartAsync(folder))
        {
            before = await site.SignInAsync();
        }

        Directory.Delete(folder.File("keys"), recursive: true);
        await using SignInSite again = await SignInSite.StartAsync(folder);
        using var session = new BackOfficeSession(again.Address, before.Cookies);
        session.Carry();
        int asked = await session.AskAsync();
        using HttpResponseMessage refreshed = await session.RefreshAsync();
        string? left = session.Cookie("umbAccessToken");
        using BackOfficeSession anew = await again.SignInAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked, Is.EqualTo(401));
            Assert.That((int)refreshed.StatusCode, Is.EqualTo(400));
            Assert.That(left, Is.Null.Or.Empty, "a cookie that nobody can read is taken away");
            Assert.That(await anew.AskAsync(), Is.EqualTo(200));
        }

        before.Dispose();
    }

    [Test]
    public async Task Keys_AreForTheHostAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows keeps other access rules.");
            return;
        }

        await using SignInSite site = await SignInSite.StartAsync();
        using BackOfficeSession session = await site.SignInAsync();
        string[] keys = Directory.GetFiles(site.Host.Folder.File("keys"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys, Is.Not.Empty);
            Assert.That(System.IO.File.GetUnixFileMode(site.Host.Folder.File("keys")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
            Assert.That(keys.Select(System.IO.File.GetUnixFileMode), Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task Access_LastsAQuarterOfTheSession()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        using BackOfficeSession session = await site.SignInAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(4.5));
        int within = await session.AskAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        int after = await session.AskAsync();
        using HttpResponseMessage refreshed = await session.RefreshAsync();
        int again = await session.AskAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(21));
        using HttpResponseMessage late = await session.RefreshAsync();
        Assert.That((within, after, (int)refreshed.StatusCode, again, (int)late.StatusCode), Is.EqualTo((200, 401, 200, 200, 400)));
    }

    [Test]
    public async Task RotatedRefreshToken_ShownAgainEndsAll()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        using BackOfficeSession session = await site.SignInAsync();
        string stolen = session.Cookie("umbRefreshToken")!;
        using HttpResponseMessage rotated = await session.RefreshAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        int before = await session.AskAsync();
        using BackOfficeSession thief = site.Browser();
        thief.SetCookie("umbRefreshToken", stolen);
        using HttpResponseMessage replayed = await thief.RefreshAsync();
        using HttpResponseMessage own = await session.RefreshAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo(200));
            Assert.That((int)replayed.StatusCode, Is.EqualTo(400));
            Assert.That(await session.AskAsync(), Is.EqualTo(401));
            Assert.That((int)own.StatusCode, Is.EqualTo(400));
        }
    }

    [Test]
    public async Task ExpiredTokens_AreForgotten()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        for (int times = 0; times < 3; times++)
        {
            using BackOfficeSession session = await site.SignInAsync();
            site.Clock.Advance(TimeSpan.FromHours(1));
        }

        using BackOfficeSession last = await site.SignInAsync();
        State state = site.Host.Get<Database>().Committed;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Table(AuthorizationRow.Kind).Count, Is.EqualTo(1));
            Assert.That(state.Table(TokenRow.Kind).Count, Is.EqualTo(3), "a code, an access token and a refresh token");
        }
    }

    [Test]
    public async Task DisabledUser_IsOutAtOnce()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        (IUser editor, string password) = await site.EditorAsync();
        using BackOfficeSession session = await BackOfficeSession.SignInAsync(site.Address, editor.Username, password);
        int before = await session.AskAsync();
        await site.Host.Get<IUserService>().DisableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { editor.Key });
        int after = await session.AskAsync();
        using HttpResponseMessage refreshed = await session.RefreshAsync();
        using HttpResponseMessage login = await session.LogInAsync(editor.Username, password);
        await site.Host.Get<IUserService>().EnableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { editor.Key });
        Assert.That((before, after, (int)refreshed.StatusCode, (int)login.StatusCode, await session.AskAsync()), Is.EqualTo((200, 401, 400, 403, 401)));
    }

    [Test]
    public async Task NewPassword_EndsOtherSessions()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        (IUser editor, string password) = await site.EditorAsync();
        using BackOfficeSession session = await BackOfficeSession.SignInAsync(site.Address, editor.Username, password);
        Attempt<PasswordChangedModel, UserOperationStatus> changed = await site.Host.Get<IUserService>().ChangePasswordAsync(
            Constants.Security.SuperUserKey,
            new ChangeUserPasswordModel { UserKey = editor.Key, NewPassword = "Another-Horse-8" });
        using HttpResponseMessage authorize = await session.AuthorizeAsync();
        using HttpResponseMessage old = await session.LogInAsync(editor.Username, password);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Success);
            Assert.That(await session.AskAsync(), Is.EqualTo(401));
            Assert.That(authorize.Headers.Location!.ToString(), Does.StartWith("/umbraco/login"));
            Assert.That((int)old.StatusCode, Is.EqualTo(401));
        }
    }

    [Test]
    public async Task OneBrowserAtATime_UnlessConfigured()
    {
        await using SignInSite site = await SignInSite.StartAsync(null, null, ("Umbraco:CMS:Security:UserAllowConcurrentLogins", "false"));
        using BackOfficeSession first = await site.SignInAsync();
        using BackOfficeSession second = await site.SignInAsync();
        Assert.That((await first.AskAsync(), await second.AskAsync()), Is.EqualTo((401, 200)));
    }
}
