using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MvoUmbraco.Access;
using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>Signing in and out on the whole program, as a browser does it and as somebody tries who should not get in.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SigningInTests
{
    private const string Protected = "/over-de-themawerking/link-met-het-digitaal-kenniscentrum-mvo/";

    private MemberSite site = null!;
    private IMember anne = null!;
    private IMember outsider = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync();
        site.Protect(Protected, MemberSite.Milieu);
        anne = await site.MemberAsync("Anne Maes", MemberSite.Milieu);
        outsider = await site.MemberAsync("Bert Boon");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    [Test]
    public async Task ProtectedPage_ShowsTheForm_AndSigningInOpensIt([Values] bool byEmail)
    {
        using var browser = site.Browser();
        using var refused = await browser.GetAsync(Protected);
        Assert.That((int)refused.StatusCode, Is.EqualTo(401));
        var page = await Browser.ReadAsync(refused);
        using var answer = await browser.SendAsync(page, "/mijn/aanmelden", ("naam", byEmail ? anne.Email.ToUpperInvariant() : anne.Username), ("wachtwoord", MemberSite.Password));
        Assert.That((int)answer.StatusCode, Is.EqualTo(303));
        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo(Protected));

        var opened = await browser.PageAsync(Protected);
        Assert.That(opened.QuerySelector(".member")!.TextContent, Does.Contain("Anne Maes").And.Contain("Afmelden"));
        Assert.That(await browser.StatusAsync(Protected), Is.EqualTo(200));
    }

    [Test]
    public async Task SignInPage_OfTheContent_ShowsTheForm_AndSaysWhoIsSignedIn()
    {
        using var browser = site.Browser();
        using var answer = await browser.SendAsync("/aanmelden/", "/mijn/aanmelden", ("naam", anne.Username), ("wachtwoord", MemberSite.Password));
        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo("/"));
        var page = await browser.PageAsync("/aanmelden/");
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("aangemeld als Anne Maes"));
    }

    [Test]
    public async Task SigningOut_EndsItOnThisDeviceOnly()
    {
        using var desk = await site.SignedInAsync(anne);
        using var phone = await site.SignedInAsync(anne);
        using var answer = await desk.SendAsync("/", "/mijn/afmelden");
        Assert.That((int)answer.StatusCode, Is.EqualTo(303));
        Assert.That(await desk.StatusAsync(Protected), Is.EqualTo(401));
        Assert.That(await phone.StatusAsync(Protected), Is.EqualTo(200));
    }

    [Test]
    public async Task Cookie_IsOutOfReachOfScripts_AndLastsAsChosen()
    {
        using var browser = site.Browser();
        using var session = await browser.SignInAsync(anne.Username, MemberSite.Password);
        var cookie = session.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("umbraco.member=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").And.Not.Contain("expires").And.Not.Contain("secure"));

        using var other = site.Browser();
        using var staying = await other.SendAsync("/mijn/aanmelden", "/mijn/aanmelden", ("naam", anne.Username), ("wachtwoord", MemberSite.Password), ("blijf", "ja"));
        Assert.That(string.Join(' ', staying.Headers.GetValues("Set-Cookie")), Does.Contain("expires="));
    }

    [Test]
    public async Task Refusal_IsTheSame_ForAWrongPasswordAnUnknownNameAndWhoMayNotSignIn()
    {
        var locked = await site.MemberAsync("Lode Slot");
        locked.IsLockedOut = true;
        var unapproved = await site.MemberAsync("Nog Niet");
        unapproved.IsApproved = false;
        var members = site.Get<IMemberService>();
        members.Save(locked);
        members.Save(unapproved);

        var answers = new List<(int Status, string Body)>();
        foreach (var (name, password) in new[]
        {
            (anne.Username, "verkeerd"), ("niemand@example.be", "verkeerd"), (locked.Username, MemberSite.Password), (unapproved.Username, MemberSite.Password),
            (anne.Username, new string('x', 5000)), ("' OR 1=1 --", "verkeerd"), (string.Empty, string.Empty),
        })
        {
            using var browser = site.Browser();
            using var answer = await browser.SignInAsync(name, password);
            Assert.That(browser.MemberCookie, Is.Null);
            var page = await Browser.ReadAsync(answer);
            Assert.That(page.QuerySelector<IHtmlInputElement>("#naam")!.Value, Is.EqualTo(name), "what was typed is not lost");
            Assert.That(page.QuerySelector<IHtmlInputElement>("#wachtwoord")!.Value, Is.Empty);
            page.QuerySelector<IHtmlInputElement>("#naam")!.RemoveAttribute("value");
            foreach (var token in page.QuerySelectorAll("[name=__RequestVerificationToken]"))
            {
                token.Remove();
            }

            answers.Add(((int)answer.StatusCode, page.DocumentElement.OuterHtml));
        }

        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(answers[0].Status, Is.EqualTo(422));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    [TestCase("\\\\evil.example")]
    [TestCase("/\t/evil.example")]
    [TestCase("/\n/evil.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("evil")]
    [TestCase("")]
    [TestCase("/mijn/afmelden")]
    public async Task Return_LeadsNowhereElse(string address)
    {
        using var browser = site.Browser();
        using var answer = await browser.SignInAsync(anne.Username, MemberSite.Password, address);
        Assert.That((int)answer.StatusCode, Is.EqualTo(303));
        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo("/"));

        using var byQuery = site.Browser();
        var page = await byQuery.PageAsync("/mijn/aanmelden?terug=" + Uri.EscapeDataString(address));
        Assert.That(page.QuerySelector("[name=terug]"), Is.Null);
    }

    [Test]
    public async Task FormWithoutProof_IsRefusedBeforeAnythingIsDone()
    {
        using var browser = site.Browser();
        using var missing = await browser.PostAsync("/mijn/aanmelden", ("naam", anne.Username), ("wachtwoord", MemberSite.Password));
        Assert.That((int)missing.StatusCode, Is.EqualTo(400));
        using var forged = await browser.PostAsync("/mijn/aanmelden", ("__RequestVerificationToken", "x"), ("naam", anne.Username), ("wachtwoord", MemberSite.Password));
        Assert.That((int)forged.StatusCode, Is.EqualTo(400));

        using var other = site.Browser();
        var stolen = (await other.PageAsync("/mijn/aanmelden")).QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
        using var foreign = await browser.PostAsync("/mijn/aanmelden", ("__RequestVerificationToken", stolen), ("naam", anne.Username), ("wachtwoord", MemberSite.Password));
        Assert.That((int)foreign.StatusCode, Is.EqualTo(400));
        Assert.That(browser.MemberCookie, Is.Null);

        using var signedIn = await site.SignedInAsync(anne);
        using var signOut = await signedIn.PostAsync("/mijn/afmelden");
        Assert.That((int)signOut.StatusCode, Is.EqualTo(400));
        Assert.That(await signedIn.StatusAsync(Protected), Is.EqualTo(200), "nobody signs others out");
    }

    [Test]
    public async Task SignInWithACookieSomebodyPlanted_GivesAnother()
    {
        using var attacker = await site.SignedInAsync(outsider);
        var planted = attacker.MemberCookie!;
        using var victim = site.Browser();
        victim.Cookies.Add(site.Address, new Cookie("umbraco.member", planted, "/"));
        using var signIn = await victim.PostAsync(
            "/mijn/aanmelden",
            ("__RequestVerificationToken", (await victim.PageAsync("/")).QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value),
            ("naam", anne.Username),
            ("wachtwoord", MemberSite.Password));
        Assert.That(victim.MemberCookie, Is.Not.Null.And.Not.EqualTo(planted));
        Assert.That(await victim.StatusAsync(Protected), Is.EqualTo(200));
        Assert.That(await attacker.StatusAsync(Protected), Is.EqualTo(403), "the planted sign-in stays the attacker's own");
    }

    [Test]
    public async Task PasswordChanged_EndsEverySignInSoFar()
    {
        var member = await site.MemberAsync("Carla Claes", MemberSite.Milieu);
        using var browser = await site.SignedInAsync(member);
        Assert.That(await browser.StatusAsync(Protected), Is.EqualTo(200));
        await site.Get<IMemberSignIn>().SetPasswordAsync(member.Key, "Nog-Een-Lang-Wachtwoord-2");
        Assert.That(await browser.StatusAsync(Protected), Is.EqualTo(401));
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task WhoIsLockedOutOrNotApprovedAnyMore_IsSignedInNoLonger(bool approved, bool lockedOut)
    {
        var member = await site.MemberAsync("Dirk Daems", MemberSite.Milieu);
        using var browser = await site.SignedInAsync(member);
        var members = site.Get<IMemberService>();
        member = members.GetById(member.Key)!;
        (member.IsApproved, member.IsLockedOut) = (approved, lockedOut);
        members.Save(member);
        Assert.That(await browser.StatusAsync(Protected), Is.EqualTo(401));
    }

    [Test]
    public async Task ForgedCookie_IsNobody([Values("x", "CfDJ8", "")] string value)
    {
        using var browser = site.Browser();
        browser.Cookies.Add(site.Address, new Cookie("umbraco.member", value, "/"));
        Assert.That(await browser.StatusAsync(Protected), Is.EqualTo(401));
        Assert.That(await browser.StatusAsync("/"), Is.EqualTo(200));
    }

    [Test]
    public async Task ProtectedAnswer_IsNeverAnothersAnswer_AndPublicPagesStayShared()
    {
        using var member = await site.SignedInAsync(anne);
        using var nobody = site.Browser();
        using var own = await member.GetAsync(Protected);
        Assert.That((int)own.StatusCode, Is.EqualTo(200));
        Assert.That(own.Headers.CacheControl?.ToString(), Does.Contain("private").Or.Contain("no-store"));
        Assert.That(await nobody.StatusAsync(Protected), Is.EqualTo(401));

        using var first = await nobody.GetAsync("/");
        using var second = await site.Browser().GetAsync("/");
        Assert.That(first.Headers.ETag, Is.Not.Null.And.EqualTo(second.Headers.ETag));
        Assert.That(first.Headers.Contains("Set-Cookie"), Is.False);
        var page = await Browser.ReadAsync(first);
        Assert.That(page.QuerySelector(".member")!.TextContent.Trim(), Is.EqualTo("Aanmelden"));
        Assert.That(page.QuerySelector(".member a")!.GetAttribute("href"), Is.EqualTo("/mijn/aanmelden?terug=%2F"));
    }

    [Test]
    public async Task DeliveryApi_AnswersByWhoIsSignedIn()
    {
        const string item = "/umbraco/delivery/api/v2/content/item/themawerking";
        using var member = await site.SignedInAsync(anne);
        using var other = await site.SignedInAsync(outsider);
        using var nobody = site.Browser();
        Assert.That(await nobody.StatusAsync(item), Is.EqualTo(401));
        Assert.That(await member.StatusAsync(item), Is.EqualTo(200));
        Assert.That(await other.StatusAsync(item), Is.EqualTo(403));
        Assert.That(await nobody.StatusAsync(item), Is.EqualTo(401), "also after a member was answered");
    }

    [Test]
    public async Task Member_IsNobodyInTheBackoffice()
    {
        using var member = await site.SignedInAsync(anne);
        Assert.That(await member.StatusAsync("/umbraco/management/api/v1/language"), Is.EqualTo(401));
        Assert.That(await member.StatusAsync("/api/mvo/v1/overview"), Is.EqualTo(401).Or.EqualTo(404));
    }

    [Test]
    public void OutsideARequest_NobodyIsSignedIn()
    {
        Assert.That(site.Get<ICurrentVisitor>().Visitor, Is.EqualTo(Visitor.Anonymous));
        Assert.That(site.Get<IMemberSignIn>().SignedIn, Is.Null);
    }
}
