using System.Text.Json;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>The tree is Home (page): One (page): Deep (note); Two (note); Réunion (page). Beside it: Other root (page).</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ListTests
{
    private DeliverySite site = null!;
    private IContent home = null!;
    private IContent one = null!;
    private IContent deep = null!;
    private IContent hidden = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync(("Umbraco:CMS:DeliveryApi:DisallowedContentTypeAliases:0", "hidden"));
        await site.TypeAsync("page", ("title", Keys.TextstringGuid));
        await site.TypeAsync("note");
        await site.TypeAsync("hidden");
        home = site.Publish("Home", "page");
        one = site.Publish("One", "page", home);
        deep = site.Publish("Deep", "note", one);
        site.Publish("Two", "note", home);
        site.Publish("Réunion", "page", home);
        hidden = site.Publish("Not for the API", "hidden", home);
        site.Publish("Other root", "page");
        IContentService service = site.Host.Get<IContentService>();
        service.Save(service.Create("Only a draft", home.Id, "page"));
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase("content", new[] { "Home", "One", "Deep", "Two", "Réunion", "Other root" })]
    [TestCase("content?fetch=children:/", new[] { "One", "Two", "Réunion" })]
    [TestCase("content?fetch=CHILDREN:{home}", new[] { "One", "Two", "Réunion" })]
    [TestCase("content?fetch=children:one", new[] { "Deep" })]
    [TestCase("content?fetch=children:/one/", new[] { "Deep" })]
    [TestCase("content?fetch=descendants:{home}", new[] { "One", "Deep", "Two", "Réunion" })]
    [TestCase("content?fetch=descendants:/one", new[] { "Deep" })]
    [TestCase("content?fetch=ancestors:{deep}", new[] { "Home", "One" })]
    [TestCase("content?fetch=ancestors:/one/deep", new[] { "Home", "One" })]
    [TestCase("content?fetch=children:00000000-0000-0000-0000-000000000000", new[] { "Home", "Other root" })]
    [TestCase("content?fetch=children:/nowhere", new string[0])]
    [TestCase("content?fetch=children:", new string[0])]
    [TestCase("content?fetch=ancestors:/nowhere", new string[0])]
    public async Task Fetch_Finds(string path, string[] names) =>
        Assert.That(await site.NamesAsync(path.Replace("{home}", $"{home.Key}", StringComparison.Ordinal).Replace("{deep}", $"{deep.Key}", StringComparison.Ordinal)), Is.EqualTo(names));

    [TestCase("filter=contentType:note", new[] { "Deep", "Two" })]
    [TestCase("filter=contentType:!note", new[] { "Home", "One", "Réunion", "Other root" })]
    [TestCase("filter=contentType:note,page", new[] { "Home", "One", "Deep", "Two", "Réunion", "Other root" })]
    [TestCase("filter=contentType:Note", new string[0])]
    [TestCase("filter=contentType:", new string[0])]
    [TestCase("filter=contentType:hidden", new string[0])]
    [TestCase("filter=name:o", new[] { "Home", "One", "Two", "Réunion", "Other root" })]
    [TestCase("filter=name:!o", new[] { "Deep" })]
    [TestCase("filter=name:reunion", new[] { "Réunion" })]
    [TestCase("filter=name:deep,TWO", new[] { "Deep", "Two" })]
    [TestCase("filter=name:o&filter=contentType:note", new[] { "Two" })]
    [TestCase("filter=createDate>2000-01-01", new[] { "Home", "One", "Deep", "Two", "Réunion", "Other root" })]
    [TestCase("filter=createDate<2000-01-01", new string[0])]
    [TestCase("filter=updateDate>:2000-01-01T00:00:00Z&filter=contentType:note", new[] { "Deep", "Two" })]
    [TestCase("filter=updateDate<:2000-01-01", new string[0])]
    [TestCase("filter=", new[] { "Home", "One", "Deep", "Two", "Réunion", "Other root" })]
    public async Task Filter_Finds(string query, string[] names) => Assert.That(await site.NamesAsync("content?" + query), Is.EqualTo(names));

    [TestCase("sort=name:asc", new[] { "Deep", "Home", "One", "Other root", "Réunion", "Two" })]
    [TestCase("sort=name:desc", new[] { "Two", "Réunion", "Other root", "One", "Home", "Deep" })]
    [TestCase("sort=level:desc&sort=name:asc", new[] { "Deep", "One", "Réunion", "Two", "Home", "Other root" })]
    [TestCase("sort=createDate:desc", new[] { "Other root", "Réunion", "Two", "Deep", "One", "Home" })]
    [TestCase("fetch=children:/&sort=sortOrder:desc", new[] { "Réunion", "Two", "One" })]
    public async Task Sort_Orders(string query, string[] names) => Assert.That(await site.NamesAsync("content?" + query), Is.EqualTo(names));

    [TestCase("skip=0&take=2", new[] { "Deep", "Home" })]
    [TestCase("skip=2&take=2", new[] { "One", "Other root" })]
    [TestCase("skip=5", new[] { "Two" })]
    [TestCase("skip=100", new string[0])]
    [TestCase("take=0", new string[0])]
    public async Task Paging_KeepsTheTotal(string query, string[] names)
    {
        JsonElement list = await site.JsonAsync("content?sort=name:asc&" + query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.GetProperty("total").GetInt32(), Is.EqualTo(6));
            Assert.That(list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()), Is.EqualTo(names));
        }
    }

    [Test]
    public async Task Take_IsTenByDefault()
    {
        List<IContent> made = [.. Enumerable.Range(0, 12).Select(number => site.Publish($"Page {number}", "page", deep))];

        JsonElement list = await site.JsonAsync($"content?fetch=children:{deep.Key}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.GetProperty("total").GetInt32(), Is.EqualTo(12));
            Assert.That(list.GetProperty("items").GetArrayLength(), Is.EqualTo(10));
        }

        made.ForEach(page => site.Host.Get<IContentService>().Delete(page));
    }

    [Test]
    public async Task StartItem_LimitsTheList() =>
        Assert.That(await site.NamesAsync("content", "Start-Item: home"), Is.EqualTo(["One", "Deep", "Two", "Réunion"]));

    [Test]
    public async Task Preview_ListsDrafts() =>
        Assert.That(await site.NamesAsync("content?fetch=children:/", "Preview: true", $"Api-Key: {DeliverySite.ApiKey}"), Does.Contain("Only a draft"));

    [Test]
    public async Task Disallowed_IsNotFoundByKeyEither()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await site.StatusAsync($"content/item/{hidden.Key}"), Is.EqualTo(404));
            Assert.That(await site.StatusAsync("content/item/not-for-the-api"), Is.EqualTo(404));
        }
    }
}
