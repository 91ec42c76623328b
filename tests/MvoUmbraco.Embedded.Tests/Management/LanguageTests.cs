using System.Net;
using System.Text.Json;

namespace MvoUmbraco.Embedded.Tests.Management;

[Parallelizable(ParallelScope.Self)]
internal sealed class LanguageTests
{
    private ManagementSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ManagementSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Language_CreatedChangedDeleted()
    {
        using HttpResponseMessage created = await site.Administrator.SendTextAsync(
            HttpMethod.Post,
            "language",
            """{"name":"Frans","isoCode":"fr-BE","isDefault":false,"isMandatory":true,"fallbackIsoCode":"en-US"}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(created.Headers.GetValues("Umb-Generated-Resource"), Is.EqualTo(new[] { "fr-BE" }));
            Assert.That(created.Headers.Location!.AbsolutePath, Is.EqualTo("/umbraco/management/api/v1/language/fr-BE"));
        }

        await site.Administrator.SendAsync(HttpMethod.Put, "language/fr-BE", new { name = "Français", isDefault = false, isMandatory = false, fallbackIsoCode = (string?)null });
        JsonElement changed = await site.Administrator.JsonAsync("language/fr-BE");
        JsonElement items = await site.Administrator.JsonAsync("item/language?isoCode=fr-BE&isoCode=xx");
        await site.Administrator.SendAsync(HttpMethod.Delete, "language/fr-BE", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.GetRawText(), Is.EqualTo("""{"name":"Fran\u00E7ais","isoCode":"fr-BE","isDefault":false,"isMandatory":false,"fallbackIsoCode":null}"""));
            Assert.That(items.Texts("isoCode"), Is.EqualTo(new[] { "fr-BE" }));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, "language/fr-BE"), Is.EqualTo(404));
        }
    }

    [Test]
    public async Task DefaultLanguage_CannotGo()
    {
        string iso = (await site.Administrator.JsonAsync("item/language/default")).GetProperty("isoCode").GetString()!;
        JsonElement problem = await site.Administrator.SendAsync(HttpMethod.Delete, $"language/{iso}", null, 400);
        Assert.That(problem.GetProperty("operationStatus").GetString(), Is.EqualTo("MissingDefault"));
    }

    [TestCase("language?skip=3&take=2")]
    public async Task Paging_WholePagesOnly(string path)
    {
        JsonElement problem = await site.Administrator.JsonAsync(path, 400);
        Assert.That(problem.GetProperty("errors").GetProperty("skip")[0].GetString(), Does.Contain("multiple of 'take'"));
    }

    [Test]
    public async Task Cultures_AreListed()
    {
        JsonElement cultures = await site.Administrator.JsonAsync("culture?skip=0&take=1000");
        Assert.That(cultures.GetProperty("items").Texts("name"), Does.Contain("nl-BE"));
    }
}
