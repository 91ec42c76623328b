using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using static Microsoft.Playwright.Assertions;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// An administrator's work on events in the genuine client, from the first field to the public site. Every test has an
/// event of its own.
/// </summary>
[NonParallelizable]
internal sealed class EventEditingTests
{
    private const string Dutch = "nl-BE";
    private const string Veto = "De redactie sloot de agenda tot maandag.";
    private const string Vetoed = "Tegengehouden";

    private readonly HttpClient reader = new(new HttpClientHandler { AllowAutoRedirect = false });
    private RunningBackoffice backoffice = null!;

    private IContentService Contents => backoffice.Site.Services.GetRequiredService<IContentService>();

    [OneTimeSetUp]
    public async Task StartAsync()
        => backoffice = await RunningBackoffice.StartAsync(services =>
            services.AddTransient<INotificationHandler<ContentPublishingNotification>, ClosedCalendar>());

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        reader.Dispose();
        if (backoffice is not null)
        {
            await backoffice.DisposeAsync();
        }
    }

    [Test]
    [Ignore("Times out waiting for the answer to publishing; the cause is not known yet. A press of the dialog's button that comes too early is suspected.")]
    public async Task NewEvent_ShowsWhatIsMissing_AndOncePublishedStandsOnTheSiteWithItsAgenda()
    {
        var (calendar, type) = Calendar();
        var editor = await DocumentWorkspace.OpenAsync(backoffice, $"edit/{calendar}");
        await editor.Page.Locator("umb-create-document-collection-action").Locator("a[href], uui-button").First.ClickAsync();
        await editor.Page.WaitForURLAsync($"**/create/parent/document/{calendar}/{type}/**");
        await editor.Name.FillAsync("Studiedag duurzame ketens");

        await editor.PublishAsync(isRefused: true);
        await Expect(editor.Property("kind").GetByText("Kies het soort activiteit.")).ToBeVisibleAsync();
        await editor.Page.WaitForURLAsync("**/workspace/document/edit/**");
        await Expect(editor.Page.Locator("uui-toast-notification")).ToBeVisibleAsync();
        await editor.ShowTabAsync("planning");
        await Expect(editor.Property("precision").GetByText("Kies hoe nauwkeurig het tijdstip is.")).ToBeVisibleAsync();
        Assert.That(editor.Failures, Is.EqualTo(["400 POST validate"]), "A document that is not complete is saved, but not published.");

        await FillAsync(editor);
        await WriteAgendaAsync(editor.Property("agenda"), editor.Page.Keyboard);
        Assert.That((await editor.SaveAsync("PUT")).Status, Is.EqualTo(200));
        Assert.That((await editor.PublishAsync()).Status, Is.EqualTo(200));

        var published = await DeliveredAsync("agenda/studiedag-duurzame-ketens");
        var page = await reader.GetStringAsync(new Uri(backoffice.Site.Address, "agenda/studiedag-duurzame-ketens/"));
        var items = published!.Value.GetProperty("properties").GetProperty("agenda").GetProperty("items");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(items.EnumerateArray().Select(item => item.GetProperty("title").GetString()), Is.EqualTo(["Ketens in kaart", "Onthaal"]));
            Assert.That(items[0].GetProperty("durationMinutes").GetInt32(), Is.EqualTo(45));
            Assert.That(items[0].GetProperty("subPoints")[0].GetString(), Is.EqualTo("Van grondstof tot winkel"));
            Assert.That(page, Does.Match("(?s)Studiedag duurzame ketens.*Ketens in kaart.*Van grondstof tot winkel.*Onthaal"));
            Assert.That(editor.Failures, Has.Count.EqualTo(1));
            Assert.That(editor.Refusals, Is.Empty);
        }
    }

    [Test]
    public async Task EventThatEndsBeforeItBegins_IsRefusedAtItsEnd()
    {
        var draft = Draft("Omgekeerde dag");
        var editor = await OpenAsync(draft);
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
        var draft = Draft(Vetoed);
        var editor = await OpenAsync(draft);

        Assert.That((await editor.PublishAsync()).Status, Is.EqualTo(400));
        await Expect(editor.Page.Locator("uui-toast-notification").GetByText(Veto)).ToBeVisibleAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(editor.Failures, Is.EqualTo(["400 PUT publish"]));
            Assert.That(Contents.GetById(draft.Key)!.Published, Is.False);
        }
    }

    [Test]
    public async Task UnpublishedEvent_IsGoneFromTheSiteAndTheDeliveryApi()
    {
        var published = Published(Draft("Afgelaste dag"));
        Assert.That(await DeliveredAsync("agenda/afgelaste-dag"), Is.Not.Null);

        var editor = await OpenAsync(published);
        await editor.ChooseAsync("Unpublish");
        var answer = await editor.AnswerAsync("PUT", path => path.EndsWith("/unpublish", StringComparison.Ordinal), () => editor.Primary("umb-document-unpublish-modal").ClickAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(await DeliveredAsync("agenda/afgelaste-dag"), Is.Null);
            Assert.That(await StatusAsync("agenda/afgelaste-dag/"), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(editor.Failures, Is.Empty);
        }
    }

    [Test]
    public async Task EarlierVersion_ComesBackIntoTheEditor()
    {
        var document = Draft("Herschreven dag");
        foreach (var summary in new[] { "Eerste samenvatting", "Tweede samenvatting" })
        {
            document.SetValue("summary", summary, Dutch);
            document = Published(document);
        }

        var editor = await OpenAsync(document);
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
    public async Task ScheduledPublication_IsKept_AndTheEventIsNotYetThere()
    {
        var draft = Draft("Aangekondigde dag");
        var editor = await OpenAsync(draft);
        await editor.Page.Locator("[data-mark='workspace-action:Umb.WorkspaceAction.Document.SaveAndPublish'] ~ *").First.ClickAsync();
        await editor.Page.Locator("umb-workspace-action-menu-item uui-menu-item[label='Planning']").ClickAsync();
        await editor.Page.Locator("umb-document-schedule-modal input[type=datetime-local]").First.FillAsync("2099-01-05T08:00");
        var answer = await editor.AnswerAsync("PUT", path => path.EndsWith("/publish", StringComparison.Ordinal), () => editor.Primary("umb-document-schedule-modal").ClickAsync());

        var schedule = Contents.GetContentScheduleByContentId(draft.Id).FullSchedule;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(schedule.Select(moment => (moment.Culture, moment.Action, moment.Date)),
                Is.EqualTo([(Dutch, ContentScheduleAction.Release, new DateTime(2099, 1, 5, 7, 0, 0, DateTimeKind.Utc))]));
            Assert.That(await DeliveredAsync("agenda/aangekondigde-dag"), Is.Null);
            Assert.That(editor.Failures, Is.Empty);
        }
    }

    [Test]
    public async Task ProtectedEvent_IsRefusedToReadersWhoAreNotSignedIn()
    {
        var published = Published(Draft("Besloten dag"));
        Assert.That(await StatusAsync("agenda/besloten-dag/"), Is.EqualTo(HttpStatusCode.OK));

        var editor = await OpenAsync(published);
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
            Assert.That(await StatusAsync("agenda/besloten-dag/"), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await StatusAsync("umbraco/delivery/api/v2/content/item/agenda/besloten-dag"), Is.EqualTo(HttpStatusCode.Unauthorized));
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

    private (Guid Key, Guid EventType) Calendar()
    {
        var types = backoffice.Site.Services.GetRequiredService<IContentTypeService>();
        var calendar = Contents.GetPagedOfType(types.Get("calendar")!.Id, 0, 1, out _, filter: null!).Single();
        return (calendar.Key, types.Get("event")!.Key);
    }

    /// <summary>A copy of an event of the sample content under another name, not published.</summary>
    private IContent Draft(string name)
    {
        var calendar = Contents.GetById(Calendar().Key)!;
        var sample = Contents.GetPagedChildren(calendar.Id, 0, 1, out _, propertyAliases: null, filter: null, ordering: null).Single();
        var draft = Contents.Copy(sample, calendar.Id, relateToOriginal: false)!;
        draft.SetCultureName(name, Dutch);
        Assert.That(Contents.Save(draft).Success, Is.True, "Saving the draft");
        return draft;
    }

    private IContent Published(IContent document)
    {
        Assert.That(Contents.Save(document).Success, Is.True, "Saving");
        Assert.That(Contents.Publish(document, [Dutch]).Success, Is.True, "Publishing");
        return Contents.GetById(document.Key)!;
    }

    private async Task<DocumentWorkspace> OpenAsync(IContent document)
    {
        var editor = await DocumentWorkspace.OpenAsync(backoffice, $"edit/{document.Key}/{Dutch}");
        await editor.Property("kind").WaitForAsync();
        return editor;
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await reader.GetAsync(new Uri(backoffice.Site.Address, path));
        return answer.StatusCode;
    }

    /// <summary>The document at the path in the Delivery API; null for none.</summary>
    private async Task<JsonElement?> DeliveredAsync(string path)
    {
        using var answer = await reader.GetAsync(new Uri(backoffice.Site.Address, $"umbraco/delivery/api/v2/content/item/{path}"));
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    private sealed class ClosedCalendar : INotificationHandler<ContentPublishingNotification>
    {
        public void Handle(ContentPublishingNotification notification)
        {
            if (notification.PublishedEntities.Any(document => document.GetCultureName(Dutch) == Vetoed))
            {
                notification.CancelOperation(new EventMessage("Agenda", Veto, EventMessageType.Error));
            }
        }
    }
}
