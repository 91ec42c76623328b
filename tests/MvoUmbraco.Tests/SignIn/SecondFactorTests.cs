using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OtpNet;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>A second step at sign-in, with an app and with codes on paper.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SecondFactorTests : IAsyncDisposable
{
    private MemberSite site = null!;
    private IMember anne = null!;

    [SetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync();
        anne = await site.MemberAsync("Anne Maes");
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Test]
    public async Task TurnedOn_SignInAsksACode_WhichCountsOnce()
    {
        var (secret, _) = await TurnOnAsync();
        using var browser = site.Browser();
        var asked = await PasswordAsync(browser);
        Assert.That(browser.MemberCookie, Is.Null, "the password alone signs nobody in");

        using var wrong = await browser.SendAsync(asked, "/mijn/aanmelden/code", ("code", "000000"));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        site.Clock.Now += TimeSpan.FromSeconds(30);
        var code = CodeOf(secret);
        using var right = await browser.SendAsync(asked, "/mijn/aanmelden/code", ("code", $"{code[..3]} {code[3..]}"));
        Assert.That((int)right.StatusCode, Is.EqualTo(303));
        Assert.That(right.Headers.Location?.ToString(), Is.EqualTo("/mijn/wachtwoord"));

        using var thief = site.Browser();
        using var replayed = await thief.SendAsync(await PasswordAsync(thief), "/mijn/aanmelden/code", ("code", code));
        Assert.That((int)replayed.StatusCode, Is.EqualTo(422), "a code that was taken is not taken again");
    }

    [Test]
    public async Task TheCodeThatTurnedItOn_DoesNotSignIn()
    {
        var (secret, _) = await TurnOnAsync();
        using var browser = site.Browser();
        using var answer = await browser.SendAsync(await PasswordAsync(browser), "/mijn/aanmelden/code", ("code", CodeOf(secret)));
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task CodeOnPaper_CountsOnce()
    {
        var (_, codes) = await TurnOnAsync();
        Assert.That(codes, Has.Count.EqualTo(10).And.Unique);
        using var browser = site.Browser();
        using var first = await browser.SendAsync(await PasswordAsync(browser), "/mijn/aanmelden/code", ("code", codes[3].ToLowerInvariant()));
        Assert.That((int)first.StatusCode, Is.EqualTo(303));
        Assert.That((await browser.PageAsync("/mijn/tweede-stap")).QuerySelector("main")!.TextContent, Does.Contain("nog 9 codes"));

        using var other = site.Browser();
        using var second = await other.SendAsync(await PasswordAsync(other), "/mijn/aanmelden/code", ("code", codes[3]));
        Assert.That((int)second.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task GuessingCodes_IsStoppedLikeGuessingPasswords()
    {
        await TurnOnAsync();
        using var browser = site.Browser();
        var asked = await PasswordAsync(browser);
        var statuses = new List<int>();
        for (var guess = 0; guess < 6; guess++)
        {
            using var answer = await browser.SendAsync(asked, "/mijn/aanmelden/code", ("code", $"00000{guess}"));
            statuses.Add((int)answer.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo([422, 422, 422, 422, 429, 429]));
    }

    [Test]
    public async Task HalfASignIn_IsWorthNothing_WhenOldForgedOrAfterAnotherPassword()
    {
        var (secret, _) = await TurnOnAsync();
        using var browser = site.Browser();
        var asked = await PasswordAsync(browser);
        using var forged = await browser.SendAsync(asked, "/mijn/aanmelden/code", ("beurt", "CfDJ8xyz"), ("code", CodeOf(secret)));
        Assert.That((int)forged.StatusCode, Is.EqualTo(422));

        site.Clock.Now += TimeSpan.FromMinutes(11);
        using var late = await browser.SendAsync(asked, "/mijn/aanmelden/code", ("code", CodeOf(secret)));
        Assert.That((int)late.StatusCode, Is.EqualTo(422));

        asked = await PasswordAsync(browser);
        await site.Get<MvoUmbraco.SignIn.IMemberSignIn>().SetPasswordAsync(anne.Key, "Nog-Een-Lang-Wachtwoord-2");
        site.Clock.Now += TimeSpan.FromSeconds(30);
        using var changed = await browser.SendAsync(asked, "/mijn/aanmelden/code", ("code", CodeOf(secret)));
        Assert.That((int)changed.StatusCode, Is.EqualTo(422));
        Assert.That(browser.MemberCookie, Is.Null);
    }

    [Test]
    public async Task TurningOff_NeedsThePassword_AndSignInAsksNoCodeAnyMore()
    {
        var (secret, _) = await TurnOnAsync();
        site.Clock.Now += TimeSpan.FromSeconds(30);
        using var browser = site.Browser();
        using var signIn = await browser.SendAsync(await PasswordAsync(browser), "/mijn/aanmelden/code", ("code", CodeOf(secret)));

        using var wrong = await browser.SendAsync("/mijn/tweede-stap", "/mijn/tweede-stap/uit", ("huidig", "verkeerd"));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        using var off = await browser.SendAsync("/mijn/tweede-stap", "/mijn/tweede-stap/uit", ("huidig", MemberSite.Password));
        Assert.That((int)off.StatusCode, Is.EqualTo(303));
        using var again = await site.SignedInAsync(anne);
    }

    [Test]
    public async Task SetupOfSomebodyElse_TurnsNothingOn()
    {
        using var own = await site.SignedInAsync(anne);
        var other = await site.MemberAsync("Bert Boon");
        using var others = await site.SignedInAsync(other);
        var setup = await others.PageAsync("/mijn/tweede-stap");
        using var answer = await own.SendAsync("/mijn/tweede-stap", "/mijn/tweede-stap", ("bewijs", setup.QuerySelector("[name=bewijs]")!.GetAttribute("value")), ("code", CodeOf(SecretOn(setup))));
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        using var still = await site.SignedInAsync(anne);
    }

    private async Task<(string Secret, IReadOnlyList<string> Codes)> TurnOnAsync()
    {
        using var browser = await site.SignedInAsync(anne);
        var setup = await browser.PageAsync("/mijn/tweede-stap");
        Assert.That(setup.QuerySelector("svg.qr path")?.GetAttribute("d"), Is.Not.Empty);
        var secret = SecretOn(setup);
        using var wrong = await browser.SendAsync(setup, "/mijn/tweede-stap", ("code", "000000"));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        Assert.That(SecretOn(await Browser.ReadAsync(wrong)), Is.EqualTo(secret), "a typing error does not make one scan again");
        using var on = await browser.SendAsync(setup, "/mijn/tweede-stap", ("code", CodeOf(secret)));
        Assert.That((int)on.StatusCode, Is.EqualTo(200));
        return (secret, [.. (await Browser.ReadAsync(on)).QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    private async Task<IHtmlDocument> PasswordAsync(Browser browser)
    {
        using var answer = await browser.SignInAsync(anne.Username, MemberSite.Password, "/mijn/wachtwoord");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        return await Browser.ReadAsync(answer);
    }

    private static string SecretOn(IParentNode page) => page.QuerySelector("main p > code")!.TextContent.Replace(" ", string.Empty, StringComparison.Ordinal);

    private string CodeOf(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(site.Clock.Now.UtcDateTime);
}
