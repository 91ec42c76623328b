using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Networks;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Services;
using static Microsoft.Playwright.Assertions;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>The queue in the genuine client: one submission approved, one sent back.</summary>
internal sealed class SubmissionQueueTests
{
    private RunningBackoffice backoffice = null!;

    [OneTimeSetUp]
    public async Task Start() => backoffice = await RunningBackoffice.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await backoffice.DisposeAsync();

    [TearDown]
    public Task EndTest() => backoffice.EndTestAsync();

    private async Task<Guid> SubmitAsync(string title)
    {
        var services = backoffice.Site.Services;
        var network = services.GetRequiredService<INetworkGroups>().All[0];
        var members = services.GetRequiredService<IMemberService>();
        var name = $"anne-{Guid.NewGuid():N}@example.com";
        var member = members.CreateMember(name, name, "Anne Auteur", "Member");
        member.IsApproved = true;
        members.Save(member);
        members.AssignRoles([name], [network.Members.Name]);

        var workflow = services.GetRequiredService<ISubmissions>();
        var text = new SubmissionText(title, new Dictionary<string, object?> { [Fields.Summary] = "Nieuwe tekst.", [Fields.Kind] = new JsonArray("artikel") });
        var made = await workflow.CreateAsync(member.Key, new NewSubmission(network.Network, SubmissionPlace.Knowledge, ContentTypes.KnowledgeItem, text));
        Assert.That(made.IsDone, made.Message);
        var sent = await workflow.SubmitAsync(new SubmissionRequest(Person.Member(member.Key), made.Submission!.Key, made.Submission.Stamp));
        Assert.That(sent.IsDone, sent.Message);
        return made.Submission.Key;
    }

    [Test]
    public async Task Editor_ApprovesOne_AndSendsAnotherBackWithARemark()
    {
        var (good, wanting) = (await SubmitAsync("Goed stuk"), await SubmitAsync("Stuk zonder bron"));
        var page = await backoffice.NewPageAsync();
        await page.GotoAsync("/umbraco/section/mvo/dashboard/submissions");

        await page.GetByRole(AriaRole.Button, new() { Name = "Open: Goed stuk" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Samenvatting" })).ToContainTextAsync("Nieuwe tekst.");
        if (Environment.GetEnvironmentVariable("MVO_PICTURES") is { Length: > 0 } pictures)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "inzendingen.png"), FullPage = true });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Goedkeuren en publiceren" }).ClickAsync();
        await Expect(page.GetByText("‘Goed stuk’ is gepubliceerd.")).ToBeVisibleAsync();

        await page.Locator("select[name=contentType]").SelectOptionAsync("knowledgeItem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open: Stuk zonder bron" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wijs aan mij toe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Maak de toewijzing ongedaan" })).ToBeVisibleAsync();
        await page.Locator("select[name=assignee]").SelectOptionAsync(new SelectOptionValue { Label = "Aan mij toegewezen" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Open: Stuk zonder bron" }).ClickAsync();
        await page.GetByLabel("Opmerking voor de auteur").FillAsync("Zet er een bron bij.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terugsturen met de opmerking" }).ClickAsync();
        await Expect(page.GetByText("‘Stuk zonder bron’ is teruggestuurd.")).ToBeVisibleAsync();

        await page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{wanting:D}/nl-BE/view/submission");
        await Expect(page.Locator("mvo-submission-history")).ToContainTextAsync("Zet er een bron bij.");
        if (Environment.GetEnvironmentVariable("MVO_PICTURES") is { Length: > 0 } shown)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(shown, "inzending-op-document.png") });
        }

        await page.GotoAsync("/umbraco/section/mvo");
        await Expect(page.Locator("mvo-awaiting-review")).ToContainTextAsync("Er wacht geen inzending.");
        var contents = backoffice.Site.Services.GetRequiredService<IContentService>();
        Assert.That((contents.GetById(good)!.Published, contents.GetById(wanting)!.Published), Is.EqualTo((true, false)));
    }
}
