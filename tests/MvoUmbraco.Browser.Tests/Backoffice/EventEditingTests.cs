using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using static Microsoft.Playwright.Assertions;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// An administrator's work on events in the genuine client, from the first field to the public site. Every test has an
/// event of its own.
/// </summary>
internal sealed class EventEditingTests : BackofficeWalk
{
    private SampleEvents events = null!;

    private IContentService Contents => Backoffice.Site.Services.GetRequiredService<IContentService>();

    [OneTimeSetUp]
    public void Begin() => events = new SampleEvents(Backoffice.Site);

    [OneTimeTearDown]
    public void End() => events?.Dispose();

    [Test]
    public async Task NewEvent_ShowsWhatIsMissing_AndOncePublishedStandsOnTheSiteWithItsAgenda()
    {
        var (calendar, type) = events.Calendar();
        var editor = await DocumentWorkspace.OpenAsync(Backoffice, $"edit/{calendar}");
        await editor.Page.Locator("umb-create-document-collection-action").Locator("a[href], uui-button").First.ClickAsync();
        await editor.Page.WaitForURLAsync($"**/create/parent/document/{calendar}/{type}/**");
        // The client closes a dialog whenever the address changes, and that does until the first tab is there.
        await editor.Property("kind").WaitForAsync();
        await editor.Name.FillAsync("Studiedag duurzame ketens");

        await editor.PublishAsync(isRefused: true);
        await Expect(editor.Property("kind").GetByText("Kies het soort activiteit.")).ToBeVisibleAsync();
        await editor.Page.WaitForURLAsync("**/workspace/document/edit/**");
        await Expect(editor.Toast).ToBeVisibleAsync();
        await editor.ShowTabAsync("planning");
        await Expect(editor.Property("precision").GetByText("Kies hoe nauwkeurig het tijdstip is.")).ToBeVisibleAsync();
        await Expect(editor.Property("start").GetByText("Vul de datum in").First).ToBeVisibleAsync();
        Assert.That(editor.Failures, Is.EqualTo(["400 POST validate"]), "A document that is not complete is saved, but not published.");

        await FillAsync(editor);
        await WriteAgendaAsync(editor.Property("agenda"), editor.Page.Keyboard);
        Assert.That((await editor.SaveAsync("PUT")).Status, Is.EqualTo(200));
        Assert.That((await editor.PublishAsync()).Status, Is.EqualTo(200));

        var published = await events.DeliveredAsync("agenda/studiedag-duurzame-ketens");
        var page = await events.PageAsync("agenda/studiedag-duurzame-ketens/");
        var items = published!.Value.GetProperty("properties").GetProperty("agenda").GetProperty("items");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(items.EnumerateArray().Select(item => item.GetProperty("title").GetString()), Is.EqualTo(["Ketens in kaart", "Onthaal"]));
            Assert.That(items[0].GetProperty("durationMinutes").GetInt32(), Is.EqualTo(45));
            Assert.That(items[0].GetProperty("subPoints")[0].GetString(), Is.EqualTo("Van grondstof tot winkel"));
            Assert.That(page, Does.Match("(?s)Studiedag duurzame ketens.*Ketens in kaart.*Van grondstof tot winkel.*Onthaal"));
            Assert.That(editor.Failures, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task EventThatEndsBeforeItBegins_IsRefusedAtItsEnd()
    {
        var draft = events.Draft("Omgekeerde dag");
        var editor = await events.OpenAsync(Backoffice, draft);
        await editor.ShowTabAsync("planning");
        await editor.Property("precision").Locator("select").SelectOptionAsync("tijd");
        await When(editor, "start").FillAsync("2027-03-10T13:30");
        await When(editor, "end").FillAsync("2027-03-10T12:00");

        Assert.That((await editor.SaveAsync("PUT")).Status, Is.EqualTo(400));
        await Expect(editor.Property("end").GetByText("Het einde (10 maart 2027, 12.00 uur) ligt vóór het begin (10 maart 2027, 13.30 uur).")).ToBeVisibleAsync();

        await When(editor, "end").FillAsync("2027-03-10T17:00");
        Assert.That((await editor.SaveAsync("PUT")).Status, Is.EqualTo(200));
        Assert.That(editor.Failures, Is.EqualTo(["400 PUT validate", $"400 PUT {draft.Key}"]));
    }

    [Test]
    public async Task PublishingThatAHandlerCancels_ShowsTheHandlersMessage()
    {
        var draft = events.Draft(ClosedCalendar.Name);
        var editor = await events.OpenAsync(Backoffice, draft);

        Assert.That((await editor.PublishAsync()).Status, Is.EqualTo(400));
        await Expect(editor.Toast.GetByText(ClosedCalendar.Message)).ToBeVisibleAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(editor.Failures, Is.EqualTo(["400 PUT publish"]));
            Assert.That(Contents.GetById(draft.Key)!.Published, Is.False);
        }
    }

    [Test]
    public async Task UnpublishedEvent_IsGoneFromTheSiteAndTheDeliveryApi()
    {
        var published = events.Published(events.Draft("Afgelaste dag"));
        Assert.That(await events.DeliveredAsync("agenda/afgelaste-dag"), Is.Not.Null);

        var editor = await events.OpenAsync(Backoffice, published);
        await editor.ChooseAsync("Unpublish");
        var answer = await editor.AnswerAsync("PUT", path => path.EndsWith("/unpublish", StringComparison.Ordinal), () => editor.Primary("umb-document-unpublish-modal").ClickAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(await events.DeliveredAsync("agenda/afgelaste-dag"), Is.Null);
            Assert.That(await events.StatusAsync("agenda/afgelaste-dag/"), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(editor.Failures, Is.Empty);
        }
    }

    [Test]
    public async Task EarlierVersion_ComesBackIntoTheEditor()
    {
        var document = events.Draft("Herschreven dag");
        foreach (var summary in new[] { "Eerste samenvatting", "Tweede samenvatting" })
        {
            document.SetValue("summary", summary, SampleEvents.Dutch);
            document = events.Published(document);
        }

        var editor = await events.OpenAsync(Backoffice, document);
        var field = editor.Property("summary").Locator("textarea");
        await Expect(field).ToHaveValueAsync("Tweede samenvatting");

        await editor.ChooseAsync("Rollback");
        await editor.Page.Locator("umb-rollback-modal .rollback-item").Last.ClickAsync();
        var answer = await editor.AnswerAsync("POST", path => path.EndsWith("/rollback", StringComparison.Ordinal), () => editor.Primary("umb-rollback-modal").ClickAsync());

        Assert.That(answer.Status, Is.EqualTo(200));
        await Expect(field).ToHaveValueAsync("Eerste samenvatting");
        Assert.That(editor.Failures, Is.Empty);
    }

    [Test]
    public async Task ProtectedEvent_IsRefusedToReadersWhoAreNotSignedIn()
    {
        var published = events.Published(events.Draft("Besloten dag"));
        Assert.That(await events.StatusAsync("agenda/besloten-dag/"), Is.EqualTo(HttpStatusCode.OK));

        var editor = await events.OpenAsync(Backoffice, published);
        await editor.ChooseAsync("PublicAccess");
        var dialog = editor.Page.Locator("umb-public-access-modal");
        await dialog.Locator("uui-radio[value=groups] label").ClickAsync();
        await editor.Primary("umb-public-access-modal").ClickAsync();

        await dialog.Locator("umb-input-member-group uui-button").First.ClickAsync();
        await editor.Page.Locator("umb-member-group-picker-modal uui-menu-item[label='Mainstreamteam']").ClickAsync();
        await editor.Primary("umb-member-group-picker-modal").ClickAsync();
        await PickPageAsync(editor, dialog.Locator("umb-input-document").First, "Aanmelden");
        await PickPageAsync(editor, dialog.Locator("umb-input-document").Last, "Geen toegang");
        var answer = await editor.AnswerAsync("POST", path => path.EndsWith("/public-access", StringComparison.Ordinal), () => editor.Primary("umb-public-access-modal").ClickAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(await events.StatusAsync("agenda/besloten-dag/"), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await events.StatusAsync("umbraco/delivery/api/v2/content/item/agenda/besloten-dag"), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(editor.Failures, Is.Empty);
        }
    }

    private static async Task FillAsync(DocumentWorkspace editor)
    {
        await editor.Property("precision").Locator("select").SelectOptionAsync("tijd");
        await When(editor, "start").FillAsync("2027-03-10T13:30");
        await When(editor, "end").FillAsync("2027-03-10T17:00");
        await editor.Property("location").Locator("input").FillAsync("Provinciehuis, Leuven");
        await editor.ShowTabAsync("inhoud");
        await editor.Property("kind").Locator("select").SelectOptionAsync("workshop");
        await editor.Property("summary").Locator("textarea").FillAsync("Hoe kiest een klein bedrijf zijn leveranciers?");
        await editor.ShowTabAsync("planning");
    }

    /// <summary>Two items, the second with a duration and a sub-point, and moved before the first with the keyboard.</summary>
    private static async Task WriteAgendaAsync(ILocator agenda, IKeyboard keyboard)
    {
        var items = agenda.Locator("mvo-agenda-item");
        await agenda.Locator("#add").ClickAsync();
        await items.Nth(0).Locator("#title input").FillAsync("Onthaal");
        await items.Nth(0).Locator("#title input").PressAsync("Enter");
        await items.Nth(1).Locator("#title input").FillAsync("Ketens in kaart");
        await items.Nth(1).Locator("#duration input").FillAsync("45");
        await items.Nth(1).Locator("mvo-text-list.subPoints .add").ClickAsync();
        await items.Nth(1).Locator("mvo-text-list.subPoints textarea").FillAsync("Van grondstof tot winkel");
        await items.Nth(1).Locator("#title input").FocusAsync();
        await keyboard.PressAsync("Alt+ArrowUp");
        await Expect(items.Nth(0).Locator("#title input")).ToHaveValueAsync("Ketens in kaart");
    }

    private static async Task PickPageAsync(DocumentWorkspace editor, ILocator field, string name)
    {
        await field.Locator("uui-button").First.ClickAsync();
        var tree = editor.Page.Locator("umb-tree-picker-modal");
        var page = tree.Locator($"uui-menu-item[label='{name}']");
        var top = tree.Locator("uui-menu-item[label='Digitaal Kenniscentrum MVO']");
        await top.Or(page).First.WaitForAsync();
        if (!await page.IsVisibleAsync())
        {
            await top.Locator("#caret-button").First.ClickAsync();
        }

        await page.Locator("#label-button").ClickAsync();
        await editor.Primary("umb-tree-picker-modal").ClickAsync();
        await Expect(tree).ToHaveCountAsync(0);
    }

    private static ILocator When(DocumentWorkspace editor, string alias) => editor.Property(alias).Locator("input[type=datetime-local]");
}
