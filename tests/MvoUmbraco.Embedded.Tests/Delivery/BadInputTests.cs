using System.Text.Json;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

[Parallelizable(ParallelScope.Self)]
internal sealed class BadInputTests
{
    private DeliverySite site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        await site.TypeAsync("page", ("title", Keys.TextstringGuid));
        site.Publish("Home", "page");
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [TestCase("content?fetch=siblings:/", "Selector option not found", "The attempted 'fetch' option does not exist")]
    [TestCase("content?fetch=", "Selector option not found", "The attempted 'fetch' option does not exist")]
    [TestCase("content?filter=colour:red", "Filter option not found", "One of the attempted 'filter' options does not exist")]
    [TestCase("content?filter=name", "Filter option not found", "One of the attempted 'filter' options does not exist")]
    [TestCase("content?filter=createDate>yesterday", "Filter option not found", "One of the attempted 'filter' options does not exist")]
    [TestCase("content?filter=createDate=>2020-01-01", "Filter option not found", "One of the attempted 'filter' options does not exist")]
    [TestCase("content?sort=colour:asc", "Sort option not found", "One of the attempted 'sort' options does not exist")]
    [TestCase("content?sort=name", "Sort option not found", "One of the attempted 'sort' options does not exist")]
    [TestCase("media?fetch=descendants:/", "Selector option not found", "The attempted 'fetch' option does not exist")]
    [TestCase("media", "Selector option not found", "The attempted 'fetch' option does not exist")]
    [TestCase("media?fetch=children:/&filter=a:b:c", "Filter option not found", "One of the attempted 'filter' options does not exist")]
    [TestCase("media?fetch=children:/&sort=level:asc", "Sort option not found", "One of the attempted 'sort' options does not exist")]
    public async Task Option_Unknown_IsAProblem(string path, string title, string detail)
    {
        JsonElement problem = await ProblemAsync(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("Error"));
            Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo(title));
            Assert.That(problem.GetProperty("detail").GetString(), Is.EqualTo(detail));
            Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(400));
        }
    }

    [TestCase("content?skip=x", "skip")]
    [TestCase("content?skip=-1", "skip")]
    [TestCase("content?take=-1", "take")]
    [TestCase("content?take=1e9", "take")]
    [TestCase("content?take=99999999999999999999", "take")]
    [TestCase("content?take=2000000000", "take")]
    [TestCase("content/items?id=nonsense", "id")]
    [TestCase("content?expand=properties[", "expand")]
    [TestCase("content/item/?expand=properties[]", "expand")]
    [TestCase("content/item/?fields=]", "fields")]
    [TestCase("media?fetch=children:/&take=x", "take")]
    [TestCase("media/items?id=nonsense", "id")]
    public async Task Parameter_Malformed_NamesIt(string path, string parameter)
    {
        JsonElement problem = await ProblemAsync(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo("One or more validation errors occurred."));
            Assert.That(problem.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EqualTo([parameter]));
        }
    }

    [TestCase("nl-BE;;q=1")]
    [TestCase("nl_BE@latin")]
    [TestCase("<script>")]
    public async Task LanguageHeader_Malformed_IsAProblem(string header)
    {
        JsonElement problem = await ProblemAsync("content/item/", $"Accept-Language: {header}");
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EqualTo(["Accept-Language"]));
    }

    [TestCase("content/item/")]
    [TestCase("content/item/?skip=10")]
    [TestCase("content?take=10000&skip=2147483647")]
    [TestCase("content?fetch=children:%00")]
    [TestCase("content?fetch=children:..%2F..%2Fetc")]
    [TestCase("content?filter=name:%27%20OR%201=1--")]
    [TestCase("content?filter=name:*")]
    public async Task Strange_IsAnswered(string path) => Assert.That(await site.StatusAsync(path), Is.EqualTo(200));

    [Test]
    public async Task Filters_TooMany_AreRefused()
    {
        string filters = string.Join('&', Enumerable.Repeat("filter=name:a", 60));
        JsonElement problem = await ProblemAsync("content?" + filters);
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EqualTo(["filter"]));
    }

    [Test]
    public async Task Expand_VeryDeep_IsAnswered()
    {
        string expand = string.Concat(Enumerable.Repeat("properties[a[", 200)) + "b" + new string(']', 400);
        Assert.That(await site.StatusAsync("content/item/?expand=" + expand), Is.EqualTo(200));
    }

    [TestCase("Umbraco:CMS:DeliveryApi:Enabled", "false", 401, 401)]
    [TestCase("Umbraco:CMS:DeliveryApi:PublicAccess", "false", 401, 200)]
    public async Task Access_BySettings(string setting, string value, int without, int withKey)
    {
        await using DeliverySite other = await DeliverySite.StartAsync((setting, value));
        await other.TypeAsync("page");
        other.Publish("Home", "page");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await other.StatusAsync("content/item/"), Is.EqualTo(without));
            Assert.That(await other.StatusAsync("content/item/", $"Api-Key: {DeliverySite.ApiKey}"), Is.EqualTo(withKey));
            Assert.That(await other.StatusAsync("content/item/"), Is.EqualTo(without), "also after somebody with the key was answered");
            Assert.That(await other.StatusAsync("media?fetch=children:/"), Is.EqualTo(without));
        }

        site.Host.Enter();
    }

    private async Task<JsonElement> ProblemAsync(string path, params string[] headers)
    {
        using HttpResponseMessage answer = await site.AskAsync(path, headers);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(400));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        }

        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
