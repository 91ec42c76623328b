using AngleSharp.Dom;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Mail;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Members;

/// <summary>A member changes what is the member's own to change, and nothing else.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ProfileTests
{
    private const string Profile = "/mijn/profiel";
    private MemberSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await MemberSite.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    [Test]
    public async Task Profile_IsKept_AndShownAgain()
    {
        var member = await site.MemberAsync("Anne Maes", MemberSite.Milieu);
        using var browser = await site.SignedInAsync(member);
        using var answer = await browser.SendAsync(
            Profile, Profile, ("naam", "Anne <b>Maes</b>"), ("functie", "Adviseur"), ("organisatie", "Bond & Co"), ("telefoon", "+32 2 123 45 67"),
            ("zichtbaar", "netwerk"), ("taal", "fr-BE"), ("wanneer", "wekelijks"), ("uur", "16"), ("dag", "5"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));

        var page = await browser.PageAsync(Profile);
        Assert.That(page.QuerySelector("#naam")!.GetAttribute("value"), Is.EqualTo("Anne <b>Maes</b>"));
        Assert.That(page.QuerySelector(".member")!.QuerySelector("b"), Is.Null, "a name is text");
        Assert.That(page.QuerySelector("[name=zichtbaar][checked]")!.GetAttribute("value"), Is.EqualTo("netwerk"));
        Assert.That(page.QuerySelector("#taal [selected]")!.GetAttribute("value"), Is.EqualTo("fr-BE"));
        var kept = site.Get<IMemberService>().GetById(member.Key)!;
        Assert.That(kept.GetValue<string>("visibility"), Is.EqualTo("[\"eigen netwerk\"]"));
        Assert.That(kept.GetValue<string>("language"), Is.EqualTo("[\"fr\"]"));
        Assert.That(kept.GetValue<string>("organisation"), Is.EqualTo("Bond & Co"));
        Assert.That(await site.Get<IMailPreferences>().ReadAsync(member.Key), Is.EqualTo(new MailChoice("fr-BE", new DigestChoice(MailFrequency.Weekly, 16, DayOfWeek.Friday))));
    }

    [Test]
    public async Task WhoChoseNothing_IsListedNowhere()
    {
        using var browser = await site.SignedInAsync(await site.MemberAsync("Stille Lezer"));
        Assert.That((await browser.PageAsync(Profile)).QuerySelector("[name=zichtbaar][checked]")!.GetAttribute("value"), Is.EqualTo("niemand"));
    }

    [TestCase("naam", " ")]
    [TestCase("naam", "x*201")]
    [TestCase("telefoon", "bel mij")]
    [TestCase("functie", "x*201")]
    [TestCase("taal", "xx")]
    [TestCase("zichtbaar", "trekker")]
    [TestCase("uur", "24")]
    [TestCase("dag", "9")]
    [TestCase("wanneer", "soms")]
    public async Task FieldThatCannotBeKept_IsSaid_NothingTypedIsLost_NothingIsKept(string field, string value)
    {
        value = value == "x*201" ? new string('x', 201) : value;
        var member = await site.MemberAsync("Bert Boon");
        using var browser = await site.SignedInAsync(member);
        using var answer = await browser.SendAsync(Profile, Profile, ("organisatie", "Een nieuwe"), (field, value));
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        var page = await Browser.ReadAsync(answer);
        Assert.That(page.QuerySelector("#organisatie")!.GetAttribute("value"), Is.EqualTo("Een nieuwe"));
        Assert.That(page.QuerySelector("[role=alert]"), Is.Not.Null);
        Assert.That(site.Get<IMemberService>().GetById(member.Key)!.GetValue<string>("organisation"), Is.Null.Or.Empty);
    }

    [Test]
    public async Task FieldsThatAreNotTheMembers_ChangeNothing()
    {
        var member = await site.MemberAsync("Carla Claes", MemberSite.Milieu);
        var other = await site.MemberAsync("Dirk Daems");
        using var browser = await site.SignedInAsync(member);
        using var answer = await browser.SendAsync(
            Profile, Profile, ("naam", "Carla Claes"), ("isApproved", "false"), ("email", "dief@example.be"), ("username", "admin"), ("Roles", "Mainstreamteam"), ("groups", "Mainstreamteam"),
            ("key", other.Key.ToString()), ("id", $"{other.Id}"), ("lid", other.Key.ToString()), ("wachtwoord", "x"), ("comments", "x"), ("trekker", "ja"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        var members = site.Get<IMemberService>();
        var kept = members.GetById(member.Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Email, Is.EqualTo(member.Email));
            Assert.That(kept.Username, Is.EqualTo(member.Username));
            Assert.That(kept.IsApproved, Is.True);
            Assert.That(kept.Comments, Is.Null.Or.Empty);
            Assert.That(members.GetAllRoles(member.Id), Is.EqualTo([MemberSite.Milieu]));
            Assert.That(members.GetById(other.Key)!.Name, Is.EqualTo("Dirk Daems"));
        }
    }

    [Test]
    public async Task WithoutProof_OrSignedOut_NothingIsKept()
    {
        var member = await site.MemberAsync("Els Eers");
        using var browser = await site.SignedInAsync(member);
        using var forged = await browser.PostAsync(Profile, ("naam", "Anders"));
        Assert.That((int)forged.StatusCode, Is.EqualTo(400));
        using var nobody = await site.Browser().PostAsync(Profile, ("naam", "Anders"));
        Assert.That((int)nobody.StatusCode, Is.EqualTo(401));
        Assert.That(site.Get<IMemberService>().GetById(member.Key)!.Name, Is.EqualTo("Els Eers"));
    }
}
