using System.Text.Json;
using System.Text.Json.Nodes;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;

namespace MvoUmbraco.Tests.Calendar;

/// <summary>The plugin's own values in the Content Delivery API.</summary>
internal sealed class DeliveryOutputTests
{
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(settings: [("Umbraco:CMS:DeliveryApi:Enabled", "true")]);

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public async Task Event_CarriesItsAgendaAndFilesAsPlainJson()
    {
        var key = Guid.NewGuid();
        var stored = (await host.Get<IAttachmentStore>().StoreAsync("verslag.pdf", new MemoryStream("%PDF-1.7"u8.ToArray()))).File!;
        var file = new Attachment(Guid.NewGuid(), "verslag.pdf", null, stored.Size, stored.ContentType, stored.Sha256, DateTimeOffset.UnixEpoch);
        var made = host.PublishEvent("Met alles erbij", change: content =>
        {
            content.SetValue(Fields.Agenda, $$"""{"items":[{"key":"{{key}}","title":"<b>Voortgang</b>","durationMinutes":15,"actions":[{"text":"uitnodigen","due":"2006-10-11"}]}]}""");
            content.SetValue(Fields.Attachments, AttachmentsJson.Write([file]));
        });

        using var answer = await host.Client.GetAsync($"/umbraco/delivery/api/v2/content/item/{made.Key}");
        var properties = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["properties"]!;

        Assert.Multiple(() =>
        {
            Assert.That(Canonical(properties["agenda"]!), Is.EqualTo(Canonical(JsonNode.Parse($$"""
                {"items":[{"key":"{{key}}","title":"<b>Voortgang</b>","subPoints":[],"presenter":null,"durationMinutes":15,"notes":null,"decisions":[],
                "actions":[{"text":"uitnodigen","owner":null,"due":"2006-10-11"}]}]}
                """)!)));
            Assert.That(Canonical(properties["attachments"]!), Is.EqualTo(Canonical(JsonNode.Parse($$"""
                [{"key":"{{file.Key}}","name":"verslag.pdf","title":"verslag.pdf","size":8,"contentType":"application/pdf",
                "url":"/api/mvo/v1/attachments/{{made.Key}}/{{file.Key}}/verslag.pdf"}]
                """)!)));
        });
    }

    [Test]
    public async Task WithoutAgendaOrFiles_TheValuesAreNull()
    {
        var made = host.PublishEvent("Zonder iets");
        using var answer = await host.Client.GetAsync($"/umbraco/delivery/api/v2/content/item/{made.Key}");
        var properties = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["properties"]!.AsObject();
        Assert.That((properties.ContainsKey("agenda"), properties["agenda"], properties["attachments"]), Is.EqualTo((true, (JsonNode?)null, (JsonNode?)null)));
    }

    private static string Canonical(JsonNode node) => JsonSerializer.Serialize(node);
}
