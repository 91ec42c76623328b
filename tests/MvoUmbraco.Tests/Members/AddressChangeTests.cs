using AngleSharp.Dom;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Members;

/// <summary>Another e-mail address counts once who reads it has said so; nobody takes another's, and the old one is told.</summary>
internal sealed class AddressChangeTests
{
    private const string Page = "/mijn/mailadres";
    private const string Link = "/mijn/mailadres/";

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
    public async Task NewAddress_CountsOnceItIsConfirmed_AndTheOldOneIsTold()
    {
        var member = await site.MemberAsync("Anne Maes");
        using var browser = await site.SignedInAsync(member);
        using var asked = await browser.SendAsync(Page, Page, ("mail", "anne.nieuw@example.be"), ("huidig", MemberSite.Password));
        Assert.That((await Browser.ReadAsync(asked)).QuerySelector("[role=status]"), Is.Not.Null);
        var link = await mail.NextLinkAsync("anne.nieuw@example.be", Link);
        Assert.That(AddressOf(member.Key), Is.EqualTo(member.Email), "not yet");

        // A link of a forgotten password that went to the old address ends with it.
        using var forgotten = await browser.SendAsync("/mijn/wachtwoord-vergeten", "/mijn/wachtwoord-vergeten", ("naam", member.Email));
        var password = await mail.NextLinkAsync(member.Email, "/mijn/nieuw-wachtwoord/");

        using var elsewhere = site.Browser();
        var page = await elsewhere.PageAsync(link);
        Assert.That(AddressOf(member.Key), Is.EqualTo(member.Email), "programs that look at mails follow links too");
        using var confirmed = await elsewhere.SendAsync(page, link);
        Assert.That((int)confirmed.StatusCode, Is.EqualTo(200));
        Assert.That(AddressOf(member.Key), Is.EqualTo("anne.nieuw@example.be"));
        Assert.That(await mail.NextAsync(member.Email), Does.Contain("ander e-mailadres"));
        Assert.That((await elsewhere.StatusAsync(link), await elsewhere.StatusAsync(password)), Is.EqualTo((410, 410)));
        using var again = await elsewhere.SendAsync(page, link);
        Assert.That((int)again.StatusCode, Is.EqualTo(410));
        using var signIn = await site.Browser().SignInAsync("anne.nieuw@example.be", MemberSite.Password);
        Assert.That((int)signIn.StatusCode, Is.EqualTo(303));
        Assert.That(site.Get<IMemberService>().GetById(member.Key)!.Username, Is.EqualTo("anne.nieuw@example.be"), "a user name that was the address follows it");
    }

    [Test]
    public async Task AnothersAddress_LooksTheSame_AndGetsNoMail()
    {
        var other = await site.MemberAsync("Bert Boon");
        var member = await site.MemberAsync("Carla Claes");
        using var browser = await site.SignedInAsync(member);
        using var free = await browser.SendAsync(Page, Page, ("mail", "vrij@example.be"), ("huidig", MemberSite.Password));
        using var taken = await browser.SendAsync(Page, Page, ("mail", other.Email), ("huidig", MemberSite.Password));
        Assert.That(Main(await Browser.ReadAsync(taken)), Is.EqualTo(Main(await Browser.ReadAsync(free))));

        // The second request took the first one's link away, and sent none.
        var link = await mail.NextLinkAsync("vrij@example.be", Link);
        Assert.That(await browser.StatusAsync(link), Is.EqualTo(410));
        Assert.That(AddressOf(member.Key), Is.EqualTo(member.Email));

        static string Main(IDocument page) => page.QuerySelector("main")!.TextContent;
    }

    [Test]
    public async Task WrongPassword_BadAddress_AndTooOften_ChangeNothing_AndLoseNothingTyped()
    {
        var member = await site.MemberAsync("Dirk Daems");
        using var browser = await site.SignedInAsync(member);
        using var wrong = await browser.SendAsync(Page, Page, ("mail", "dirk2@example.be"), ("huidig", "verkeerd"));
        var page = await Browser.ReadAsync(wrong);
        Assert.That(((int)wrong.StatusCode, page.QuerySelector("#mail")!.GetAttribute("value")), Is.EqualTo((422, "dirk2@example.be")));
        Assert.That(page.QuerySelector("#fout-huidig"), Is.Not.Null);
        Assert.That(page.QuerySelector("#huidig")!.GetAttribute("value"), Is.Null.Or.Empty, "a password is given back to nobody");
        foreach (var bad in new[] { "geen-adres", member.Email, "a@b.be, c@d.be" })
        {
            using var refused = await browser.SendAsync(Page, Page, ("mail", bad), ("huidig", MemberSite.Password));
            Assert.That((int)refused.StatusCode, Is.EqualTo(422), bad);
            Assert.That((await Browser.ReadAsync(refused)).QuerySelector("#fout-mail"), Is.Not.Null, bad);
        }

        var statuses = new List<int>();
        for (var number = 0; number < 4; number++)
        {
            using var answer = await browser.SendAsync(Page, Page, ("mail", $"dirk.{number}@example.be"), ("huidig", MemberSite.Password));
            statuses.Add((int)answer.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo([200, 200, 200, 429]), "nobody fills a stranger's mailbox");
        Assert.That(AddressOf(member.Key), Is.EqualTo(member.Email));
        using var forged = await browser.PostAsync(Page, ("mail", "dief@example.be"), ("huidig", MemberSite.Password));
        Assert.That((int)forged.StatusCode, Is.EqualTo(400));
    }

    private string? AddressOf(Guid member) => site.Get<IMemberService>().GetById(member)!.Email;
}
