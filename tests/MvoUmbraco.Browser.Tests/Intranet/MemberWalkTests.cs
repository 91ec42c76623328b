using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Networks;
using OtpNet;

namespace MvoUmbraco.Browser.Tests.Intranet;

/// <summary>A coordinator invites somebody, who accepts, signs in, fills in a profile, turns on a second step, and in the
/// end has everything erased: in Chromium, without a barrier on any page, on a small and on a wide screen.</summary>
internal sealed partial class MemberWalkTests : IntranetWalk
{
    protected override Task PrepareAsync() => MemberAsync("tom@example.be", "Tom Trekker", MilieuCoordinators);

    [TestCase(320, 640)]
    [TestCase(1280, 800)]
    public async Task InviteAcceptSignInProfileSecondStep_WithoutABarrier(int width, int height)
    {
        var barriers = new Barriers();
        var email = $"nieuw.lid.{width}@example.be";
        var network = Site.Services.GetRequiredService<INetworkGroups>().All.Single(pair => pair.Members.Name == "Lerend Netwerk Milieu").Network;
        var coordinator = await PageAsync(width, height);
        await coordinator.GotoAsync("/mijn/aanmelden");
        await barriers.GlanceAsync(coordinator, "aanmelden");
        await SignInAsync(coordinator, "tom@example.be", "Verkeerd");
        await Assertions.Expect(coordinator.Locator("[role=alert]")).ToBeVisibleAsync();
        await barriers.GlanceAsync(coordinator, "aanmelden-geweigerd");
        await SignInAsync(coordinator, "tom@example.be", Password);

        await coordinator.GotoAsync($"/mijn/netwerk/{network:D}/leden");
        await coordinator.FillAsync("#mail", email);
        await coordinator.FillAsync("#naam", "Nieuw Lid");
        await coordinator.ClickAsync("form[action$=uitnodigen] button");
        await Assertions.Expect(coordinator.Locator("main [role=status]")).ToContainTextAsync("onderweg");
        await barriers.GlanceAsync(coordinator, "leden");
        await coordinator.SetInputFilesAsync("#bestand", new FilePayload { Name = "leden.csv", MimeType = "text/csv", Buffer = "an@example.be;An Maes;ja\nfout;Fout\n"u8.ToArray() });
        await coordinator.ClickAsync("form[action$=lijst] button");
        await Assertions.Expect(coordinator.Locator("h1")).ToHaveTextAsync("Lijst nakijken");
        await barriers.GlanceAsync(coordinator, "lijst");

        var guest = await PageAsync(width, height);
        await guest.GotoAsync(await InvitationAsync(email));
        await barriers.GlanceAsync(guest, "uitnodiging");
        await guest.FillAsync("#nieuw", Password);
        await guest.CheckAsync("#zichtbaar-1");
        await guest.ClickAsync("form[action*=uitnodiging] button");
        await SignInAsync(guest, email, Password);
        await Assertions.Expect(guest.Locator(".member")).ToContainTextAsync("Nieuw Lid");

        await guest.ClickAsync(".member a");
        await Assertions.Expect(guest.Locator("h1")).ToHaveTextAsync("Mijn profiel");
        await guest.FillAsync("#telefoon", "bel mij");
        await guest.ClickAsync("main form button");
        await Assertions.Expect(guest.Locator("#fout-telefoon")).ToBeVisibleAsync();
        await barriers.GlanceAsync(guest, "profiel-fout");
        await guest.FillAsync("#telefoon", "02 123 45 67");
        await guest.ClickAsync("main form button");
        await Assertions.Expect(guest.Locator("main [role=status]")).ToBeVisibleAsync();
        await barriers.GlanceAsync(guest, "profiel");

        await guest.GotoAsync("/mijn/tweede-stap");
        await barriers.GlanceAsync(guest, "tweede-stap");
        var secret = (await guest.Locator("main p > code").InnerTextAsync()).Replace(" ", string.Empty, StringComparison.Ordinal);
        await guest.FillAsync("#code", new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp());
        await guest.ClickAsync("main form button");
        await Assertions.Expect(guest.Locator(".codes li")).ToHaveCountAsync(10);
        await barriers.GlanceAsync(guest, "tweede-stap-aan");
        var paper = await guest.Locator(".codes code").First.InnerTextAsync();

        await guest.ClickAsync(".member button");
        await Assertions.Expect(guest.Locator(".member")).ToContainTextAsync("Aanmelden");
        await guest.GotoAsync("/mijn/aanmeldingen");
        Assert.That(new Uri(guest.Url).AbsolutePath, Is.EqualTo("/mijn/aanmelden"));
        await SignInAsync(guest, email, Password);
        await barriers.GlanceAsync(guest, "code");
        await guest.FillAsync("#code", paper);
        await guest.ClickAsync("main form button");
        await Assertions.Expect(guest.Locator("h1")).ToHaveTextAsync("Mijn aanmeldingen");
        await barriers.GlanceAsync(guest, "aanmeldingen");
        await guest.GotoAsync("/mijn/wachtwoord");
        await barriers.GlanceAsync(guest, "wachtwoord");

        await guest.GotoAsync("/mijn/mailadres");
        await guest.FillAsync("#mail", email);
        await guest.FillAsync("#huidig", Password);
        await guest.ClickAsync("main form button");
        await Assertions.Expect(guest.Locator("#fout-mail")).ToBeVisibleAsync();
        await barriers.GlanceAsync(guest, "mailadres-fout");
        await guest.GotoAsync("/mijn/gegevens");
        await barriers.GlanceAsync(guest, "gegevens");
        var download = await guest.RunAndWaitForDownloadAsync(() => guest.ClickAsync("form[action$=downloaden] button"));
        Assert.That(download.SuggestedFilename, Is.EqualTo("mijn-gegevens.zip"));
        await guest.FillAsync("#huidig", "verkeerd");
        await guest.CheckAsync("#zeker");
        await guest.ClickAsync("form[action$=wissen] button");
        await Assertions.Expect(guest.Locator("#fout-huidig")).ToBeVisibleAsync();
        await barriers.GlanceAsync(guest, "gegevens-fout");
        await guest.FillAsync("#huidig", Password);
        await guest.CheckAsync("#zeker");
        await guest.ClickAsync("form[action$=wissen] button");
        await Assertions.Expect(guest.Locator("h1")).ToHaveTextAsync("Uw gegevens zijn gewist");
        await barriers.GlanceAsync(guest, "gegevens-gewist");

        await guest.GotoAsync("/mijn/wachtwoord-vergeten");
        await barriers.GlanceAsync(guest, "wachtwoord-vergeten");
        Assert.That(barriers.Found, Is.Empty);
    }

    private async Task<string> InvitationAsync(string email)
    {
        await using var context = await Site.Services.GetRequiredService<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        var mail = await context.Set<OutboxMessage>().Where(message => message.Receiver == email).OrderByDescending(message => message.Id).FirstAsync();
        return Link().Match(mail.Text!).Value;
    }

    [GeneratedRegex("/mijn/uitnodiging/[\\w-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
