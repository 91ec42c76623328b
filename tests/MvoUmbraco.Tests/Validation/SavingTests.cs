using System.Text.Json.Nodes;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Calendar;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Tests.Validation;

/// <summary>What does not hold together is not saved, whichever way it comes.</summary>
internal sealed class SavingTests
{
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private static JsonObject Date(string instant) => new() { ["date"] = instant, ["timeZone"] = "Europe/Brussels" };

    private ContentCreateModel Model(string name, string start, string end, JsonNode? agenda = null) => new()
    {
        ContentTypeKey = host.Get<IContentTypeService>().Get(ContentTypes.Event)!.Key,
        ParentKey = host.Read().Calendar.Page!.Key,
        Variants = [new VariantModel { Culture = "nl-BE", Name = name, Segment = null }],
        Properties =
        [
            new PropertyValueModel { Alias = Fields.Kind, Value = new JsonArray("workshop") },
            new PropertyValueModel { Alias = Fields.Precision, Value = new JsonArray("tijd") },
            new PropertyValueModel { Alias = Fields.Start, Value = Date(start) },
            new PropertyValueModel { Alias = Fields.End, Value = Date(end) },
            new PropertyValueModel { Alias = Fields.Agenda, Value = agenda },
        ],
    };

    [Test]
    public void ContentService_EventThatEndsBeforeItStarts_IsRefusedWithTheNameOfTheField()
    {
        var content = host.NewEvent("Achterstevoren");
        content.SetValue(Fields.End, PluginHost.Date("2026-05-07T13:00:00+02:00"));

        var result = host.Get<IContentService>().Save(content);

        var message = result.EventMessages!.GetAll().Single();
        Assert.Multiple(() =>
        {
            Assert.That(result.Result, Is.EqualTo(OperationResultType.FailedCancelledByEvent));
            Assert.That(message.Category, Is.EqualTo(host.Get<IContentTypeService>().Get(ContentTypes.Event)!.CompositionPropertyTypes.Single(type => type.Alias == Fields.End).Name));
            Assert.That(message.Message, Does.Contain("Het einde (7 mei 2026, 13.00 uur) ligt vóór het begin (7 mei 2026, 14.00 uur)."));
            Assert.That(host.Get<IContentService>().GetById(content.Key), Is.Null, "nothing was stored");
        });
    }

    [Test]
    public async Task EditingService_EventThatEndsBeforeItStarts_IsRefusedAtItsField()
    {
        var model = Model("Achterstevoren", "2026-05-07T14:00:00+02:00", "2026-05-07T13:00:00+02:00");
        var editing = host.Get<IContentEditingService>();

        var validated = await editing.ValidateCreateAsync(model, Constants.Security.SuperUserKey);
        var created = await editing.CreateAsync(model, Constants.Security.SuperUserKey);

        Assert.Multiple(() =>
        {
            Assert.That((validated.Success, validated.Status), Is.EqualTo((false, ContentEditingOperationStatus.PropertyValidationError)));
            Assert.That((created.Success, created.Status), Is.EqualTo((false, ContentEditingOperationStatus.PropertyValidationError)));
            foreach (var errors in new[] { validated.Result.ValidationErrors, created.Result.ValidationResult.ValidationErrors })
            {
                Assert.That(errors.Single().Alias, Is.EqualTo(Fields.End));
                Assert.That(errors.Single().ErrorMessages.Single(), Does.StartWith("Het einde (7 mei 2026, 13.00 uur) ligt vóór het begin"));
            }
        });
    }

    [Test]
    public async Task EditingService_UpdateThatBreaksARule_LeavesWhatIsStored()
    {
        var editing = host.Get<IContentEditingService>();
        var created = await editing.CreateAsync(Model("Eerst goed", "2026-05-07T14:00:00+02:00", "2026-05-07T15:00:00+02:00"), Constants.Security.SuperUserKey);
        Assert.That(created.Success, Is.True, created.Status.ToString());
        var key = created.Result.Content!.Key;
        var worse = Model("Dan niet", "2026-05-07T14:00:00+02:00", "2026-05-06T15:00:00+02:00");

        var updated = await editing.UpdateAsync(key, new ContentUpdateModel { Variants = worse.Variants, Properties = worse.Properties }, Constants.Security.SuperUserKey);

        Assert.Multiple(() =>
        {
            Assert.That((updated.Success, updated.Status), Is.EqualTo((false, ContentEditingOperationStatus.PropertyValidationError)));
            Assert.That(updated.Result.ValidationResult.ValidationErrors.Single().Alias, Is.EqualTo(Fields.End));
            Assert.That(host.Get<IContentService>().GetById(key)!.GetCultureName("nl-BE"), Is.EqualTo("Eerst goed"));
        });
    }

