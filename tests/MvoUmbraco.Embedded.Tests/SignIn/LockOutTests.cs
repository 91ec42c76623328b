using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Identity.SignIn;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>Guessing passwords: it takes longer each time, and ends with the user locked out.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class LockOutTests
{
    [Test]
    public async Task FiveFailures_LockOut_UntilTheTimeIsOver()
    {
        await using SignInSite site = await SignInSite.StartAsync(null, null, ("Umbraco:CMS:Security:UserDefaultLockoutTimeInMinutes", "30"));
        (IUser editor, string password) = await site.EditorAsync();
        using BackOfficeSession working = await BackOfficeSession.SignInAsync(site.Address, editor.Username, password);
        using BackOfficeSession browser = site.Browser();
        List<int> failures = [];
        for (int times = 0; times < 5; times++)
        {
            failures.Add(await LogInAsync(browser, editor.Username, "wrong"));
        }

        int right = await LogInAsync(browser, editor.Username, password);
        int stillWrong = await LogInAsync(browser, editor.Username, "wrong");
        int session = await working.AskAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        int later = await LogInAsync(browser, editor.Username, password);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Is.All.EqualTo(401));
            Assert.That((right, stillWrong, session, later), Is.EqualTo((403, 401, 401, 200)));
        }
    }

    [Test]
    public async Task AdministratorUnlocks()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        (IUser editor, string password) = await site.EditorAsync();
        using BackOfficeSession browser = site.Browser();
        for (int times = 0; times < 5; times++)
        {
            await LogInAsync(browser, editor.Username, "wrong");
        }

        int locked = await LogInAsync(browser, editor.Username, password);
        await site.Host.Get<IUserService>().UnlockAsync(Constants.Security.SuperUserKey, editor.Key);
        Assert.That((locked, await LogInAsync(browser, editor.Username, password)), Is.EqualTo((403, 200)));
    }

    [Test]
    public async Task Success_ForgetsFailures()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        (IUser editor, string password) = await site.EditorAsync();
        using BackOfficeSession browser = site.Browser();
        foreach (string tried in new[] { "wrong", "wrong", "wrong", "wrong", password, "wrong", "wrong", "wrong", "wrong" })
        {
            await LogInAsync(browser, editor.Username, tried);
        }

        Assert.That(await LogInAsync(browser, editor.Username, password), Is.EqualTo(200));
    }

    [Test]
    public async Task Attempts_AreTold()
    {
        var told = new Told();
        await using TestHost host = await TestHost.StartAsync(
            settings: [("Umbraco:CMS:Unattended:UnattendedUserPassword", SignInSite.Password), ("Umbraco:CMS:Security:UserDefaultFailedLoginDurationInMilliseconds", "0"), ("Umbraco:CMS:Security:UserMinimumFailedLoginDurationInMilliseconds", "0")],
            services: services => services
                .AddSingleton<INotificationHandler<UserLoginSuccessNotification>>(told)
                .AddSingleton<INotificationHandler<UserLoginFailedNotification>>(told));
        using var browser = new BackOfficeSession(host.Client.BaseAddress!);
        await LogInAsync(browser, "admin", "wrong");
        await LogInAsync(browser, "admin", SignInSite.Password);
        Assert.That(told.What, Is.EqualTo(new[] { "failed -1 127.0.0.1", "success -1 127.0.0.1" }));
    }

    [TestCase(1, 1000)]
    [TestCase(2, 2000)]
    [TestCase(5, 16_000)]
    [TestCase(6, 32_000)]
    [TestCase(60, 32_000)]
    public void Delay_Doubles(int failures, int milliseconds) =>
        Assert.That(SignInAttempts.DelayAfter(failures, new SecuritySettings()), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    private static async Task<int> LogInAsync(BackOfficeSession browser, string user, string password)
    {
        using HttpResponseMessage answer = await browser.LogInAsync(user, password);
        return (int)answer.StatusCode;
    }

    private sealed class Told : INotificationHandler<UserLoginSuccessNotification>, INotificationHandler<UserLoginFailedNotification>
    {
        public List<string> What { get; } = [];

        public void Handle(UserLoginSuccessNotification notification) => What.Add($"success {notification.AffectedUserId} {notification.IpAddress}");

        public void Handle(UserLoginFailedNotification notification) => What.Add($"failed {notification.AffectedUserId} {notification.IpAddress}");
    }
}
