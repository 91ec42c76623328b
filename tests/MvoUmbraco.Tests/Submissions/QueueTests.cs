using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MvoUmbraco.Backoffice;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Submissions;
using MvoUmbraco.Tests.Backoffice;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using static MvoUmbraco.Tests.Submissions.Steps;

namespace MvoUmbraco.Tests.Submissions;

/// <summary>The queue as the backoffice asks for it, over HTTP.</summary>
[NonParallelizable]
internal sealed class QueueTests
{
    private const string Address = "/api/mvo/v1/submissions";

    private PluginHost host = null!;

    private ISubmissions Workflow => host.Get<ISubmissions>();

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(HeaderUser.Register);

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private async Task<SubmissionInfo> SubmittedAsync(string name)
    {
        var people = new People(host, "Lerend Netwerk Milieu");
        var author = people.Member("Anne");
        return Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(author, people.Network, name)).By(author)));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(Guid? user, string path = "")
    {
        using var client = HeaderUser.ClientOf(host, user);
        using var answer = await client.GetAsync(Address + path);
        return (answer.StatusCode, await BodyAsync(answer));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(Guid? user, string path, object body)
    {
        using var client = HeaderUser.ClientOf(host, user);
        using var answer = await client.PostAsJsonAsync(Address + path, body);
        return (answer.StatusCode, await BodyAsync(answer));
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    [Test]
    public async Task Nobody_And_UserWithoutTheSection_AreRefused_EverywhereAlike()
    {
        var sent = await SubmittedAsync("Verboden");
        var user = await host.AddEditorAsync([Constants.Applications.Content]);
        Assert.Multiple(async () =>
        {
            foreach (var path in new[] { "", $"/{sent.Key}", $"/{sent.Key}/history", $"/{sent.Key}/comparison" })
            {
                Assert.That((await GetAsync(null, path)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), path);
                Assert.That((await GetAsync(user.Key, path)).Status, Is.EqualTo(HttpStatusCode.Forbidden), path);
            }

            foreach (var path in new[] { "approve", "return", "assign" })
            {
                Assert.That((await PostAsync(null, $"/{sent.Key}/{path}", new { sent.Stamp })).Status, Is.EqualTo(HttpStatusCode.Unauthorized), path);
                Assert.That((await PostAsync(user.Key, $"/{sent.Key}/{path}", new { sent.Stamp })).Status, Is.EqualTo(HttpStatusCode.Forbidden), path);
            }
        });
    }

    [Test]
    public async Task WhatIsPicked_StandsInTheComparisonByName()
    {
        var people = new People(host, "Lerend Netwerk Milieu");
        var author = people.Member("Anne");
        var theme = host.Get<IKnowledgeCentre>().Read().Themes.All[0].Link;
        var text = Text("Met een thema");
        text = text with { Values = new Dictionary<string, object?>(text.Values) { [Fields.Themes] = new JsonArray(new JsonObject { ["type"] = "document", ["unique"] = theme.Key.ToString() }) } };
        var placed = Done(await Workflow.CreateAsync(author, new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentTypes.KnowledgeItem, text)));
        var sent = Done(await Workflow.SubmitAsync(placed.By(author)));
        var fields = (await GetAsync(Constants.Security.SuperUserKey, $"/{sent.Key}/comparison")).Body;
        var themes = fields.EnumerateArray().Single(field => field.GetProperty("alias").GetString() == Fields.Themes);
        Assert.That(themes.GetProperty("proposed").EnumerateArray().Select(name => name.GetString()), Is.EqualTo([theme.Name]));
    }

    [Test]
    public async Task Administrator_FindsItInTheQueue_ComparesAndApproves()
    {
        var sent = await SubmittedAsync("In de rij");
        var (status, list) = await GetAsync(Constants.Security.SuperUserKey, $"?state=submitted&network={sent.Network}&contentType=knowledgeItem&take=200");
        var row = list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("key").GetGuid() == sent.Key);
        var fields = (await GetAsync(Constants.Security.SuperUserKey, $"/{sent.Key}/comparison")).Body;
        var approved = await PostAsync(Constants.Security.SuperUserKey, $"/{sent.Key}/approve", new { sent.Stamp });
        var again = await PostAsync(Constants.Security.SuperUserKey, $"/{sent.Key}/approve", new { sent.Stamp });
        var history = (await GetAsync(Constants.Security.SuperUserKey, $"/{sent.Key}/history")).Body;

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(row.GetProperty("offered").EnumerateArray().Select(move => move.GetString()), Is.EqualTo(["approved", "returned", "assigned"]));
            Assert.That(list.GetProperty("networks").EnumerateArray().Select(network => network.GetProperty("name").GetString()), Has.One.EqualTo("Lerend Netwerk Milieu"));
            Assert.That(row.GetProperty("author").GetProperty("name").GetString(), Is.EqualTo("Anne"));
            var summary = fields.EnumerateArray().Single(field => field.GetProperty("alias").GetString() == Fields.Summary);
            Assert.That(summary.GetProperty("proposed").GetString(), Is.EqualTo("Wat een kmo eraan heeft."));
            Assert.That((approved.Status, approved.Body.GetProperty("state").GetString()), Is.EqualTo((HttpStatusCode.OK, "published")));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(again.Body.GetProperty("latest").GetProperty("move").GetString(), Is.EqualTo("published"));
            Assert.That(host.Get<IContentService>().GetById(sent.Key)!.Published);
            Assert.That(history.EnumerateArray().Select(step => step.GetProperty("move").GetString()), Is.EqualTo(["created", "submitted", "approved", "published"]));
        });
    }

    [Test]
    public async Task UserWhoMayNotPublish_SendsBack_AndDoesNotApprove()
    {
        var sent = await SubmittedAsync("Zonder publicatierecht");
        var user = await host.AddEditorAsync([MvoSection.Alias]);

        var approved = await PostAsync(user.Key, $"/{sent.Key}/approve", new { sent.Stamp });
        var silent = await PostAsync(user.Key, $"/{sent.Key}/return", new { sent.Stamp });
        var back = await PostAsync(user.Key, $"/{sent.Key}/return", new { sent.Stamp, remark = "Bron?" });

        Assert.Multiple(() =>
        {
            Assert.That(approved.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((silent.Status, silent.Body.GetProperty("refusal").GetString()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "remarkMissing")));
            Assert.That((back.Status, back.Body.GetProperty("state").GetString()), Is.EqualTo((HttpStatusCode.OK, "returned")));
            Assert.That(host.Get<IContentService>().GetById(sent.Key)!.Published, Is.False);
        });
    }

    [Test]
    public async Task UserWhoMayNotReadTheIntranet_FindsNothingOfIt()
    {
        var sent = await SubmittedAsync("Afgeschermd");
        var intranet = host.Get<IContentService>().GetById(host.Get<IContentService>().GetById(sent.Key)!.ParentId)!;
        var user = await host.AddEditorAsync([MvoSection.Alias], hidden: intranet.Key);
        Assert.Multiple(async () =>
        {
            Assert.That((await GetAsync(user.Key, $"/{sent.Key}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await GetAsync(user.Key, $"/{sent.Key}/comparison")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await GetAsync(user.Key, "?take=200")).Body.ToString(), Does.Not.Contain("Afgeschermd"));
        });
    }

    [TestCase("?take=201")]
    [TestCase("?skip=-1")]
    [TestCase("?state=onbekend")]
    [TestCase("?network=geen-sleutel")]
    public async Task WrongQuestion_IsABadRequest(string query)
        => Assert.That((await GetAsync(Constants.Security.SuperUserKey, query)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
}
