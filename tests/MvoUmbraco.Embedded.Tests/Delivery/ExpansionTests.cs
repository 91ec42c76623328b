using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>Two pages pick each other, with a picker of one and a picker of many.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ExpansionTests
{
    private DeliverySite site = null!;
    private IContent first = null!;
    private IContent second = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        Guid many = await site.DataTypeAsync(Constants.PropertyEditors.Aliases.MultiNodeTreePicker, "Many");
        await site.TypeAsync("page", ("title", Keys.TextstringGuid), ("link", Keys.ContentPickerGuid), ("links", many));
        first = site.Publish("First", "page", null, ("title", "one"));
        second = site.Publish("Second", "page", first, ("title", "two"), ("link", DeliverySite.Udi(first)), ("links", DeliverySite.Udi(first)));
        first.SetValue("link", DeliverySite.Udi(second));
        first.SetValue("links", $"{DeliverySite.Udi(second)},{DeliverySite.Udi(first)}");
        site.Publish(first);
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task Picked_ShowsNoPropertiesUnlessExpanded()
    {
        JsonElement link = await Property("content/item/", "link");
        JsonElement links = await Property("content/item/", "links");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(link.GetProperty("name").GetString(), Is.EqualTo("Second"));
            Assert.That(link.GetProperty("route").GetProperty("path").GetString(), Is.EqualTo("/second/"));
            Assert.That(link.GetProperty("properties").EnumerateObject(), Is.Empty);
            Assert.That(links.EnumerateArray().Select(item => item.GetProperty("name").GetString()), Is.EqualTo(["Second", "First"]));
            Assert.That(links.EnumerateArray().SelectMany(item => item.GetProperty("properties").EnumerateObject()), Is.Empty);
        }
    }

    [TestCase("properties[link]")]
    [TestCase("properties[$all]")]
    public async Task Expanded_ShowsPropertiesOneStepDown(string expand)
    {
        JsonElement picked = (await Property($"content/item/?expand={expand}", "link")).GetProperty("properties");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(picked.GetProperty("title").GetString(), Is.EqualTo("two"));
            Assert.That(picked.GetProperty("link").GetProperty("name").GetString(), Is.EqualTo("First"));
            Assert.That(picked.GetProperty("link").GetProperty("properties").EnumerateObject(), Is.Empty, "pages that pick each other end");
        }
    }

    [Test]
    public async Task Expanded_GoesAsDeepAsAsked()
    {
        JsonElement properties = (await Property("content/item/?expand=properties[link[properties[link[properties[links]]]]]", "link")).GetProperty("properties");
        JsonElement back = properties.GetProperty("link").GetProperty("properties");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(back.GetProperty("title").GetString(), Is.EqualTo("one"));
            Assert.That(back.GetProperty("links")[0].GetProperty("properties").GetProperty("title").GetString(), Is.EqualTo("two"));
            Assert.That(back.GetProperty("link").GetProperty("properties").EnumerateObject(), Is.Empty);
        }
    }

    [Test]
    public async Task NotExpanded_AfterExpanded_ShowsNoProperties()
    {
        await Property("content/item/?expand=properties[links]", "links");
        JsonElement links = await Property("content/item/?take=1", "links");
        Assert.That(links[0].GetProperty("properties").EnumerateObject(), Is.Empty);
    }

    [TestCase("properties[title]", new[] { "title" })]
    [TestCase("properties[title,link]", new[] { "title", "link" })]
    [TestCase("properties[$all]", new[] { "title", "link", "links" })]
    [TestCase("$all", new[] { "title", "link", "links" })]
    [TestCase("properties[nothing]", new string[0])]
    public async Task Fields_LeavesOutTheOthers(string fields, string[] aliases)
    {
        JsonElement properties = (await site.JsonAsync($"content/item/?fields={fields}")).GetProperty("properties");
        Assert.That(properties.EnumerateObject().Select(property => property.Name), Is.EqualTo(aliases));
    }

    [Test]
    public async Task Fields_OfExpanded()
    {
        JsonElement properties = (await site.JsonAsync("content/item/?expand=properties[link]&fields=properties[link[properties[title]]]")).GetProperty("properties");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(properties.EnumerateObject().Select(property => property.Name), Is.EqualTo(["link"]));
            Assert.That(properties.GetProperty("link").GetProperty("properties").EnumerateObject().Select(property => property.Name), Is.EqualTo(["title"]));
        }
    }

    [Test]
    public async Task List_Expands()
    {
        JsonElement list = await site.JsonAsync("content?fetch=children:/&expand=properties[link]");
        Assert.That(list.GetProperty("items")[0].GetProperty("properties").GetProperty("link").GetProperty("properties").GetProperty("title").GetString(), Is.EqualTo("one"));
    }

    [Test]
    public async Task Picked_Renamed_ShowsTheNewName()
    {
        IContent target = site.Publish("Target", "page", first);
        site.Publish("Source", "page", first, ("link", DeliverySite.Udi(target)));
        Assert.That((await Property("content/item/source", "link")).GetProperty("name").GetString(), Is.EqualTo("Target"));
        target.Name = "Renamed";
        site.Publish(target);
        JsonElement link = await Property("content/item/source", "link");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(link.GetProperty("name").GetString(), Is.EqualTo("Renamed"));
            Assert.That(link.GetProperty("route").GetProperty("path").GetString(), Is.EqualTo("/renamed/"));
        }

        site.Host.Get<IContentService>().Unpublish(target);
        Assert.That((await Property("content/item/source", "link")).ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    private async Task<JsonElement> Property(string path, string alias) => (await site.JsonAsync(path)).GetProperty("properties").GetProperty(alias);
}
