using System.Text.Json;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Two editors have the same document open: nobody's text vanishes silently.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class TwoEditorsTests
{
    private ManagementSite site = null!;
    private HttpClient anna = null!;
    private HttpClient bert = null!;
    private Guid type;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        type = (await site.Host.TypeAsync("page", ContentVariation.Nothing, ("title", Keys.TextstringGuid, ContentVariation.Nothing), ("body", Keys.TextareaGuid, ContentVariation.Nothing))).Key;
        anna = await EditorAsync("anna");
        bert = await EditorAsync("bert");
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task DifferentProperties_AreBothKept()
    {
        Guid id = await DocumentAsync("title", "body");
        await OpenAsync(anna, id);
        await OpenAsync(bert, id);
        await SaveAsync(anna, id, NameOf(id), "Anna's title", "body");
        await SaveAsync(bert, id, NameOf(id) + " by Bert", "title", "Bert's body");

        JsonElement stored = await OpenAsync(anna, id);
        Assert.That(
            (Name(stored), Value(stored, "title"), Value(stored, "body")),
            Is.EqualTo((NameOf(id) + " by Bert", "Anna's title", "Bert's body")));
    }

    [Test]
    public async Task TheSameProperty_IsRefusedWhole()
    {
        Guid id = await DocumentAsync("title", "body");
        await OpenAsync(anna, id);
        await OpenAsync(bert, id);
        await SaveAsync(anna, id, NameOf(id), "Anna's title", "body");
        JsonElement refused = await SaveAsync(bert, id, NameOf(id), "Bert's title", "Bert's body", 409);
        JsonElement stored = await OpenAsync(bert, id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.GetProperty("operationStatus").GetString(), Is.EqualTo("ConcurrencyViolation"));
            Assert.That(refused.GetProperty("title").GetString(), Is.EqualTo("Changed by anna meanwhile: title"));
            Assert.That((Value(stored, "title"), Value(stored, "body")), Is.EqualTo(("Anna's title", "body")));
        }

        await SaveAsync(bert, id, NameOf(id), "Both titles", "Bert's body");
        Assert.That(Value(await OpenAsync(anna, id), "title"), Is.EqualTo("Both titles"));
    }

    [Test]
    public async Task TheSameText_IsNoConflict()
    {
        Guid id = await DocumentAsync("title", "body");
        await OpenAsync(anna, id);
        await OpenAsync(bert, id);
        await SaveAsync(anna, id, NameOf(id), "New title", "body");
        await SaveAsync(bert, id, NameOf(id), "New title", "body");
    }

    [Test]
    public async Task OnesOwnSaves_FollowEachOther()
    {
        Guid id = await DocumentAsync("title", "body");
        await OpenAsync(anna, id);
        await SaveAsync(anna, id, NameOf(id), "one", "body");
        await SaveAsync(anna, id, NameOf(id), "two", "");
        await SaveAsync(anna, id, NameOf(id), "three", "body");
        Assert.That(Value(await OpenAsync(anna, id), "title"), Is.EqualTo("three"));
    }

    private static string NameOf(Guid id) => $"Document {id}";

    private static Task<JsonElement> OpenAsync(HttpClient editor, Guid id) => editor.JsonAsync($"document/{id}");

    private static Task<JsonElement> SaveAsync(HttpClient editor, Guid id, string name, string title, string body, int status = 200) => editor.SendAsync(
        HttpMethod.Put,
        $"document/{id}",
        new { values = new[] { new { alias = "title", value = title }, new { alias = "body", value = body } }, variants = new[] { new { name } } },
        status);

    private static string? Value(JsonElement document, string alias) =>
        document.GetProperty("values").EnumerateArray().First(value => value.GetProperty("alias").GetString() == alias).GetProperty("value").GetString();

    private static string? Name(JsonElement document) => document.GetProperty("variants")[0].GetProperty("name").GetString();

    private async Task<Guid> DocumentAsync(string title, string body)
    {
        Guid id = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "document", new
        {
            id,
            documentType = new { id = type },
            parent = (object?)null,
            template = (object?)null,
            values = new[] { new { alias = "title", value = title }, new { alias = "body", value = body } },
            variants = new[] { new { name = NameOf(id) } },
        }, 201);
        return id;
    }

    private async Task<HttpClient> EditorAsync(string name)
    {
        site.Host.Enter();
        IUserService users = site.Host.Get<IUserService>();
        IUser user = users.CreateUserWithIdentity($"{name}@example.test", $"{name}@example.test");
        user.Name = name;
        user.AddGroup((await site.Host.Get<IUserGroupService>().GetAsync(Constants.Security.EditorGroupKey))!.ToReadOnlyGroup());
        users.Save(user);
        return site.As(user.Key);
    }
}
