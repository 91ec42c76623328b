using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MvoUmbraco.Embedded.Members.SignIn;
using MvoUmbraco.Embedded.Store;
using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Embedded.Tests.Repositories;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Members;

/// <summary>Members sign in by the host's cookie, as a program uses it: <c>/in</c>, <c>/out</c> and <c>/who</c> are the program's.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class MemberSignInTests
{
    private const string Password = "Correct-Horse-7";

    private readonly StoppedClock clock = new(DateTime.UtcNow);
    private TestHost host = null!;
    private IMember member = null!;

    private IMemberAuthentication Authentication => host.Get<IMemberAuthentication>();

    [SetUp]
    public async Task Start()
    {
        host = await StartAsync();
        member = Add("an");
    }

    [TearDown]
    public Task Stop() => host.DisposeAsync().AsTask();

    [Test]
    public async Task SignedIn_IsKnownToEveryRequestUntilSignedOut()
    {
        using HttpClient browser = Browser();
        Assert.That(await WhoAsync(browser), Is.Empty);
        await browser.GetAsync($"/in?member={member.Key}");
        Assert.That(await WhoAsync(browser), Is.EqualTo($"{member.Key} an"));
        await browser.GetAsync("/out");
        Assert.That(await WhoAsync(browser), Is.Empty);
    }

    [Test]
    public void Password_IsTheMembersOwn_AndNobodyHasOne()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Authentication.IsPassword(member.Key, Password), Is.True);
            Assert.That(Authentication.IsPassword(member.Key, Password + " "), Is.False);
            Assert.That(Authentication.IsPassword(null, Password), Is.False);
            Assert.That(Authentication.IsPassword(Guid.NewGuid(), Password), Is.False);
            Assert.That(Authentication.IsPassword(Add("bo", password: null).Key, string.Empty), Is.False);
            Assert.That(Authentication.SetPassword(member.Key, "short"), Is.Not.Empty);
            Assert.That(Authentication.IsPassword(member.Key, Password), Is.True, "a password that is refused changes nothing");
        }
    }

    [Test]
    public async Task WhatEndsASignIn([Values("password", "everywhere", "lock", "approval", "name", "delete")] string change)
    {
        using HttpClient browser = Browser();
        await browser.GetAsync($"/in?member={member.Key}");
        IMemberService members = host.Get<IMemberService>();
        member = members.GetById(member.Key)!;
        switch (change)
        {
            case "password":
                Assert.That(Authentication.SetPassword(member.Key, "Another-Horse-8"), Is.Empty);
                break;
            case "everywhere":
                Authentication.EndAll(member.Key);
                break;
            case "delete":
                members.Delete(member);
                break;
            default:
                member.IsLockedOut = change == "lock";
                member.IsApproved = change != "approval";
                member.Username = change == "name" ? "anne" : member.Username;
                members.Save(member);
                break;
        }

        Assert.That(await WhoAsync(browser), Is.Empty);
    }

    [Test]
    public async Task ANewSignIn_HasAnotherCookie_AndTheOneBeforeStaysOnItsDevice()
    {
        var cookies = new CookieContainer();
        using HttpClient desk = Browser(cookies);
        await desk.GetAsync($"/in?member={member.Key}");
        string? before = cookies.GetCookies(host.Client.BaseAddress!)["umbraco.member"]?.Value;
        await desk.GetAsync($"/in?member={Add("bo").Key}");
        Assert.That(cookies.GetCookies(host.Client.BaseAddress!)["umbraco.member"]?.Value, Is.Not.EqualTo(before));
        using HttpClient phone = Browser();
        await phone.GetAsync($"/in?member={member.Key}");
        Assert.That(await WhoAsync(desk), Does.EndWith(" bo"));
        Assert.That(await WhoAsync(phone), Does.EndWith(" an"));
    }

    [Test]
    public async Task OneSignInAtATime_WhereTheSettingsSaySo()
    {
        await host.DisposeAsync();
        host = await StartAsync(("Umbraco:CMS:Security:MemberAllowConcurrentLogins", "false"));
        member = Add("an");
        using HttpClient desk = Browser();
        using HttpClient phone = Browser();
        await desk.GetAsync($"/in?member={member.Key}");
        await phone.GetAsync($"/in?member={member.Key}");
        Assert.That(await WhoAsync(desk), Is.Empty);
        Assert.That(await WhoAsync(phone), Does.EndWith(" an"));
    }

    [TestCase(false, 7, true)]
    [TestCase(false, 9, false)]
    [TestCase(true, 13 * 24, true)]
    [TestCase(true, 15 * 24, false)]
    public async Task Unused_ItEndsByItself(bool stay, int hours, bool isStillIn)
    {
        using HttpClient browser = Browser();
        await browser.GetAsync($"/in?member={member.Key}&stay={stay}");
        clock.Advance(TimeSpan.FromHours(hours));
        Assert.That(await WhoAsync(browser), isStillIn ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    public async Task SigningIn_ChangesNothingThatIsPublished()
    {
        using HttpClient browser = Browser();
        long generation = host.Get<Database>().Generation;
        await browser.GetAsync($"/in?member={member.Key}");
        Assert.That(host.Get<Database>().Generation, Is.EqualTo(generation));
        Assert.That(host.Get<IMemberService>().GetById(member.Key)!.LastLoginDate, Is.EqualTo(clock.GetUtcNow().UtcDateTime).Within(TimeSpan.FromMilliseconds(1)));
    }

    [Test]
    public async Task WhoMayNot_IsNotSignedIn()
    {
        member.IsApproved = false;
        host.Get<IMemberService>().Save(member);
        using HttpClient browser = Browser();
        using HttpResponseMessage answer = await browser.GetAsync($"/in?member={member.Key}");
        Assert.That((int)answer.StatusCode, Is.EqualTo(500));
        Assert.That(await WhoAsync(browser), Is.Empty);
    }

    [Test]
    public async Task Restart_SignsNobodyOut()
    {
        using var folder = new TemporaryFolder();
        var cookies = new CookieContainer();
        await host.DisposeAsync();
        host = await StartAsync(folder);
        member = Add("an");
        using (HttpClient browser = Browser(cookies))
        {
            await browser.GetAsync($"/in?member={member.Key}");
        }

        string cookie = cookies.GetCookies(host.Client.BaseAddress!)["umbraco.member"]!.Value;
        await host.DisposeAsync();
        host = await StartAsync(folder);
        var after = new CookieContainer();
        after.Add(host.Client.BaseAddress!, new Cookie("umbraco.member", cookie, "/"));
        using HttpClient later = Browser(after);
        Assert.That(await WhoAsync(later), Does.EndWith(" an"));
    }

    private static async Task<string> WhoAsync(HttpClient browser) => await browser.GetStringAsync("/who");

    private Task<TestHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    private Task<TestHost> StartAsync(TemporaryFolder? folder, params (string Key, string Value)[] settings) => TestHost.StartAsync(
        folder,
        settings.Length > 0 ? settings : [("Umbraco:CMS:Security:MemberAllowConcurrentLogins", "true")],
        services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.AddTransient<IStartupFilter, Pages>();
        });

    private HttpClient Browser(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = host.Client.BaseAddress };

    private IMember Add(string name, string? password = Password)
    {
        host.Enter();
        IMember made = host.Get<IMemberService>().CreateMemberWithIdentity(name, $"{name}@example.test", name, "Member");
        made.IsApproved = true;
        host.Get<IMemberService>().Save(made);
        if (password is not null)
        {
            Assert.That(Authentication.SetPassword(made.Key, password), Is.Empty);
        }

        return host.Get<IMemberService>().GetById(made.Key)!;
    }

    private sealed class Pages : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            var authentication = app.ApplicationServices.GetRequiredService<IMemberAuthentication>();
            app.Map("/in", branch => branch.Run(context => authentication.SignInAsync(Guid.Parse(context.Request.Query["member"]!), context.Request.Query["stay"] == "True")));
            app.Map("/out", branch => branch.Run(_ => authentication.SignOutAsync()));
            app.Map("/who", branch => branch.Run(context => context.Response.WriteAsync($"{authentication.SignedIn} {context.User.FindFirstValue(ClaimTypes.Name)}".Trim())));
        };
    }
}
