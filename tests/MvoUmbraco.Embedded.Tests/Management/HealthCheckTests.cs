using System.Text.Json;
using MvoUmbraco.Embedded.Tests.TinyPlugin;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Health checks of Umbraco.Core and of a plugin.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class HealthCheckTests
{
    private const string Pantry = "7a4f0f43-3a32-4a4e-9dd2-6a2ad7b60001";

    private ManagementSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ManagementSite.StartAsync(("Umbraco:CMS:HealthChecks:DisabledChecks:0:Id", "EB66BB3B-1BCD-4314-9531-9DA2C1D6D9A7"));

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Groups_ArePaged_AndHoldTheirChecks()
    {
        JsonElement groups = await site.Administrator.JsonAsync("health-check-group?skip=0&take=100");
        JsonElement first = await site.Administrator.JsonAsync("health-check-group?skip=0&take=1");
        JsonElement tiny = await site.Administrator.JsonAsync("health-check-group/tiny");
        JsonElement security = await site.Administrator.JsonAsync("health-check-group/Security");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(groups.GetProperty("items").Texts("name"), Is.Ordered.And.SupersetOf(new[] { "Data Integrity", "Permissions", "Security", "Services", "Tiny" }));
            Assert.That((first.GetProperty("items").GetArrayLength(), first.GetProperty("total").GetInt32()), Is.EqualTo((1, groups.GetProperty("total").GetInt32())));
            Assert.That(tiny.GetProperty("name").GetString(), Is.EqualTo("Tiny"));
            Assert.That(tiny.GetProperty("checks").Texts("name"), Is.EqualTo(new[] { "Tiny accident", "Tiny pantry" }));
            Assert.That(security.GetProperty("checks").Texts("id"), Has.None.EqualTo("eb66bb3b-1bcd-4314-9531-9da2c1d6d9a7"), "disabled by the settings");
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, "health-check-group/nothing"), Is.EqualTo(404));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Post, "health-check-group/nothing/check"), Is.EqualTo(404));
        }
    }

    [Test]
    public async Task EveryCheckOfUmbraco_Runs()
    {
        JsonElement groups = await site.Administrator.JsonAsync("health-check-group");
        using IDisposable all = Assert.EnterMultipleScope();
        foreach (string group in groups.GetProperty("items").Texts("name").Where(name => name != TinyPantryCheck.InGroup))
        {
            JsonElement found = await site.Administrator.SendAsync(HttpMethod.Post, $"health-check-group/{Uri.EscapeDataString(group)}/check", null);
            foreach (JsonElement check in found.GetProperty("checks").EnumerateArray())
            {
                Assert.That(check.GetProperty("results").Texts("message"), Is.Not.Empty.And.None.Contains("failed to run"), $"{group} {check}");
            }
        }
    }

    [TestCase("Data Integrity")]
    [TestCase("Permissions")]
    public async Task AFreshSite_IsSound(string group)
    {
        JsonElement found = await site.Administrator.SendAsync(HttpMethod.Post, $"health-check-group/{group}/check", null);
        Assert.That(found.GetProperty("checks").EnumerateArray().SelectMany(check => check.GetProperty("results").Texts("resultType")), Is.Not.Empty.And.All.EqualTo("Success"), found.GetRawText());
    }

    [Test]
    public async Task ACheckThatFailsToRun_IsAFinding_WithoutItsReason_AndHidesNoOther()
    {
        JsonElement found = await site.Administrator.SendAsync(HttpMethod.Post, "health-check-group/Tiny/check", null);
        JsonElement[] checks = [.. found.GetProperty("checks").EnumerateArray()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(checks[0].GetProperty("results").Texts("resultType"), Is.EqualTo(new[] { "Error" }));
            Assert.That(found.GetRawText(), Does.Not.Contain("secret reason"));
            Assert.That(checks[1].GetProperty("results").GetArrayLength(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task AnAction_IsDone_WithTheValueOfTheUser()
    {
        JsonElement found = await site.Administrator.SendAsync(HttpMethod.Post, "health-check-group/Tiny/check", null);
        JsonElement action = found.GetProperty("checks")[1].GetProperty("results")[0].GetProperty("actions")[0];
        JsonElement done = await site.Administrator.SendAsync(HttpMethod.Post, "health-check/execute-action", new
        {
            healthCheck = action.GetProperty("healthCheck"),
            alias = action.GetProperty("alias"),
            name = action.GetProperty("name"),
            valueRequired = action.GetProperty("valueRequired"),
            providedValue = "brown",
            actionParameters = action.GetProperty("actionParameters"),
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(action.GetProperty("healthCheck").GetProperty("id").GetString(), Is.EqualTo(Pantry));
            Assert.That(done.GetProperty("message").GetString(), Is.EqualTo("buy 2 brown"));
            Assert.That(done.GetProperty("resultType").GetString(), Is.EqualTo("Success"));
        }

        await site.Administrator.SendAsync(HttpMethod.Post, "health-check/execute-action", new { healthCheck = new { id = Guid.NewGuid() }, valueRequired = false }, 400);
    }
}
