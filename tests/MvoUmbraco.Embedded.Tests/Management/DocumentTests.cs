using System.Net;
using System.Text.Json;
using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Embedded.Tests.TinyPlugin;
using Umbraco.Cms.Core.Models;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>What an editor does with documents, over HTTP.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class DocumentTests
{
    private ManagementSite site = null!;
    private Guid page;
    private Guid variantPage;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        await site.Host.LanguageAsync("nl-BE");
        IContentType type = await site.Host.TypeAsync("page", ContentVariation.Nothing, ("title", Keys.TextstringGuid, ContentVariation.Nothing), ("other", Keys.ContentPickerGuid, ContentVariation.Nothing));
        type.PropertyTypes.First(property => property.Alias == "title").Mandatory = true;
        type.AllowedContentTypes = [new ContentTypeSort(type.Key, 0, type.Alias)];
        await site.Host.Get<Umbraco.Cms.Core.Services.IContentTypeService>().UpdateAsync(type, Umbraco.Cms.Core.Constants.Security.SuperUserKey);
        page = type.Key;
        variantPage = (await site.Host.TypeAsync("variantPage", ContentVariation.Culture, ("title", Keys.TextstringGuid, ContentVariation.Culture))).Key;
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Document_IsMadeOpenedChangedPublished()
    {
        Guid id = await CreateAsync("First", title: "One");
        JsonElement made = await DocumentAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.GetProperty("variants")[0].GetProperty("name").GetString(), Is.EqualTo("First"));
            Assert.That(State(made), Is.EqualTo("Draft"));
            Assert.That(Value(made, "title"), Is.EqualTo("One"));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, $"document/{id}/published"), Is.EqualTo(404));
        }

        await PublishAsync(id);
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}", Update("First", "Two"));
        JsonElement draft = await DocumentAsync(id);
        JsonElement published = await site.Administrator.JsonAsync($"document/{id}/published");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(State(draft), Is.EqualTo("PublishedPendingChanges"));
            Assert.That(Value(draft, "title"), Is.EqualTo("Two"));
            Assert.That(State(published), Is.EqualTo("Published"));
            Assert.That(Value(published, "title"), Is.EqualTo("One"));
        }

        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/unpublish", new { cultures = (string[]?)null });
        Assert.That(State(await DocumentAsync(id)), Is.EqualTo("Draft"));
    }

    [Test]
    public async Task Validation_NamesThePlaceInTheRequest()
    {
        Guid id = await CreateAsync("Valid", title: "x");
        var body = new
        {
            values = new object[] { new { alias = "other", value = (string?)null }, new { alias = "title", value = "" } },
            variants = new[] { new { name = "Valid" } },
            cultures = Array.Empty<string>(),
        };
        JsonElement sent = await site.Administrator.SendAsync(HttpMethod.Put, $"/umbraco/management/api/v1.1/document/{id}/validate", body, 400);
        JsonElement missing = await site.Administrator.SendAsync(
            HttpMethod.Post,
            "document/validate",
            new { documentType = new { id = page }, template = (object?)null, parent = (object?)null, values = Array.Empty<object>(), variants = new[] { new { name = "x" } } },
            400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EqualTo(new[] { "$.values[1].value" }));
            Assert.That(
                missing.GetProperty("errors").EnumerateObject().Select(error => error.Name),
                Is.EqualTo(new[] { "$.values[?(@.alias == 'title' && @.culture == null && @.segment == null)].value" }));
        }
    }

    [Test]
    public async Task InvalidDraft_IsSavedButNotPublished()
    {
        Guid id = await CreateAsync("Unfinished", title: "x");
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}", Update("Unfinished", ""));
        JsonElement refused = await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", Schedules(null), 400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.GetProperty("operationStatus").GetString(), Is.EqualTo("ContentInvalid"));
            Assert.That(refused.GetProperty("invalidProperties")[0].GetString(), Is.EqualTo("title"));
            Assert.That(State(await DocumentAsync(id)), Is.EqualTo("Draft"));
        }
    }

    [Test]
    public async Task Veto_TellsItsReason()
    {
        Guid id = await CreateAsync("Vetoed", title: "x");
        site.Host.Get<TinyLog>().Forbidden = "Vetoed";
        using HttpResponseMessage answer = await site.Administrator.SendTextAsync(HttpMethod.Put, $"document/{id}/publish", """{"publishSchedules":[{"culture":null}]}""");
        JsonElement problem = await answer.JsonAsync(400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.GetProperty("operationStatus").GetString(), Is.EqualTo("CancelledByEvent"));
            JsonElement said = JsonDocument.Parse(answer.Headers.GetValues("Umb-Notifications").Single()).RootElement;
            Assert.That(said[0].GetProperty("message").GetString(), Is.EqualTo(TinyHandler.Refusal));
            Assert.That(said[0].GetProperty("type").GetString(), Is.EqualTo("Error"));
        }
    }

    [Test]
    public async Task Schedule_IsKeptAndMustBeAhead()
    {
        Guid id = await CreateAsync("Later", title: "x");
        DateTimeOffset tomorrow = DateTimeOffset.UtcNow.AddDays(1);
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", Schedules(tomorrow));
        JsonElement scheduled = await DocumentAsync(id);
        JsonElement past = await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", Schedules(tomorrow.AddDays(-2)), 400);
        JsonElement item = (await site.Administrator.JsonAsync($"item/document?id={id}"))[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scheduled.GetProperty("variants")[0].GetProperty("scheduledPublishDate").GetDateTimeOffset(), Is.EqualTo(tomorrow).Within(TimeSpan.FromSeconds(1)));
            Assert.That(past.GetProperty("operationStatus").GetString(), Is.EqualTo("PublishTimeNeedsToBeInFuture"));
            Assert.That(item.GetProperty("flags").Texts("alias"), Is.EqualTo(new[] { "Umb.ScheduledForPublish" }));
        }
    }

    [Test]
    public async Task WhatWaitsForItsTime_IsPublishedAtOnce_OnlyAfterTheTimeWasTakenBack()
    {
        Guid id = await CreateAsync("Waiting", title: "x");
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", Schedules(DateTimeOffset.UtcNow.AddDays(1)));
        JsonElement refused = await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", Schedules(null), 400);
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", new
        {
            publishSchedules = new[] { new { culture = (string?)null, schedule = new { publishTime = (DateTimeOffset?)null, unpublishTime = (DateTimeOffset?)null } } },
        });
        JsonElement takenBack = await DocumentAsync(id);
        await PublishAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.GetProperty("operationStatus").GetString(), Is.EqualTo("AwaitingRelease"));
            Assert.That(takenBack.GetProperty("variants")[0].GetProperty("scheduledPublishDate").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(State(takenBack), Is.EqualTo("Draft"));
            Assert.That(State(await DocumentAsync(id)), Is.EqualTo("Published"));
        }
    }

    [Test]
    public async Task TreePage_TellsOfEachDocumentWhatIsItsOwn()
    {
        Guid top = await CreateAsync("Many", title: "x");
        Guid plain = await CreateAsync("Plain", title: "x", top);
        Guid waiting = await CreateAsync("Ahead", title: "x", top);
        Guid closed = await CreateAsync("Closed", title: "x", top);
        Guid below = await CreateAsync("Below", title: "x", closed);
        Guid login = await CreateAsync("Login of many", title: "x");
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{waiting}/publish", Schedules(DateTimeOffset.UtcNow.AddDays(1)));
        await site.Administrator.SendAsync(HttpMethod.Post, "member-group", new { name = "Of many" }, 201);
        await site.Administrator.SendAsync(HttpMethod.Post, $"document/{closed}/public-access", new
        {
            memberUserNames = Array.Empty<string>(),
            memberGroupNames = new[] { "Of many" },
            loginDocument = new { id = login },
            errorDocument = new { id = login },
        }, 201);
        JsonElement[] children = [.. (await site.Administrator.JsonAsync($"tree/document/children?parentId={top}&skip=0&take=100")).GetProperty("items").EnumerateArray()];
        JsonElement grandchild = (await site.Administrator.JsonAsync($"tree/document/children?parentId={closed}&skip=0&take=100")).GetProperty("items")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(children.Select(child => (child.GetProperty("id").GetGuid(), string.Join(' ', child.GetProperty("flags").Texts("alias")))), Is.EqualTo(new[]
            {
                (plain, string.Empty), (waiting, "Umb.ScheduledForPublish"), (closed, "Umb.IsProtected"),
            }));
            Assert.That(children.Select(child => child.GetProperty("parent").GetProperty("id").GetGuid()), Is.All.EqualTo(top));
            Assert.That(grandchild.GetProperty("isProtected").GetBoolean(), "by what it stands below");
            Assert.That(grandchild.GetProperty("ancestors").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()), Is.EqualTo(new[] { top, closed }));
            Assert.That(grandchild.GetProperty("id").GetGuid(), Is.EqualTo(below));
        }
    }

    [Test]
    public async Task Culture_IsPublishedAlone()
    {
        Guid id = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "document", new
        {
            id,
            documentType = new { id = variantPage },
            parent = (object?)null,
            template = (object?)null,
            values = new[] { new { alias = "title", culture = "en-US", value = "one" }, new { alias = "title", culture = "nl-BE", value = "een" } },
            variants = new[] { new { culture = "en-US", name = "One" }, new { culture = "nl-BE", name = "Een" } },
        }, 201);
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", new { publishSchedules = new[] { new { culture = "en-US" } } });
        JsonElement variants = (await DocumentAsync(id)).GetProperty("variants");
        JsonElement invariant = await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", Schedules(null), 400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(variants.EnumerateArray().ToDictionary(variant => variant.GetProperty("culture").GetString()!, variant => variant.GetProperty("state").GetString()), Is.EquivalentTo(new Dictionary<string, string?>
            {
                ["en-US"] = "Published",
                ["nl-BE"] = "Draft",
            }));
            Assert.That(invariant.GetProperty("operationStatus").GetString(), Is.EqualTo("CannotPublishInvariantWhenVariant"));
        }
    }

    [Test]
    public async Task Tree_SortsMovesCopies()
    {
        Guid parent = await CreateAsync("Parent", title: "x");
        Guid[] children = [await CreateAsync("a", "x", parent), await CreateAsync("b", "x", parent), await CreateAsync("c", "x", parent)];
        await site.Administrator.SendAsync(HttpMethod.Put, "document/sort", new { parent = new { id = parent }, sorting = new[] { new { id = children[2], sortOrder = 0 }, new { id = children[0], sortOrder = 1 }, new { id = children[1], sortOrder = 2 } } });
        Assert.That(await NamesBelowAsync(parent), Is.EqualTo(new[] { "c", "a", "b" }));

        JsonElement near = await site.Administrator.JsonAsync($"tree/document/siblings?target={children[0]}&before=1&after=0");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(near.GetProperty("items")), Is.EqualTo(new[] { "c", "a" }));
            Assert.That(near.GetProperty("totalAfter").GetInt64(), Is.EqualTo(1));
        }

        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{children[1]}/move", new { target = new { id = children[0] } });
        using HttpResponseMessage copied = await site.Administrator.SendTextAsync(HttpMethod.Post, $"document/{children[0]}/copy", $$"""{"target":{"id":"{{parent}}"},"relateToOriginal":false,"includeDescendants":true}""");
        Guid copy = Guid.Parse(copied.Headers.GetValues("Umb-Generated-Resource").Single());
        JsonElement ancestors = await site.Administrator.JsonAsync($"tree/document/ancestors?descendantId={children[1]}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(copied.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(await NamesBelowAsync(copy), Is.EqualTo(new[] { "b" }));
            Assert.That(Names(ancestors), Is.EqualTo(new[] { "Parent", "a", "b" }));
        }
    }

    [Test]
    public async Task Bin_RestoresAndDeletes()
    {
        Guid parent = await CreateAsync("Home of trash", title: "x");
        Guid id = await CreateAsync("Trash", "x", parent);
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/move-to-recycle-bin", null);
        JsonElement bin = await site.Administrator.JsonAsync("recycle-bin/document/root?skip=0&take=100");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bin.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()), Does.Contain(id));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, $"tree/document/siblings?target={id}"), Is.EqualTo(404));
            Assert.That((await site.Administrator.JsonAsync($"recycle-bin/document/{id}/original-parent")).GetProperty("id").GetGuid(), Is.EqualTo(parent));
        }

        await site.Administrator.SendAsync(HttpMethod.Put, $"recycle-bin/document/{id}/restore", new { target = new { id = parent } });
        Assert.That(await NamesBelowAsync(parent), Is.EqualTo(new[] { "Trash" }));
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/move-to-recycle-bin", null);
        await site.Administrator.SendAsync(HttpMethod.Delete, $"recycle-bin/document/{id}", null);
        Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, $"document/{id}"), Is.EqualTo(404));
    }

    [Test]
    public async Task Version_IsTakenBack()
    {
        Guid id = await CreateAsync("Versions", title: "old");
        await PublishAsync(id);
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}", Update("Versions", "new"));
        await PublishAsync(id);
        JsonElement versions = await site.Administrator.JsonAsync($"document-version?documentId={id}&culture=en-US&skip=0&take=10");
        Guid old = versions.GetProperty("items").EnumerateArray().Last().GetProperty("id").GetGuid();
        Assert.That(Value(await site.Administrator.JsonAsync($"document-version/{old}"), "title"), Is.EqualTo("old"));

        await site.Administrator.SendAsync(HttpMethod.Post, $"document-version/{old}/rollback", null);
        JsonElement trail = await site.Administrator.JsonAsync($"document/{id}/audit-log?skip=0&take=10&orderDirection=Descending");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value(await DocumentAsync(id), "title"), Is.EqualTo("old"));
            Assert.That(trail.GetProperty("items").Texts("logType"), Does.Contain("RollBack"));
        }
    }

    [Test]
    public async Task Protection_IsSetReadChangedRemoved()
    {
        Guid id = await CreateAsync("Protected", title: "x");
        await site.Host.Get<Umbraco.Cms.Core.Services.IMemberGroupService>().CreateAsync(new MemberGroup { Name = "Staff" });
        var rules = new { memberUserNames = Array.Empty<string>(), memberGroupNames = new[] { "Staff" }, loginDocument = new { id }, errorDocument = new { id } };
        string address = $"document/{id}/public-access";
        Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, address), Is.EqualTo(404));
        await site.Administrator.SendAsync(HttpMethod.Post, address, rules, 201);
        JsonElement set = await site.Administrator.JsonAsync(address);
        await site.Administrator.SendAsync(HttpMethod.Post, address, rules, 409);
        JsonElement item = (await site.Administrator.JsonAsync($"item/document?id={id}"))[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(set.GetProperty("groups").Texts("name"), Is.EqualTo(new[] { "Staff" }));
            Assert.That(set.GetProperty("isProtectedByAncestor").GetBoolean(), Is.False);
            Assert.That(item.GetProperty("isProtected").GetBoolean());
        }

        await site.Administrator.SendAsync(HttpMethod.Put, address, rules);
        await site.Administrator.SendAsync(HttpMethod.Delete, address, null);
        Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, address), Is.EqualTo(404));
    }

    [Test]
    public async Task Hostnames_AreSetAndConflictsNamed()
    {
        Guid id = await CreateAsync("Hosted", title: "x");
        Guid other = await CreateAsync("Other host", title: "x");
        var hostnames = new { defaultIsoCode = "nl-BE", domains = new[] { new { domainName = "example.test", isoCode = "nl-BE" } } };
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/domains", hostnames);
        JsonElement set = await site.Administrator.JsonAsync($"document/{id}/domains");
        JsonElement conflict = await site.Administrator.SendAsync(HttpMethod.Put, $"document/{other}/domains", hostnames, 409);
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/domains", new { domains = Array.Empty<object>() });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(set.GetProperty("domains").Texts("domainName"), Is.EqualTo(new[] { "example.test" }));
            Assert.That(set.GetProperty("defaultIsoCode").GetString(), Is.EqualTo("nl-BE"));
            Assert.That(conflict.GetProperty("conflictingDomainNames")[0].GetProperty("content").GetProperty("id").GetGuid(), Is.EqualTo(id));
        }
    }

    [Test]
    public async Task Search_MeetsAccentsAndKeys()
    {
        Guid id = await CreateAsync("Café de la Gare", title: "x");
        JsonElement found = await site.Administrator.JsonAsync("item/document/search?query=gare%20cafe&skip=0&take=10");
        JsonElement byKey = await site.Administrator.JsonAsync($"item/document/search?query={id}&parentId=&culture=");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetGuid(), Is.EqualTo(id));
            Assert.That(byKey.GetProperty("total").GetInt64(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Urls_AreToldForWhatIsPublished()
    {
        Guid id = await CreateAsync("With address", title: "x");
        JsonElement before = await site.Administrator.JsonAsync($"document/urls?id={id}");
        await PublishAsync(id);
        JsonElement after = await site.Administrator.JsonAsync($"document/urls?id={id}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before[0].GetProperty("urlInfos").EnumerateArray().Any(url => url.GetProperty("url").ValueKind == JsonValueKind.String), Is.False);
            Assert.That(after[0].GetProperty("urlInfos")[0].GetProperty("url").GetString(), Does.EndWith("/with-address/"));
        }
    }

    [Test]
    public async Task UnknownId_Is404([Values("document/{0}", "document/{0}/domains", "document-version?documentId={0}", "document/{0}/audit-log")] string path)
    {
        string address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Guid.NewGuid());
        int status = await site.Administrator.StatusAsync(HttpMethod.Get, address);
        Assert.That(status, Is.EqualTo(path.EndsWith("audit-log", StringComparison.Ordinal) ? 200 : 404));
    }

    private static object Update(string name, string title) => new { values = new[] { new { alias = "title", value = title } }, variants = new[] { new { name } } };

    private static object Schedules(DateTimeOffset? publish) => new
    {
        publishSchedules = new[] { new { culture = (string?)null, schedule = publish is null ? null : new { publishTime = publish, unpublishTime = (DateTimeOffset?)null } } },
    };

    private static string? Value(JsonElement document, string alias) =>
        document.GetProperty("values").EnumerateArray().First(value => value.GetProperty("alias").GetString() == alias).GetProperty("value").GetString();

    private static string? State(JsonElement document) => document.GetProperty("variants")[0].GetProperty("state").GetString();

    private static string[] Names(JsonElement items) => [.. items.EnumerateArray().Select(item => item.GetProperty("variants")[0].GetProperty("name").GetString()!)];

    private async Task<string[]> NamesBelowAsync(Guid parent) => Names((await site.Administrator.JsonAsync($"tree/document/children?parentId={parent}&skip=0&take=100")).GetProperty("items"));

    private Task<JsonElement> DocumentAsync(Guid id) => site.Administrator.JsonAsync($"document/{id}");

    private Task PublishAsync(Guid id) => site.Administrator.SendAsync(HttpMethod.Put, $"document/{id}/publish", Schedules(null));

    private async Task<Guid> CreateAsync(string name, string title, Guid? parent = null)
    {
        Guid id = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "document", new
        {
            id,
            documentType = new { id = page },
            parent = parent is null ? null : new { id = parent.Value },
            template = (object?)null,
            values = new[] { new { alias = "title", value = title } },
            variants = new[] { new { name } },
        }, 201);
        return id;
    }
}
