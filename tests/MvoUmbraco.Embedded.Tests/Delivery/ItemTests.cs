using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

[Parallelizable(ParallelScope.Self)]
internal sealed class ItemTests
{
    private DeliverySite site = null!;
    private IContent home = null!;
    private IContent child = null!;
    private IContent second = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        await site.TypeAsync("page", ("title", Keys.TextstringGuid), ("flag", Keys.CheckboxGuid), ("when", Keys.DatePickerWithTimeGuid));
        home = site.Publish("Home", "page", null, ("title", "Hallo \"wereld\" é"), ("flag", true), ("when", new DateTime(2026, 3, 4, 5, 6, 7)));
        child = site.Publish("Some child", "page", home);
        second = site.Publish("Second root", "page");
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task ByPath_Root_HasEverything()
    {
        JsonElement item = await site.JsonAsync("content/item/");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.EnumerateObject().Select(member => member.Name), Is.EquivalentTo(["contentType", "name", "createDate", "updateDate", "route", "id", "properties", "cultures"]));
            Assert.That(item.GetProperty("contentType").GetString(), Is.EqualTo("page"));
            Assert.That(item.GetProperty("name").GetString(), Is.EqualTo("Home"));
            Assert.That(item.GetProperty("id").GetGuid(), Is.EqualTo(home.Key));
            Assert.That(item.GetProperty("createDate").GetString(), Does.EndWith("Z"), "moments are UTC and say so");
            Assert.That(item.GetProperty("updateDate").GetString(), Does.EndWith("Z"));
            Assert.That(item.GetProperty("route").GetProperty("path").GetString(), Is.EqualTo("/"));
            Assert.That(item.GetProperty("route").GetProperty("startItem").GetProperty("id").GetGuid(), Is.EqualTo(home.Key));
            Assert.That(item.GetProperty("route").GetProperty("startItem").GetProperty("path").GetString(), Is.EqualTo("home"));
            Assert.That(item.GetProperty("cultures").EnumerateObject(), Is.Empty);
            JsonElement properties = item.GetProperty("properties");
            Assert.That(properties.GetProperty("title").GetString(), Is.EqualTo("Hallo \"wereld\" é"));
            Assert.That(properties.GetProperty("flag").GetBoolean());
            Assert.That(properties.GetProperty("when").GetString(), Is.EqualTo("2026-03-04T05:06:07"), "dates of properties have no zone");
        }
    }

    [Test]
    public async Task ByPath_NoValue_IsNull()
    {
        JsonElement properties = (await site.JsonAsync("content/item/some-child/")).GetProperty("properties");
        Assert.That(properties.EnumerateObject().Select(property => property.Value.ValueKind), Is.All.EqualTo(JsonValueKind.Null));
    }

    [TestCase("content/item/some-child", "Some child", "/some-child/")]
    [TestCase("content/item/some-child/", "Some child", "/some-child/")]
    [TestCase("content/item/%2Fsome-child%2F", "Some child", "/some-child/")]
    [TestCase("content/item/second-root", "Second root", "/second-root/")]
    [TestCase("content/item", "Home", "/")]
    public async Task ByPath_Finds(string path, string name, string route)
    {
        JsonElement item = await site.JsonAsync(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.GetProperty("name").GetString(), Is.EqualTo(name));
            Assert.That(item.GetProperty("route").GetProperty("path").GetString(), Is.EqualTo(route));
        }
    }

    [Test]
    public async Task ById_FindsAnywhere()
    {
        JsonElement item = await site.JsonAsync($"content/item/{second.Key}");
        Assert.That(item.GetProperty("name").GetString(), Is.EqualTo("Second root"));
    }

    [Test]
    public async Task ByPath_Unknown_Is404WithoutBody()
    {
        using HttpResponseMessage answer = await site.AskAsync("content/item/nothing/here");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(404));
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task ById_Unknown_Is404() => Assert.That(await site.StatusAsync($"content/item/{Guid.NewGuid()}"), Is.EqualTo(404));

    [Test]
    public async Task Items_ByIds_InTheirOrderWithoutTheUnknown()
    {
        JsonElement items = await site.JsonAsync($"content/items?id={second.Key}&id={Guid.NewGuid()}&id={home.Key}&id={second.Key}");
        Assert.That(items.EnumerateArray().Select(item => item.GetProperty("name").GetString()), Is.EqualTo(["Second root", "Home"]));
    }

    [TestCase("second-root", "content/item/", "Second root")]
    [TestCase("SECOND-ROOT", "content/item/", "Second root")]
    public async Task StartItem_IsTheRootOfPaths(string start, string path, string name) =>
        Assert.That((await site.JsonAsync(path, $"Start-Item: {start}")).GetProperty("name").GetString(), Is.EqualTo(name));

    [Test]
    public async Task StartItem_ByKey_IsTheRootOfPaths() =>
        Assert.That((await site.JsonAsync("content/item/", $"Start-Item: {second.Key}")).GetProperty("name").GetString(), Is.EqualTo("Second root"));

    [Test]
    public async Task StartItem_Unknown_Is404()
    {
        using HttpResponseMessage answer = await site.AskAsync("content/item/", "Start-Item: nowhere");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(404));
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("\"The Start-Item could not be found\""));
        }
    }

    [Test]
    public async Task Vary_NamesTheHeaders()
    {
        using HttpResponseMessage answer = await site.AskAsync("content/item/");
        Assert.That(answer.Headers.Vary, Is.SupersetOf(["Accept-Language", "Accept-Segment", "Preview", "Start-Item"]));
    }

    [TestCase("content/item/", "Preview: true", 401)]
    [TestCase("content/item/nowhere", "Preview: false", 404)]
    [TestCase("content", "Preview: false", 200)]
    public async Task Answers_TellTheirVersion_AndWhatTheyVaryBy_AlsoWhenRefused(string path, string header, int status)
    {
        using HttpResponseMessage answer = await site.AskAsync(path, header);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
            Assert.That(answer.Headers.GetValues("api-supported-versions"), Is.EqualTo(new[] { "2.0" }));
            Assert.That(answer.Headers.Vary, Is.SupersetOf(["Accept-Language", "Accept-Segment", "Preview", "Start-Item"]));
        }
    }

    [Test]
    public async Task Draft_IsSeenInPreviewOnly()
    {
        IContentService service = site.Host.Get<IContentService>();
        IContent draft = service.Create("Draft", child.Id, "page");
        draft.SetValue("title", "not yet");
        service.Save(draft);
        JsonElement item = await site.JsonAsync($"content/item/{draft.Key}", "Preview: true", $"Api-Key: {DeliverySite.ApiKey}");
        JsonElement byPath = await site.JsonAsync($"content/item/preview-{draft.Key}", "Preview: true", $"Api-Key: {DeliverySite.ApiKey}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await site.StatusAsync($"content/item/{draft.Key}"), Is.EqualTo(404));
            Assert.That(await site.StatusAsync($"content/item/preview-{draft.Key}"), Is.EqualTo(404));
            Assert.That(await site.StatusAsync($"content/item/{draft.Key}", "Preview: true"), Is.EqualTo(401), "preview needs the key");
            Assert.That(await site.StatusAsync($"content/item/{draft.Key}", "Preview: true", "Api-Key: wrong"), Is.EqualTo(401));
            Assert.That(item.GetProperty("properties").GetProperty("title").GetString(), Is.EqualTo("not yet"));
            Assert.That(byPath.GetProperty("id").GetGuid(), Is.EqualTo(draft.Key));
        }
    }

    [Test]
    public async Task Edited_ShowsWhatIsPublishedUntilPublished()
    {
        IContentService service = site.Host.Get<IContentService>();
        IContent page = site.Publish("Edited", "page", home, ("title", "one"));
        page.SetValue("title", "two");
        page.Name = "Edited again";
        service.Save(page);
        JsonElement before = await site.JsonAsync($"content/item/{page.Key}");
        site.Publish(page);
        JsonElement after = await site.JsonAsync($"content/item/{page.Key}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.GetProperty("name").GetString(), Is.EqualTo("Edited"));
            Assert.That(before.GetProperty("properties").GetProperty("title").GetString(), Is.EqualTo("one"));
            Assert.That(after.GetProperty("name").GetString(), Is.EqualTo("Edited again"));
            Assert.That(after.GetProperty("properties").GetProperty("title").GetString(), Is.EqualTo("two"));
        }
    }

    [Test]
    public async Task UnpublishedAncestor_HidesWhatIsBelow()
    {
        IContent above = site.Publish("Above", "page", home);
        IContent below = site.Publish("Below", "page", above);
        Assert.That(await site.StatusAsync("content/item/above/below"), Is.EqualTo(200));
        site.Host.Get<IContentService>().Unpublish(above);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await site.StatusAsync("content/item/above/below"), Is.EqualTo(404));
            Assert.That(await site.StatusAsync($"content/item/{below.Key}"), Is.EqualTo(404));
            Assert.That(await site.NamesAsync("content?fetch=descendants:/"), Has.No.Member("Below"));
        }
    }

    [Test]
    public async Task MovedToBin_IsGone()
    {
        IContent page = site.Publish("Binned", "page", home);
        Assert.That(await site.StatusAsync("content/item/binned"), Is.EqualTo(200));
        site.Host.Get<IContentService>().MoveToRecycleBin(page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await site.StatusAsync("content/item/binned"), Is.EqualTo(404));
            Assert.That(await site.StatusAsync($"content/item/{page.Key}"), Is.EqualTo(404));
        }
    }

    [Test]
    public async Task Redirect_IsAnsweredWithTheNewPlace()
    {
        IContent page = site.Publish("New place", "page", home);
        site.Host.Get<IRedirectUrlService>().Register("/old-place", page.Key);
        using HttpResponseMessage answer = await site.AskAsync("content/item/old-place");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(301));
            Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/new-place/"));
            Assert.That(answer.Headers.GetValues("Location-Start-Item-Path"), Is.EqualTo(["home"]));
            Assert.That(answer.Headers.GetValues("Location-Start-Item-Id"), Is.EqualTo([home.Key.ToString()]));
        }
    }
}
