using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Data.SignIn;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>A forgotten password is replaced by a link that works once; a changed one ends the sign-ins of other devices.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class PasswordTests
{
    private const string Other = "Nog-Een-Lang-Wachtwoord-2";
    private readonly Mailbox mail = new();
    private MemberSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await MemberSite.StartAsync(mail.Settings);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await site.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Test]
    public async Task ForgottenPassword_IsReplacedByTheLinkInTheMail_Once()
    {
        var member = await site.MemberAsync("Anne Maes");
        using var signedIn = await site.SignedInAsync(member);
        using var browser = site.Browser();
        var link = await AskAsync(browser, member.Email);
        Assert.That(await KeptAsync(), Has.None.Contains(link.Split('/')[^1]), "the secret itself is kept nowhere but in the mail");

        using var weak = await browser.SendAsync(link, link, ("nieuw", "kort"));
        Assert.That((int)weak.StatusCode, Is.EqualTo(422));
        using var replaced = await browser.SendAsync(link, link, ("nieuw", Other));
        Assert.That((int)replaced.StatusCode, Is.EqualTo(200));
        Assert.That(browser.MemberCookie, Is.Null, "the link signs nobody in");
        Assert.That(await signedIn.StatusAsync("/mijn/wachtwoord"), Is.EqualTo(303), "whoever was signed in is so no longer");

        var form = await browser.PageAsync("/mijn/aanmelden");
        var token = ("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"));
        using var replayed = await browser.PostAsync(link, token, ("nieuw", "Een-Derde-Wachtwoord-3"));
        Assert.That((int)replayed.StatusCode, Is.EqualTo(410));
        Assert.That(await browser.StatusAsync(link), Is.EqualTo(410));
        using var again = await site.SignedInAsync(member, Other);
    }

    [Test]
    public async Task OneLink_UsedAtTheSameMoment_WorksOnce()
    {
        var member = await site.MemberAsync("Gelijk Tijdig");
        using var browser = site.Browser();
        var link = await AskAsync(browser, member.Email);
        var page = await browser.PageAsync(link);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            using var answer = await browser.SendAsync(page, link, ("nieuw", $"{Other}-{number}"));
            return (int)answer.StatusCode;
        }));
        Assert.That(statuses.Count(status => status == 200), Is.EqualTo(1));
    }

    [Test]
    public async Task Link_WorksForAnHour_AndNotAfterANewerPassword()
    {
        var member = await site.MemberAsync("Te Laat");
        using var browser = site.Browser();
        var old = await AskAsync(browser, member.Email);
        site.Clock.Now += TimeSpan.FromMinutes(61);
        Assert.That(await browser.StatusAsync(old), Is.EqualTo(410));

        var first = await AskAsync(browser, member.Email);
        var second = await AskAsync(browser, member.Email);
        using var replaced = await browser.SendAsync(second, second, ("nieuw", Other));
        Assert.That((int)replaced.StatusCode, Is.EqualTo(200));
        Assert.That(await browser.StatusAsync(first), Is.EqualTo(410));
        Assert.That(await browser.StatusAsync("/mijn/nieuw-wachtwoord/" + new string('x', 43)), Is.EqualTo(410));
    }

    [Test]
    public async Task Asking_IsAnsweredTheSame_WhoeverIsAskedAbout()
    {
        var member = await site.MemberAsync("Bert Boon");
        var locked = await site.MemberAsync("Op Slot");
        locked.IsLockedOut = true;
        site.Get<IMemberService>().Save(locked);
        var answers = new List<(int, string)>();
        foreach (var name in new[] { member.Email, "niemand@example.be", locked.Email, "", new string('x', 5000) })
        {
            using var browser = site.Browser();
            using var answer = await browser.SendAsync("/mijn/wachtwoord-vergeten", "/mijn/wachtwoord-vergeten", ("naam", name));
            answers.Add(((int)answer.StatusCode, (await Browser.ReadAsync(answer)).QuerySelector("main")!.OuterHtml));
        }

        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(await MailsAsync(member.Key), Is.EqualTo(1));
        Assert.That(await MailsAsync(locked.Key), Is.Zero);
    }

    [Test]
    public async Task Asking_AgainAndAgain_MailsAFewTimesOnly()
    {
        var member = await site.MemberAsync("Veel Mail");
        using var browser = site.Browser();
        for (var time = 0; time < 8; time++)
        {
            using var answer = await browser.SendAsync("/mijn/wachtwoord-vergeten", "/mijn/wachtwoord-vergeten", ("naam", member.Email));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }

        Assert.That(await MailsAsync(member.Key), Is.EqualTo(3));
    }

    [Test]
    public async Task Changing_SignsOutOtherDevices_KeepsThisOne_AndTellsTheMember()
    {
        var member = await site.MemberAsync("Carla Claes");
        using var desk = await site.SignedInAsync(member);
        using var phone = await site.SignedInAsync(member);
        var stolen = desk.MemberCookie!;

        using var wrong = await desk.SendAsync("/mijn/wachtwoord", "/mijn/wachtwoord", ("huidig", "verkeerd"), ("nieuw", Other));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        Assert.That(await phone.StatusAsync("/mijn/wachtwoord"), Is.EqualTo(200));

        using var changed = await desk.SendAsync("/mijn/wachtwoord", "/mijn/wachtwoord", ("huidig", MemberSite.Password), ("nieuw", Other));
        Assert.That((int)changed.StatusCode, Is.EqualTo(200));
        Assert.That(await desk.StatusAsync("/mijn/wachtwoord"), Is.EqualTo(200));
        Assert.That(await phone.StatusAsync("/mijn/wachtwoord"), Is.EqualTo(303));
        using var thief = site.Browser();
        thief.Cookies.Add(site.Address, new System.Net.Cookie("umbraco.member", stolen, "/"));
        Assert.That(await thief.StatusAsync("/mijn/wachtwoord"), Is.EqualTo(303), "the cookie from before is worth nothing");
        Assert.That(await mail.NextAsync(member.Email), Does.Contain("wachtwoord van uw account is gewijzigd"));
        using var refused = await site.Browser().SignInAsync(member.Username, MemberSite.Password);
        Assert.That((int)refused.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task SignOutEverywhere_EndsEverySignIn()
    {
        var member = await site.MemberAsync("Dirk Daems");
        using var desk = await site.SignedInAsync(member);
        using var phone = await site.SignedInAsync(member);
        using var answer = await desk.SendAsync("/mijn/aanmeldingen", "/mijn/overal-afmelden");
        Assert.That(await desk.StatusAsync("/mijn/aanmeldingen"), Is.EqualTo(303));
        Assert.That(await phone.StatusAsync("/mijn/aanmeldingen"), Is.EqualTo(303));
    }

    [TestCase("/mijn/wachtwoord")]
    [TestCase("/mijn/wachtwoord-vergeten")]
    [TestCase("/mijn/overal-afmelden")]
    [TestCase("/mijn/tweede-stap")]
    [TestCase("/mijn/tweede-stap/uit")]
    [TestCase("/mijn/aanmelden/code")]
    [TestCase("/mijn/nieuw-wachtwoord/x")]
    public async Task FormWithoutProof_IsRefused(string address)
    {
        var member = await site.MemberAsync("Els Eers");
        using var browser = await site.SignedInAsync(member);
        using var answer = await browser.PostAsync(address, ("huidig", MemberSite.Password), ("nieuw", Other), ("naam", member.Email), ("code", "1"), ("beurt", "x"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await browser.StatusAsync("/mijn/wachtwoord"), Is.EqualTo(200));
    }

    private async Task<string> AskAsync(Browser browser, string name)
    {
        using var answer = await browser.SendAsync("/mijn/wachtwoord-vergeten", "/mijn/wachtwoord-vergeten", ("naam", name));
        return await mail.NextLinkAsync(name, "/mijn/nieuw-wachtwoord/");
    }

    private async Task<int> MailsAsync(Guid member)
    {
        await using var context = await site.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        return await context.Set<OutboxMessage>().CountAsync(mail => mail.MemberKey == member);
    }

    private async Task<List<string>> KeptAsync()
    {
        await using var context = await site.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        return await context.Set<PasswordLink>().Select(link => link.SecretHash).ToListAsync();
    }
}
