using System.IO.Compression;
using AngleSharp.Dom;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Networks;
using MvoUmbraco.Submissions;
using MvoUmbraco.Tests.SignIn;
using MvoUmbraco.Tests.Submissions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Privacy;

/// <summary>A member looks at what is held, takes it along, and has it erased; nobody else does.</summary>
internal sealed class PrivacyPagesTests
{
    private const string Data = "/mijn/gegevens";
    private const string Export = "/mijn/gegevens/downloaden";
    private const string Erase = "/mijn/gegevens/wissen";

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

    private Guid Network => site.Get<INetworkGroups>().All.Single(pair => pair.Members.Name == MemberSite.Milieu).Network;

    private ISubmissions Workflow => site.Get<ISubmissions>();

    [Test]
    public async Task Page_SaysWhatIsHeld_AndForHowLong_AndGivesIt()
    {
        var member = await site.MemberAsync("Anne Maes", MemberSite.Milieu);
        using var browser = await site.SignedInAsync(member);
        var page = await browser.PageAsync(Data);
        var rows = page.QuerySelectorAll("tbody tr").ToDictionary(row => row.Children[0].TextContent, row => (row.Children[1].TextContent, row.Children[2].TextContent));
        Assert.That(rows["Account en profiel"], Is.EqualTo(("1", "zolang u lid bent")));
        Assert.That(rows["Aanmeldingen en pogingen"], Is.EqualTo(("1", "180 dagen")));
        Assert.That(rows["Uw stappen in de geschiedenis van inzendingen"], Is.EqualTo(("0", "blijvend, zonder uw naam")));

        using var answer = await browser.SendAsync(page, Export);
        Assert.That((answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType), Is.EqualTo(("application/zip", "attachment")));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        await using var zip = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        Assert.That(zip.Entries.Select(entry => entry.FullName), Is.EqualTo(["gegevens.json"]));
    }

    [Test]
    public async Task Erasing_WantsThePassword_AndTheWord_AndThisSitesForm()
    {
        var member = await site.MemberAsync("Bert Boon", MemberSite.Milieu);
        using var browser = await site.SignedInAsync(member);
        using var wrong = await browser.SendAsync(Data, Erase, ("huidig", "verkeerd"), ("zeker", "ja"));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        Assert.That((await Browser.ReadAsync(wrong)).QuerySelector("#fout-huidig"), Is.Not.Null);
        using var unsure = await browser.SendAsync(Data, Erase, ("huidig", MemberSite.Password));
        Assert.That((int)unsure.StatusCode, Is.EqualTo(422));
        Assert.That((await Browser.ReadAsync(unsure)).QuerySelector("#fout-zeker"), Is.Not.Null);
        foreach (var path in new[] { Export, Erase })
        {
            using var forged = await browser.PostAsync(path, ("huidig", MemberSite.Password), ("zeker", "ja"));
            Assert.That((int)forged.StatusCode, Is.EqualTo(400), path);
            using var nobody = await site.Browser().PostAsync(path, ("huidig", MemberSite.Password), ("zeker", "ja"));
            Assert.That((int)nobody.StatusCode, Is.EqualTo(401), path);
        }

        Assert.That(site.Get<IMemberService>().GetById(member.Key), Is.Not.Null);
    }

