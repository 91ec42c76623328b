using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Management;

[Parallelizable(ParallelScope.Self)]
internal sealed class DictionaryTests
{
    private ManagementSite site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        await site.Administrator.SendAsync(HttpMethod.Post, "language", new { name = "Nederlands", isoCode = "nl-BE", isDefault = false, isMandatory = false, fallbackIsoCode = (string?)null }, 201);
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Item_CreatedReadMovedDeleted()
    {
        Guid folder = await Made("Knoppen");
        Guid key = await Made("Bewaren", folder, ("nl-BE", "Bewaar"));
        await site.Administrator.SendAsync(HttpMethod.Put, $"dictionary/{key}", new { name = "Bewaren", translations = new[] { new { isoCode = "nl-BE", translation = "Bewaar het" }, new { isoCode = "en-US", translation = "Save" } } });
        JsonElement item = await site.Administrator.JsonAsync($"dictionary/{key}");
        JsonElement list = await site.Administrator.JsonAsync("dictionary?filter=bewar");
        JsonElement items = await site.Administrator.JsonAsync($"item/dictionary?id={key}&id={Guid.NewGuid()}&id={folder}");
        JsonElement root = await site.Administrator.JsonAsync("tree/dictionary/root");
        JsonElement children = await site.Administrator.JsonAsync($"tree/dictionary/children?parentId={folder}");
        JsonElement ancestors = await site.Administrator.JsonAsync($"tree/dictionary/ancestors?descendantId={key}");
        await site.Administrator.SendAsync(HttpMethod.Put, $"dictionary/{key}/move", new { target = (object?)null });
        JsonElement moved = await site.Administrator.JsonAsync("tree/dictionary/root");
        JsonElement intoItself = await site.Administrator.SendAsync(HttpMethod.Put, $"dictionary/{key}/move", new { target = new { id = key } }, 400);
        await site.Administrator.SendAsync(HttpMethod.Delete, $"dictionary/{key}", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.GetProperty("translations").Texts("translation"), Is.EquivalentTo(new[] { "Bewaar het", "Save" }));
            Assert.That(list.GetProperty("items")[0].GetProperty("translatedIsoCodes").EnumerateArray().Select(code => code.GetString()), Is.EquivalentTo(new[] { "nl-BE", "en-US" }));
            Assert.That(list.GetProperty("items")[0].GetProperty("parent").GetProperty("id").GetGuid(), Is.EqualTo(folder));
            Assert.That(items.Texts("name"), Is.EqualTo(new[] { "Bewaren", "Knoppen" }));
            Assert.That(root.GetProperty("items").EnumerateArray().Single(node => node.GetProperty("name").GetString() == "Knoppen").GetProperty("hasChildren").GetBoolean());
            Assert.That(children.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Bewaren" }));
            Assert.That(ancestors.Texts("name"), Is.EqualTo(new[] { "Knoppen", "Bewaren" }));
            Assert.That(moved.GetProperty("items").Texts("name"), Does.Contain("Bewaren"));
            Assert.That(intoItself.GetProperty("operationStatus").GetString(), Is.EqualTo("InvalidParent"));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, $"dictionary/{key}"), Is.EqualTo(404));
        }
    }

    [Test]
    public async Task Create_RefusesTakenNamesUnknownParentsAndLanguages()
    {
        await Made("Dubbel");
        JsonElement duplicate = await site.Administrator.SendAsync(HttpMethod.Post, "dictionary", New("Dubbel"), 409);
        JsonElement parent = await site.Administrator.SendAsync(HttpMethod.Post, "dictionary", New("Wees", Guid.NewGuid()), 404);
        JsonElement language = await site.Administrator.SendAsync(HttpMethod.Post, "dictionary", New("Frans", null, ("en-US", "x"), ("fr-BE", "y")), 400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(duplicate.GetProperty("operationStatus").GetString(), Is.EqualTo("DuplicateItemKey"));
            Assert.That(parent.GetProperty("operationStatus").GetString(), Is.EqualTo("ParentNotFound"));
            Assert.That(language.GetProperty("errors").GetProperty("$.translations[1].isoCode")[0].GetString(), Does.Contain("fr-BE"));
            Assert.That(await site.Host.Get<IDictionaryItemService>().ExistsAsync("Frans"), Is.False);
        }
    }

    [Test]
    public async Task Translator_TranslatesOnlyHisLanguages()
    {
        Guid key = await Made("Vertaald");
        int dutch = (await site.Host.Get<ILanguageService>().GetAsync("nl-BE"))!.Id;
        HttpClient translator = site.As((await site.UserAsync(group =>
        {
            group.AddAllowedSection(Constants.Applications.Translation);
            group.HasAccessToAllLanguages = false;
            group.AddAllowedLanguage(dutch);
        })).Key);
        await translator.SendAsync(HttpMethod.Put, $"dictionary/{key}", new { name = "Vertaald", translations = new[] { new { isoCode = "nl-BE", translation = "ja" } } });
        await translator.SendAsync(HttpMethod.Put, $"dictionary/{key}", new { name = "Vertaald", translations = new[] { new { isoCode = "en-US", translation = "no" } } }, 403);
        Assert.That((await site.Administrator.JsonAsync($"dictionary/{key}")).GetProperty("translations").Texts("translation"), Is.EqualTo(new[] { "ja" }));
    }

    private static object New(string name, Guid? parent = null, params (string IsoCode, string Text)[] texts) => new
    {
        id = Guid.NewGuid(),
        name,
        parent = parent is { } id ? new { id } : null,
        translations = texts.Select(text => new { isoCode = text.IsoCode, translation = text.Text }),
    };

    private async Task<Guid> Made(string name, Guid? parent = null, params (string IsoCode, string Text)[] texts)
    {
        using HttpResponseMessage answer = await site.Administrator.SendTextAsync(HttpMethod.Post, "dictionary", JsonSerializer.Serialize(New(name, parent, texts)));
        Assert.That((int)answer.StatusCode, Is.EqualTo(201), await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.GetValues("Umb-Generated-Resource").Single());
    }
}