    [Test]
    public async Task EditingService_Agenda_IsStoredInItsOneFormAndComesBackAsJson()
    {
        var key = Guid.NewGuid();
        var agenda = JsonNode.Parse($$"""{ "items": [ { "subPoints": [], "title": " Voortgang ", "key": "{{key}}" } ] }""");

        var created = await host.Get<IContentEditingService>().CreateAsync(
            Model("Met agenda", "2026-05-07T14:00:00+02:00", "2026-05-07T15:00:00+02:00", agenda), Constants.Security.SuperUserKey);

        Assert.That(created.Success, Is.True, created.Status.ToString());
        var content = host.Get<IContentService>().GetById(created.Result.Content!.Key)!;
        var editor = host.Get<Umbraco.Cms.Core.PropertyEditors.PropertyEditorCollection>()[EditorAliases.Agenda]!.GetValueEditor();
        Assert.Multiple(() =>
        {
            Assert.That(content.GetValue(Fields.Agenda)?.ToString(), Is.EqualTo($$"""{"items":[{"key":"{{key}}","title":"Voortgang"}]}"""));
            Assert.That((editor.ToEditor(content.Properties[Fields.Agenda]!) as JsonNode)?["items"]![0]!["title"]!.GetValue<string>(), Is.EqualTo("Voortgang"));
        });
    }

    [TestCase("""{"items":[],"html":"<b>"}""", "Agenda: het veld ‘html’ is onbekend")]
    [TestCase("""{"items":"geen lijst"}""", "Agendapunten: hier hoort een lijst te staan")]
    public async Task EditingService_MalformedAgenda_IsRefusedAtItsField(string agenda, string message)
    {
        var created = await host.Get<IContentEditingService>().CreateAsync(
            Model("Slechte agenda", "2026-05-07T14:00:00+02:00", "2026-05-07T15:00:00+02:00", JsonNode.Parse(agenda)), Constants.Security.SuperUserKey);

        Assert.Multiple(() =>
        {
            Assert.That((created.Success, created.Status), Is.EqualTo((false, ContentEditingOperationStatus.PropertyValidationError)));
            Assert.That(created.Result.ValidationResult.ValidationErrors.Single().Alias, Is.EqualTo(Fields.Agenda));
            Assert.That(created.Result.ValidationResult.ValidationErrors.Single().ErrorMessages.Single(), Does.StartWith(message));
        });
    }

    [Test]
    public void ContentService_MalformedAgenda_IsRefused()
    {
        var content = host.NewEvent("Slechte agenda");
        content.SetValue(Fields.Agenda, """{"items":[{"title":"zonder sleutel"}]}""");

        var result = host.Get<IContentService>().Save(content);

        Assert.Multiple(() =>
        {
            Assert.That(result.Result, Is.EqualTo(OperationResultType.FailedCancelledByEvent));
            Assert.That(result.EventMessages!.GetAll().Single().Message, Does.Contain("Agendapunt 1: het veld ‘key’ moet een sleutel zijn"));
        });
    }

    [Test]
    public void ScriptInAnAgenda_StaysText()
    {
        var made = host.PublishEvent("Met script", change: content => content.SetValue(
            Fields.Agenda,
            $$"""{"items":[{"key":"{{Guid.NewGuid()}}","title":"<script>alert(1)</script>"}]}"""));

        Assert.That(host.Read().Calendar.Find(made.Key)!.Agenda.Items.Single().Title, Is.EqualTo("<script>alert(1)</script>"));
    }

    [Test]
    public void WhatIsNoEvent_IsLeftAlone()
    {
        var page = host.Get<IContentService>().Create("Pagina", host.Read().Frame!.Home.Key, ContentTypes.ContentPage);
        page.SetCultureName("Pagina", "nl-BE");
        host.Save(page);
        Assert.That(host.Get<IContentService>().GetById(page.Key), Is.Not.Null);
    }

    [Test]
    public async Task EditingService_WhatHasNothingToDoWithRules_IsUmbracosOwn()
    {
        // A member with a default body in the interface: answered by Umbraco's service, not by that default.
        var status = await host.Get<IContentEditingService>().SortByFieldAsync(
            host.Read().Calendar.Page!.Key, ContentSortField.Name, Direction.Ascending, "nl-BE", Constants.Security.SuperUserKey);
        Assert.That(status, Is.EqualTo(ContentEditingOperationStatus.Success));
    }
}
