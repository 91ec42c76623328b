using System.Globalization;
using System.Text.Json;
using MvoUmbraco.Embedded.Tests.Contracts;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>Real answers have the shape that Umbraco's own description of the API gives them.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ContractTests
{
    private DeliverySite site = null!;
    private IContent home = null!;
    private IMedia image = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        await site.LanguageAsync("nl-BE");
        await site.TypeAsync("page", ContentVariation.Culture, ("title", Keys.TextstringGuid, ContentVariation.Culture), ("link", Keys.ContentPickerGuid, ContentVariation.Nothing));
        home = site.Host.Get<IContentService>().Create("Home", Constants.System.Root, "page");
        home.SetCultureName("Home", "en-US");
        home.SetCultureName("Thuis", "nl-BE");
        home.SetValue("title", "title", "en-US");
        home.SetValue("link", DeliverySite.Udi(home));
        site.Publish(home, "en-US", "nl-BE");
        image = site.Host.Get<IMediaService>().CreateMedia("Image", Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        image.SetValue(Constants.Conventions.Media.File, """{"src":"/media/abc/team.jpg","crops":[],"focalPoint":{"left":0.25,"top":0.75}}""");
        image.SetValue(Constants.Conventions.Media.Width, 640);
        site.Host.Get<IMediaService>().Save(image);
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [TestCase("content", "/content", 200)]
    [TestCase("content?filter=nonsense", "/content", 400)]
    [TestCase("content?skip=nonsense", "/content", 400)]
    [TestCase("content/item/", "/content/item/{path}", 200)]
    [TestCase("content/item/?expand=properties[$all]", "/content/item/{path}", 200)]
    [TestCase("content/item/{home}", "/content/item/{id}", 200)]
    [TestCase("content/items?id={home}", "/content/items", 200)]
    [TestCase("media?fetch=children:/", "/media", 200)]
    [TestCase("media?fetch=nonsense", "/media", 400)]
    [TestCase("media/item/image", "/media/item/{path}", 200)]
    [TestCase("media/item/{image}", "/media/item/{id}", 200)]
    [TestCase("media/items?id={image}", "/media/items", 200)]
    public async Task Answer_HasTheShape(string path, string operation, int status)
    {
        path = path.Replace("{home}", $"{home.Key}", StringComparison.Ordinal).Replace("{image}", $"{image.Key}", StringComparison.Ordinal);
        using HttpResponseMessage answer = await site.AskAsync(path);
        JsonElement body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        JsonElement described = ApiContract.Delivery.Operation("get", "/umbraco/delivery/api/v2" + operation).GetProperty("responses");
        JsonElement schema = described.GetProperty(status.ToString(CultureInfo.InvariantCulture)).GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
            Assert.That(ApiContract.Delivery.Differences(body, schema, "answer"), Is.Empty);
        }
    }

    [Test]
    public void Differences_FindsEach()
    {
        JsonElement schema = JsonDocument.Parse("""{"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"type":"string","format":"uuid"},"number":{"type":"integer"}}}""").RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ApiContract.Delivery.Differences(JsonDocument.Parse("""{"id":"00000000-0000-0000-0000-000000000001","number":1}""").RootElement, schema, "a"), Is.Empty);
            Assert.That(ApiContract.Delivery.Differences(JsonDocument.Parse("""{"id":"x","number":"1","more":1}""").RootElement, schema, "a").Count(), Is.EqualTo(3));
            Assert.That(ApiContract.Delivery.Differences(JsonDocument.Parse("""{"number":null}""").RootElement, schema, "a").Count(), Is.EqualTo(2));
        }
    }
}