    [Test]
    public async Task Erased_CannotSignIn_IsTold_AndTheWorkStaysWithTheNetwork()
    {
        var coordinator = await site.MemberAsync("Tom Trekker", MemberSite.Milieu, MemberSite.MilieuCoordinators);
        var member = await site.MemberAsync("Carla Claes", MemberSite.Milieu);
        var draft = await Workflow.PlaceAsync(member.Key, Network, "Nog een concept");
        var sent = await SubmitAsync(member, "Te beoordelen");
        var placed = await SubmitAsync(member, "Voor iedereen");
        Steps.Done(await Workflow.ApproveAsync(placed.By(coordinator.Key)));
        var begun = Steps.Done(await Workflow.ReviseAsync(member.Key, placed.Key));
        begun = Steps.Done(await Workflow.SaveAsync(begun.By(member.Key), Steps.Text("Half herschreven")));

        using var browser = await site.SignedInAsync(member);
        using var second = await site.SignedInAsync(member);
        using var answer = await browser.SendAsync(Data, Erase, ("huidig", MemberSite.Password), ("zeker", "ja"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That((await Browser.ReadAsync(answer)).QuerySelector("[role=status]")!.TextContent, Does.Contain("bestaat niet meer"));
        Assert.That(await mail.NextAsync(member.Email), Does.Contain("keurde uw item goed"));
        Assert.That(await mail.NextAsync(member.Email), Does.Contain("gewist"));
        Assert.That((await browser.StatusAsync(Data), await second.StatusAsync(Data)), Is.EqualTo((303, 303)), "signed out here and elsewhere");
        using var again = await site.Browser().SignInAsync(member.Username, MemberSite.Password);
        Assert.That((int)again.StatusCode, Is.EqualTo(422));

        var contents = site.Get<IContentService>();
        Assert.That(contents.GetById(draft.Key)!.Trashed, Is.True, "nobody else has seen it");
        var article = contents.GetById(placed.Key)!;
        Assert.That((article.Published, article.Name), Is.EqualTo((true, "Voor iedereen")), "what is published stays, what was begun does not");
        var asked = (await Workflow.FindAsync(Person.Member(coordinator.Key), sent.Key))!;
        Assert.That((asked.State, asked.Author.Key, asked.Author.Name), Is.EqualTo((SubmissionState.Submitted, (Guid?)null, string.Empty)));
        Assert.That(Steps.Done(await Workflow.ApproveAsync(asked.By(coordinator.Key))).State, Is.EqualTo(SubmissionState.Published));
        var history = await Workflow.HistoryAsync(Person.Member(coordinator.Key), sent.Key);
        Assert.That(history.Where(step => step.By.Key == member.Key).Select(step => step.By.Name).ToArray(), Is.Not.Empty.And.All.Empty);
    }

    [Test]
    public async Task Pages_AreInTheMembersOwnLanguage()
    {
        var member = await site.MemberAsync("Dirk Daems", MemberSite.Milieu);
        using var browser = await site.SignedInAsync(member);
        using var kept = await browser.SendAsync("/mijn/profiel", "/mijn/profiel", ("naam", "Dirk Daems"), ("taal", "fr-BE"));
        Assert.That((int)kept.StatusCode, Is.EqualTo(200));
        var page = await browser.PageAsync(Data);
        Assert.That((page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent), Is.EqualTo(("fr-BE", "Mes données")));
        using var wrong = await browser.SendAsync("/mijn/wachtwoord", "/mijn/wachtwoord", ("huidig", "x"), ("nieuw", "kort"));
        Assert.That((await Browser.ReadAsync(wrong)).DocumentElement.GetAttribute("lang"), Is.EqualTo("fr-BE"), "also what is said to a form");

        // The account's language counts as long as nothing else was chosen.
        var english = await site.MemberAsync("Ed English", MemberSite.Milieu);
        english.SetValue("language", "[\"en\"]");
        site.Get<IMemberService>().Save(english);
        using var abroad = await site.SignedInAsync(english);
        Assert.That((await abroad.PageAsync(Data)).QuerySelector("h1")!.TextContent, Is.EqualTo("My data"));
        using var asked = await abroad.SendAsync("/mijn/wachtwoord-vergeten", "/mijn/wachtwoord-vergeten", ("naam", english.Email));
        Assert.That(await mail.NextAsync(english.Email), Does.Contain("password"));
    }

    private async Task<SubmissionInfo> SubmitAsync(IMember member, string name)
        => Steps.Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(member.Key, Network, name)).By(member.Key)));
}
