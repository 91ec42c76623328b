using System.Globalization;
using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>Real answers have the shape that Umbraco's own description of the API gives them.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ContractTests
{
    private static readonly JsonElement Contract = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(
        TestContext.CurrentContext.TestDirectory, "Delivery", "Contract", "delivery-api-17.4.2.json"))).RootElement;

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
        JsonElement described = Contract.GetProperty("paths").GetProperty("/umbraco/delivery/api/v2" + operation).GetProperty("get").GetProperty("responses");
        JsonElement schema = described.GetProperty(status.ToString(CultureInfo.InvariantCulture)).GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
            Assert.That(Differences(body, schema, "answer"), Is.Empty);
        }
    }

    [Test]
    public void Differences_FindsEach()
    {
        JsonElement schema = JsonDocument.Parse("""{"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"type":"string","format":"uuid"},"number":{"type":"integer"}}}""").RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Differences(JsonDocument.Parse("""{"id":"00000000-0000-0000-0000-000000000001","number":1}""").RootElement, schema, "a"), Is.Empty);
            Assert.That(Differences(JsonDocument.Parse("""{"id":"x","number":"1","more":1}""").RootElement, schema, "a").Count(), Is.EqualTo(3));
            Assert.That(Differences(JsonDocument.Parse("""{"number":null}""").RootElement, schema, "a").Count(), Is.EqualTo(2));
        }
    }

    /// <summary>Where a value differs from a schema of OpenAPI 3.0: types, formats, required and unknown members, items.</summary>
    private static IEnumerable<string> Differences(JsonElement value, JsonElement schema, string at)
    {
        bool nullable = Flag(schema, "nullable");
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = Contract.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return nullable || Flag(schema, "nullable") || !schema.EnumerateObject().Any() ? [] : [$"{at} is null"];
        }

        if (schema.TryGetProperty("oneOf", out JsonElement oneOf))
        {
            List<List<string>> attempts = [.. oneOf.EnumerateArray().Select(one => Differences(value, one, at).ToList())];
            return attempts.Any(attempt => attempt.Count == 0) ? [] : attempts.MinBy(attempt => attempt.Count)!;
        }

        return schema.TryGetProperty("type", out JsonElement type)
            ? type.GetString() switch
            {
                "object" => ObjectDifferences(value, schema, at),
                "array" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Differences(item, schema.GetProperty("items"), $"{at}[{index}]")),
                "string" when value.ValueKind == JsonValueKind.String && HasFormat(value, schema) => [],
                "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) => [],
                "number" when value.ValueKind == JsonValueKind.Number => [],
                "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
                var expected => [$"{at} is {value.GetRawText()}, not a {expected}"],
            }
            : [];
    }

    private static IEnumerable<string> ObjectDifferences(JsonElement value, JsonElement schema, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [$"{at} is no object"];
        }

        IEnumerable<string> missing = schema.TryGetProperty("required", out JsonElement required)
            ? required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing")
            : [];
        bool hasProperties = schema.TryGetProperty("properties", out JsonElement properties);
        bool hasOthers = schema.TryGetProperty("additionalProperties", out JsonElement others);
        return missing.Concat(value.EnumerateObject().SelectMany(member =>
            hasProperties && properties.TryGetProperty(member.Name, out JsonElement known) ? Differences(member.Value, known, $"{at}.{member.Name}")
            : hasOthers && others.ValueKind == JsonValueKind.Object ? Differences(member.Value, others, $"{at}.{member.Name}")
            : hasOthers && others.ValueKind == JsonValueKind.False ? [$"{at}.{member.Name} is not described"]
            : []));
    }

    private static bool Flag(JsonElement schema, string name) => schema.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    private static bool HasFormat(JsonElement value, JsonElement schema) => !schema.TryGetProperty("format", out JsonElement format) || format.GetString() switch
    {
        "uuid" => value.TryGetGuid(out _),
        "date-time" => value.TryGetDateTime(out _),
        _ => true,
    };
}
