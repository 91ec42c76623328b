using System.Text.Json;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>What holds for every endpoint: bad bodies, what is not served, caching.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class KernelTests
{
    private ManagementSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ManagementSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [TestCase("""{"name":"x","isoCode":"fr-BE","isDefault":"no","isMandatory":true}""", "$.isDefault")]
    [TestCase("""{"name":null,"isoCode":"fr-BE","isDefault":false,"isMandatory":true}""", "$.name")]
    [TestCase("""{"isoCode":"fr-BE","isDefault":false,"isMandatory":true,"fallbackIsoCode":null}""", "$")]
    [TestCase("""{"name":""", "$.name")]
    [TestCase("null", "$")]
    [TestCase("", "$")]
    public async Task Body_UnreadableIsAnswered(string body, string path)
    {
        using HttpResponseMessage answer = await site.Administrator.SendTextAsync(HttpMethod.Post, "language", body);
        JsonElement problem = await answer.JsonAsync(400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("Error"));
            Assert.That(problem.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo(path));
        }
    }

    [Test]
    public async Task Body_OfAnotherTypeIsRefused()
    {
        using HttpResponseMessage answer = await site.Administrator.SendTextAsync(HttpMethod.Post, "language", "<x/>", "application/xml");
        Assert.That((int)answer.StatusCode, Is.EqualTo(415));
    }

    [TestCase("nothing/of/the/kind")]
    [TestCase("log-viewer/log")]
    public async Task Unserved_Is404WithProblem(string path)
    {
        JsonElement problem = await site.Administrator.JsonAsync(path, 404);
        Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo("Not found"));
    }

    [Test]
    public async Task Answers_AreNotKept()
    {
        using HttpResponseMessage answer = await site.Administrator.GetAsync("language");
        Assert.That(answer.Headers.CacheControl!.NoStore);
    }

    [Test]
    public async Task Anonymous_Is401() => Assert.That(await site.Anonymous.StatusAsync(HttpMethod.Get, "language"), Is.EqualTo(401));
}
