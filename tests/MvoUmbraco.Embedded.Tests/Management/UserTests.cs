using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Users and user groups through the API, and what the user who asks is told of himself.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class UserTests
{
    private const string Read = "Umb.Document.Read";
    private const string Update = "Umb.Document.Update";

    private ManagementSite site = null!;
    private IContent page = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        IContentType type = new ContentType(site.Host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
        await site.Host.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        page = site.Host.Get<IContentService>().Create("Page", Constants.System.Root, type.Alias);
        site.Host.Get<IContentService>().Save(page);
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Current_TellsSectionsByTheClientsNames_AndWhatMayBeDone()
    {
        Guid key = (await site.UserAsync(group =>
        {
            group.AddAllowedSection(Constants.Applications.Members);
            group.AddAllowedSection("Tools.Section");
            group.Permissions = new HashSet<string> { Read };
            group.GranularPermissions.Add(new Umbraco.Cms.Core.Models.Membership.Permissions.DocumentGranularPermission { Key = page.Key, Permission = Update });
            group.GranularPermissions.Add(new Umbraco.Cms.Core.Models.Membership.Permissions.UnknownTypeGranularPermission { Context = "Own", Permission = "do" });
            group.StartMediaId = null;
        })).Key;
        JsonElement current = await site.As(key).JsonAsync("user/current");
        JsonElement configuration = await site.As(key).JsonAsync("user/current/configuration");
        JsonElement permissions = await site.As(key).JsonAsync($"user/current/permissions/document?id={page.Key}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(current.GetProperty("id").GetGuid(), Is.EqualTo(key));
            Assert.That(current.GetProperty("allowedSections").EnumerateArray().Select(section => section.GetString()), Is.EquivalentTo(new[] { "Umb.Section.Members", "Tools.Section" }));
            Assert.That(current.GetProperty("fallbackPermissions").EnumerateArray().Select(verb => verb.GetString()), Is.EqualTo(new[] { Read }));
            Assert.That(current.GetProperty("isAdmin").GetBoolean(), Is.False);
            Assert.That(current.GetProperty("hasAccessToSensitiveData").GetBoolean(), Is.False);
            Assert.That((current.GetProperty("hasDocumentRootAccess").GetBoolean(), current.GetProperty("hasMediaRootAccess").GetBoolean()), Is.EqualTo((true, false)));
            Assert.That(
                current.GetProperty("permissions").EnumerateArray().Select(permission => permission.EnumerateObject().First().ToString()),
                Is.EqualTo(new[] { "\"$type\":\"DocumentPermissionPresentationModel\"", "\"$type\":\"UnknownTypePermissionPresentationModel\"" }));
            Assert.That(configuration.GetProperty("passwordConfiguration").GetProperty("minimumPasswordLength").GetInt32(), Is.EqualTo(10));
            Assert.That(permissions.GetProperty("permissions")[0].GetProperty("permissions").EnumerateArray().Select(verb => verb.GetString()), Is.EqualTo(new[] { Update }));
            await site.As(key).JsonAsync($"user/current/permissions/document?id={Guid.NewGuid()}", 404);
        }
    }

    [Test]
    public async Task Administrator_MayEverything()
    {
        JsonElement current = await site.Administrator.JsonAsync("user/current");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(current.GetProperty("isAdmin").GetBoolean());
            Assert.That(current.GetProperty("hasAccessToSensitiveData").GetBoolean());
            Assert.That(current.GetProperty("hasAccessToAllLanguages").GetBoolean());
            Assert.That(current.GetProperty("allowedSections").EnumerateArray().Select(section => section.GetString()), Does.Contain("Umb.Section.Settings"));
        }
    }

    [Test]
    public async Task Group_CreatedChangedDeleted()
    {
        Guid key = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "user-group", Group("Redactie", "redactie", key, page.Key), 201);
        JsonElement made = await site.Administrator.JsonAsync($"user-group/{key}");
        await site.Administrator.SendAsync(HttpMethod.Put, $"user-group/{key}", Group("Redactie", "redactie", null, null, "Umb.Section.Media"));
        JsonElement changed = await site.Administrator.JsonAsync($"user-group/{key}");
        JsonElement found = await site.Administrator.JsonAsync("filter/user-group?filter=redac");
        JsonElement items = await site.Administrator.JsonAsync($"item/user-group?id={key}");
        await site.Administrator.SendAsync(HttpMethod.Delete, $"user-group/{key}", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.GetProperty("documentStartNode").GetProperty("id").GetGuid(), Is.EqualTo(page.Key));
            Assert.That(made.GetProperty("permissions")[0].GetProperty("document").GetProperty("id").GetGuid(), Is.EqualTo(page.Key));
            Assert.That(made.GetProperty("languages").EnumerateArray().Select(code => code.GetString()), Is.EqualTo(new[] { "en-US" }));
            Assert.That(made.GetProperty("isDeletable").GetBoolean());
            Assert.That(changed.GetProperty("sections").EnumerateArray().Select(section => section.GetString()), Is.EqualTo(new[] { "Umb.Section.Media" }));
            Assert.That(changed.GetProperty("documentStartNode").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(changed.GetProperty("permissions").GetArrayLength(), Is.Zero);
            Assert.That(found.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Redactie" }));
            Assert.That(items.Texts("alias"), Is.EqualTo(new[] { "redactie" }));
            await site.Administrator.JsonAsync($"user-group/{key}", 404);
        }
    }

    [Test]
    public async Task Group_RefusesTakenAliasesSystemGroupsAndUnknownLanguages()
    {
        JsonElement taken = await site.Administrator.SendAsync(HttpMethod.Post, "user-group", Group("Schrijvers", "writer", Guid.NewGuid(), null), 409);
        JsonElement system = await site.Administrator.SendAsync(HttpMethod.Delete, $"user-group/{Constants.Security.AdminGroupKey}", null, 400);
        JsonElement form = await site.Administrator.SendAsync(HttpMethod.Post, "user-group", new { name = "x", alias = "x", sections = Array.Empty<string>(), languages = new[] { "xx-XX" }, hasAccessToAllLanguages = false, documentRootAccess = true, mediaRootAccess = true, fallbackPermissions = Array.Empty<string>(), permissions = Array.Empty<object>() }, 400);
        using HttpResponseMessage untyped = await site.Administrator.SendTextAsync(HttpMethod.Post, "user-group", """{"name":"x","alias":"x","sections":[],"languages":[],"hasAccessToAllLanguages":false,"documentRootAccess":true,"mediaRootAccess":true,"fallbackPermissions":[],"permissions":[{"verbs":[]}]}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.GetProperty("operationStatus").GetString(), Is.EqualTo("DuplicateAlias"));
            Assert.That(system.GetProperty("operationStatus").GetString(), Is.EqualTo("CanNotDeleteIsSystemUserGroup"));
            Assert.That(form.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo("$.languages[0]"));
            Assert.That((int)untyped.StatusCode, Is.EqualTo(400));
        }
    }

    [Test]
    public async Task User_ChangedDisabledEnabledPutInGroups()
    {
        Guid key = (await site.UserAsync(group => group.AddAllowedSection(Constants.Applications.Content))).Key;
        Guid group = (await site.Host.Get<IUserGroupService>().GetAsync("editor"))!.Key;
        JsonElement before = await site.Administrator.JsonAsync($"user/{key}");
        string email = before.GetProperty("email").GetString()!;
        await site.Administrator.SendAsync(HttpMethod.Put, $"user/{key}", User(email, "Zoë", [group], [page.Key]));
        JsonElement after = await site.Administrator.JsonAsync($"user/{key}");
        JsonElement starts = await site.Administrator.JsonAsync($"user/{key}/calculate-start-nodes");
        await site.Administrator.SendAsync(HttpMethod.Post, "user/disable", new { userIds = new[] { new { id = key } } });
        JsonElement disabled = await site.Administrator.JsonAsync($"filter/user?userStates=Disabled&filter=Zo&orderBy=Name&orderDirection=Ascending&skip=0&take=10");
        await site.Administrator.SendAsync(HttpMethod.Post, "user/enable", new { userIds = new[] { new { id = key } } });
        await site.Administrator.SendAsync(HttpMethod.Post, "user/set-user-groups", new { userIds = new[] { new { id = key } }, userGroupIds = new[] { new { id = Constants.Security.WriterGroupKey } } });
        JsonElement last = await site.Administrator.JsonAsync($"user/{key}");
        JsonElement item = await site.Administrator.JsonAsync($"item/user?id={key}");
        await site.Administrator.SendAsync(HttpMethod.Delete, $"user/{key}", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.GetProperty("name").GetString(), Is.EqualTo("Zoë"));
            Assert.That(after.GetProperty("documentStartNodeIds")[0].GetProperty("id").GetGuid(), Is.EqualTo(page.Key));
            Assert.That(starts.GetProperty("documentStartNodeIds")[0].GetProperty("id").GetGuid(), Is.EqualTo(page.Key));
            Assert.That(disabled.GetProperty("items").EnumerateArray().Select(user => user.GetProperty("id").GetGuid()), Is.EqualTo(new[] { key }));
            Assert.That(last.GetProperty("userGroupIds")[0].GetProperty("id").GetGuid(), Is.EqualTo(Constants.Security.WriterGroupKey));
            Assert.That(last.GetProperty("state").GetString(), Is.Not.EqualTo("Disabled"));
            Assert.That(item.Texts("name"), Is.EqualTo(new[] { "Zoë" }));
            await site.Administrator.JsonAsync($"user/{key}", 404);
        }
    }

    [Test]
    public async Task User_CreatedAndGivenPasswords()
    {
        Guid key = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "user", New("nina@example.be", key), 201);
        JsonElement taken = await site.Administrator.SendAsync(HttpMethod.Post, "user", New("nina@example.be", Guid.NewGuid()), 400);
        await site.Administrator.SendAsync(HttpMethod.Post, $"user/{key}/change-password", new { newPassword = "kort" }, 400);
        await site.Administrator.SendAsync(HttpMethod.Post, $"user/{key}/change-password", new { newPassword = "een lang woord" });
        bool given = await HasPasswordAsync(key, "een lang woord");
        JsonElement withoutOld = await site.As(key).SendAsync(HttpMethod.Post, "user/current/change-password", new { newPassword = "een ander woord" }, 400);
        await site.As(key).SendAsync(HttpMethod.Post, "user/current/change-password", new { newPassword = "een ander woord", oldPassword = "niet dit woord" }, 400);
        await site.As(key).SendAsync(HttpMethod.Post, "user/current/change-password", new { newPassword = "een ander woord", oldPassword = "een lang woord" });
        bool own = await HasPasswordAsync(key, "een ander woord");
        string reset = (await site.Administrator.SendAsync(HttpMethod.Post, $"user/{key}/reset-password", null)).GetProperty("resetPassword").GetString()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.GetProperty("operationStatus").GetString(), Is.EqualTo("DuplicateEmail").Or.EqualTo("DuplicateUserName"));
            Assert.That(withoutOld.GetProperty("operationStatus").GetString(), Is.EqualTo("SelfOldPasswordRequired"));
            Assert.That((given, own, await HasPasswordAsync(key, reset)), Is.EqualTo((true, true, true)));
        }
    }

    [Test]
    public async Task User_LockedOutIsUnlocked()
    {
        IUserService users = site.Host.Get<IUserService>();
        Guid key = (await site.UserAsync(_ => { })).Key;
        IUser user = (await users.GetAsync(key))!;
        user.IsLockedOut = true;
        user.FailedPasswordAttempts = 5;
        users.Save(user);
        JsonElement before = await site.Administrator.JsonAsync($"user/{key}");
        await site.Administrator.SendAsync(HttpMethod.Post, "user/unlock", new { userIds = new[] { new { id = key } } });
        JsonElement after = await site.Administrator.JsonAsync($"user/{key}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.GetProperty("state").GetString(), Is.EqualTo("LockedOut"));
            Assert.That(after.GetProperty("state").GetString(), Is.Not.EqualTo("LockedOut"));
            Assert.That((await site.Administrator.JsonAsync("user/configuration")).GetProperty("usernameIsEmail").GetBoolean());
        }
    }

    [Test]
    public async Task WhoIsNoAdministrator_CannotBecomeOne()
    {
        Guid key = (await site.UserAsync(group => group.AddAllowedSection(Constants.Applications.Users))).Key;
        HttpClient client = site.As(key);
        string email = (await site.Administrator.JsonAsync($"user/{key}")).GetProperty("email").GetString()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await client.StatusAsync(HttpMethod.Get, $"user/{Constants.Security.SuperUserKey}"), Is.EqualTo(403));
            await client.SendAsync(HttpMethod.Post, "user/set-user-groups", new { userIds = new[] { new { id = key } }, userGroupIds = new[] { new { id = Constants.Security.AdminGroupKey } } }, 403);
            await client.SendAsync(HttpMethod.Put, $"user/{key}", User(email, "x", [Constants.Security.AdminGroupKey], []), 403);
            await client.SendAsync(HttpMethod.Post, "user/disable", new { userIds = new[] { new { id = Constants.Security.SuperUserKey } } }, 403);
            await client.SendAsync(HttpMethod.Post, $"user-group/{Constants.Security.AdminGroupKey}/users", new[] { new { id = key } }, 403);
            Assert.That((await site.Host.Get<IUserService>().GetAsync(key))!.Groups.Select(group => group.Key), Does.Not.Contain(Constants.Security.AdminGroupKey));
        }
    }

    [Test]
    public async Task UserData_IsEachUsersOwn()
    {
        Guid key = Guid.NewGuid();
        HttpClient other = await site.AsUserOfAsync(Constants.Applications.Content);
        await site.Administrator.SendAsync(HttpMethod.Post, "user-data", new { group = "clipboard", identifier = "items", value = "a", key }, 201);
        await site.Administrator.SendAsync(HttpMethod.Put, "user-data", new { group = "clipboard", identifier = "items", value = "b", key });
        JsonElement mine = await site.Administrator.JsonAsync("user-data?groups=clipboard&identifiers=items");
        JsonElement others = await other.JsonAsync("user-data?groups=clipboard");
        await other.SendAsync(HttpMethod.Put, "user-data", new { group = "clipboard", identifier = "items", value = "c", key }, 404);
        await other.SendAsync(HttpMethod.Delete, $"user-data/{key}", null, 404);
        JsonElement single = await site.Administrator.JsonAsync($"user-data/{key}");
        await site.Administrator.SendAsync(HttpMethod.Delete, $"user-data/{key}", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mine.GetProperty("items").Texts("value"), Is.EqualTo(new[] { "b" }));
            Assert.That(others.GetProperty("total").GetInt32(), Is.Zero);
            Assert.That(single.GetProperty("value").GetString(), Is.EqualTo("b"));
            await site.Administrator.JsonAsync($"user-data/{key}", 404);
        }
    }

    [Test]
    public async Task Information_TagsRelationTypesKindsAndRules()
    {
        JsonElement relationTypes = await site.Administrator.JsonAsync("relation-type");
        Guid type = relationTypes.GetProperty("items")[0].GetProperty("id").GetGuid();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await site.Administrator.JsonAsync("tag?query=&tagGroup=default&culture=")).GetProperty("total").GetInt32(), Is.Zero);
            Assert.That((await site.Administrator.JsonAsync("segment")).GetProperty("total").GetInt32(), Is.Zero);
            Assert.That((await site.Administrator.JsonAsync("object-types?skip=0&take=100")).GetProperty("items").Texts("name"), Does.Contain("Document"));
            Assert.That((await site.Administrator.JsonAsync($"relation-type/{type}")).GetProperty("id").GetGuid(), Is.EqualTo(type));
            Assert.That((await site.Administrator.JsonAsync($"item/relation-type?id={type}")).GetArrayLength(), Is.EqualTo(1));
            Assert.That((await site.Administrator.JsonAsync($"relation/type/{type}")).GetProperty("total").GetInt32(), Is.Zero);
            Assert.That((await site.Administrator.JsonAsync("security/configuration")).GetProperty("passwordConfiguration").GetProperty("minimumPasswordLength").GetInt32(), Is.EqualTo(10));
            Assert.That((await site.Administrator.JsonAsync($"property-type/is-used?contentTypeId={page.ContentType.Key}&propertyAlias=title")).GetBoolean(), Is.False);
        }
    }

    private static object New(string email, Guid id) => new
    {
        id,
        email,
        userName = email,
        name = "Nina",
        kind = "Default",
        userGroupIds = new[] { new { id = Constants.Security.EditorGroupKey } },
    };

    private async Task<bool> HasPasswordAsync(Guid key, string password)
    {
        IUser user = (await site.Host.Get<IUserService>().GetAsync(key))!;
        return new PasswordHasher<IUser>().VerifyHashedPassword(user, user.RawPasswordValue!, password) == PasswordVerificationResult.Success;
    }

    private static object User(string email, string name, Guid[] groups, Guid[] documents) => new
    {
        email,
        userName = email,
        name,
        languageIsoCode = "en-US",
        userGroupIds = groups.Select(id => new { id }),
        documentStartNodeIds = documents.Select(id => new { id }),
        hasDocumentRootAccess = false,
        mediaStartNodeIds = Array.Empty<object>(),
        hasMediaRootAccess = false,
    };

    private static Dictionary<string, object?> Group(string name, string alias, Guid? id, Guid? document, string section = "Umb.Section.Content")
    {
        var group = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = name,
            ["alias"] = alias,
            ["description"] = "Schrijft",
            ["icon"] = "icon-edit",
            ["sections"] = new[] { section },
            ["languages"] = new[] { "en-US" },
            ["hasAccessToAllLanguages"] = false,
            ["documentStartNode"] = document is { } start ? new { id = start } : null,
            ["documentRootAccess"] = false,
            ["mediaStartNode"] = null,
            ["mediaRootAccess"] = true,
            ["fallbackPermissions"] = new[] { Read },
            ["permissions"] = document is { } key
                ? new object[] { new Dictionary<string, object> { ["$type"] = "DocumentPermissionPresentationModel", ["document"] = new { id = key }, ["verbs"] = new[] { Update } } }
                : [],
        };
        if (id is { } made)
        {
            group["id"] = made;
        }

        return group;
    }
}
