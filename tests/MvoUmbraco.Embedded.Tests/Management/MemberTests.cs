using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Members and their groups, edited through the API.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class MemberTests
{
    private const string Password = "zeer geheim 1";

    private ManagementSite site = null!;
    private Guid type;

    private IMemberService Members => site.Host.Get<IMemberService>();

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        IMemberTypeService types = site.Host.Get<IMemberTypeService>();
        IMemberType member = types.Get("Member")!;
        type = member.Key;
        foreach ((string alias, bool mandatory) in new[] { ("city", false), ("bsn", false), ("motto", true) })
        {
            member.AddPropertyType(
                new PropertyType(site.Host.Get<IShortStringHelper>(), (await site.Host.Get<IDataTypeService>().GetAsync("Textstring"))!, alias) { Name = alias, Mandatory = mandatory },
                "about",
                "About");
        }

        member.SetIsSensitiveProperty("bsn", true);
        await types.UpdateAsync(member, Constants.Security.SuperUserKey);
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Member_CreatedReadChangedDeleted()
    {
        Guid staff = await Group("Staff");
        Guid board = await Group("Board");
        Guid key = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Anna", key, groups: [staff]), 201);
        JsonElement made = await site.Administrator.JsonAsync($"member/{key}");
        IMember stored = Members.GetById(key)!;
        await site.Administrator.SendAsync(HttpMethod.Put, $"member/{key}", Changed("Anna De Wit", "annadewit", groups: [board], values: [Value("motto", "x"), Value("city", "Gent")]));
        JsonElement changed = await site.Administrator.JsonAsync($"member/{key}");
        JsonElement items = await site.Administrator.JsonAsync($"item/member?id={key}");
        await site.Administrator.SendAsync(HttpMethod.Delete, $"member/{key}", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.GetProperty("groups")[0].GetGuid(), Is.EqualTo(staff));
            Assert.That(made.GetProperty("variants")[0].GetProperty("name").GetString(), Is.EqualTo("Anna"));
            Assert.That(made.GetProperty("memberType").GetProperty("id").GetGuid(), Is.EqualTo(type));
            Assert.That(made.GetProperty("isApproved").GetBoolean());
            Assert.That(made.GetProperty("lastPasswordChangeDate").GetString(), Does.EndWith("+00:00"));
            Assert.That(Verified(stored, Password));
            Assert.That(changed.GetProperty("username").GetString(), Is.EqualTo("annadewit"));
            Assert.That(changed.GetProperty("groups").EnumerateArray().Select(group => group.GetGuid()), Is.EqualTo(new[] { board }));
            Assert.That(changed.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("alias").GetString() == "city").GetProperty("value").GetString(), Is.EqualTo("Gent"));
            Assert.That(items[0].GetProperty("variants")[0].GetProperty("name").GetString(), Is.EqualTo("Anna De Wit"));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, $"member/{key}"), Is.EqualTo(404));
        }
    }

    [Test]
    public async Task Create_SaysWhereItIsAndKeepsValuesThatDoNotPass()
    {
        using HttpResponseMessage created = await site.Administrator.SendTextAsync(HttpMethod.Post, "member", JsonSerializer.Serialize(Sent("Zonder motto", values: [])));
        Guid key = Guid.Parse(created.Headers.GetValues("Umb-Generated-Resource").Single());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(created.Headers.Location!.AbsolutePath, Does.EndWith($"/member/{key}"));
        }
    }

    [Test]
    public async Task Validate_TellsEveryFaultAtItsField()
    {
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Bert"), 201);
        JsonElement problem = await site.Administrator.SendAsync(
            HttpMethod.Post,
            "member/validate",
            new { email = "geen adres", username = "bert", password = string.Empty, memberType = new { id = type }, isApproved = true, values = new[] { Value("motto", null) }, variants = new[] { new { culture = (string?)null, segment = (string?)null, name = " " } } },
            400);
        JsonElement errors = problem.GetProperty("errors");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.GetProperty("operationStatus").GetString(), Is.EqualTo("PropertyValidationError"));
            Assert.That(errors.GetProperty(Field("name")).GetArrayLength(), Is.EqualTo(1));
            Assert.That(errors.GetProperty(Field("email"))[0].GetString(), Does.Contain("e-mail"));
            Assert.That(errors.GetProperty(Field("username"))[0].GetString(), Does.Contain("Another member"));
            Assert.That(errors.GetProperty(Field("password"))[0].GetString(), Does.Contain("at least 10"));
            Assert.That(errors.GetProperty("$.values[0].value")[0].GetString(), Does.StartWith("#validation"));
        }
    }

    [Test]
    public async Task Validate_PassesWhatIsGood()
    {
        await site.Administrator.SendAsync(HttpMethod.Post, "member/validate", Sent("Cas"));
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Cas"), 201);
        Guid key = Members.GetByUsername("cas")!.Key;
        await site.Administrator.SendAsync(HttpMethod.Put, $"member/{key}/validate", Changed("Cas", "cas", values: [Value("motto", "x")]));
        await site.Administrator.SendAsync(HttpMethod.Put, $"member/{Guid.NewGuid()}/validate", Changed("Cas", "cas"), 404);
    }

    [TestCase("dries", "ander@example.be", Password, "DuplicateUsername")]
    [TestCase("dries2", "dries@example.be", Password, "DuplicateEmail")]
    [TestCase("dries3", "dries3@example.be", "kort", "InvalidPassword")]
    [TestCase("dries 4 <", "dries4@example.be", Password, "InvalidUsername")]
    [TestCase("dries5", "dries5", Password, "InvalidEmail")]
    public async Task Create_RefusesAndKeepsNothing(string username, string email, string password, string status)
    {
        if (Members.GetByUsername("dries") is null)
        {
            await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Dries"), 201);
        }

        Guid key = Guid.NewGuid();
        JsonElement problem = await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Dries", key, username, email, password), 400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.GetProperty("operationStatus").GetString(), Is.EqualTo(status));
            Assert.That(Members.GetById(key), Is.Null);
        }
    }

    [Test]
    public async Task Create_UnknownTypeGroupOrTakenId()
    {
        Guid key = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Eva", key, memberType: Guid.NewGuid()), 404);
        JsonElement group = await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Eva", key, groups: [Guid.NewGuid()]), 400);
        Assert.That((group.GetProperty("operationStatus").GetString(), Members.GetByUsername("eva")), Is.EqualTo(("RoleAssignmentFailed", (IMember?)null)), "nothing half-written stays");
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Eva", key), 201);
        JsonElement taken = await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Eva2", key), 400);
        Assert.That(taken.GetProperty("operationStatus").GetString(), Is.EqualTo("DuplicateKey"));
    }

    [Test]
    public async Task Password_ChangedByOldOneOrWithout()
    {
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Fien"), 201);
        IMember before = Members.GetByUsername("fien")!;
        JsonElement wrong = await site.Administrator.SendAsync(HttpMethod.Put, $"member/{before.Key}", Changed("Fien", "fien", newPassword: "een ander 22", oldPassword: "niet dit een"), 400);
        await site.Administrator.SendAsync(HttpMethod.Put, $"member/{before.Key}", Changed("Fien", "fien", newPassword: "een ander 22", oldPassword: Password));
        IMember second = Members.GetByUsername("fien")!;
        await site.Administrator.SendAsync(HttpMethod.Put, $"member/{before.Key}", Changed("Fien", "fien", newPassword: "nog een 333"));
        await site.Administrator.SendAsync(HttpMethod.Put, $"member/{before.Key}", Changed("Fien", "fien", newPassword: string.Empty));
        IMember last = Members.GetByUsername("fien")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.GetProperty("operationStatus").GetString(), Is.EqualTo("PasswordChangeFailed"));
            Assert.That(Verified(second, "een ander 22"));
            Assert.That(second.SecurityStamp, Is.Not.EqualTo(before.SecurityStamp), "sessions with the old password end");
            Assert.That(Verified(last, "nog een 333"), "an empty new password leaves the one there is");
        }
    }

    [Test]
    public async Task SensitiveData_IsHiddenAndSurvivesASaveOfWhoCannotSeeIt()
    {
        Guid key = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Gust", key, values: [Value("motto", "x"), Value("bsn", "123"), Value("city", "Brugge")]), 201);
        HttpClient editor = await site.AsUserOfAsync(Constants.Applications.Members);
        JsonElement seen = await editor.JsonAsync($"member/{key}");
        JsonElement listed = (await editor.JsonAsync("filter/member?filter=gust")).GetProperty("items")[0];
        await editor.SendAsync(HttpMethod.Put, $"member/{key}", Changed("Gust", "gust", isApproved: false, values: [Value("motto", "y"), Value("city", "Gent")]));
        JsonElement after = await site.Administrator.JsonAsync($"member/{key}");
        JsonElement refused = await editor.SendAsync(HttpMethod.Put, $"member/{key}", Changed("Gust", "gust", values: [Value("motto", "y"), Value("bsn", "666")]), 400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.GetProperty("isApproved").GetBoolean(), Is.False);
            Assert.That(seen.GetProperty("lastPasswordChangeDate").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(seen.GetProperty("values").Texts("alias"), Does.Not.Contain("bsn").And.Contain("city"));
            Assert.That(listed.GetProperty("isApproved").GetBoolean(), Is.False);
            Assert.That(after.GetProperty("isApproved").GetBoolean(), "the editor did not lock anybody out");
            Assert.That(Text(after, "bsn"), Is.EqualTo("123"));
            Assert.That(Text(after, "city"), Is.EqualTo("Gent"));
            Assert.That(refused.GetProperty("operationStatus").GetString(), Is.EqualTo("NotAllowed"));
        }
    }

    [Test]
    public async Task Locked_IsUnlocked()
    {
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Hilde"), 201);
        IMember member = Members.GetByUsername("hilde")!;
        member.IsLockedOut = true;
        member.FailedPasswordAttempts = 5;
        Members.Save(member);
        await site.Administrator.SendAsync(HttpMethod.Put, $"member/{member.Key}", Changed("Hilde", "hilde", isApproved: false));
        JsonElement after = await site.Administrator.JsonAsync($"member/{member.Key}");
        Assert.That(
            (after.GetProperty("isLockedOut").GetBoolean(), after.GetProperty("failedPasswordAttempts").GetInt32(), after.GetProperty("isApproved").GetBoolean()),
            Is.EqualTo((false, 0, false)));
    }

    [Test]
    public async Task Filter_FindsOrdersAndPages()
    {
        Guid group = await Group("Filtered");
        foreach (string name in new[] { "Xander", "Xavier", "Xenia" })
        {
            await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent(name, email: $"{name}@x.example.be", groups: name == "Xenia" ? [group] : []), 201);
        }

        JsonElement all = await site.Administrator.JsonAsync("filter/member?filter=@X.EXAMPLE.be&orderBy=username&orderDirection=Descending&skip=0&take=1&memberTypeId=");
        JsonElement named = await site.Administrator.JsonAsync("filter/member?filter=xav");
        JsonElement inGroup = await site.Administrator.JsonAsync("filter/member?memberGroupName=Filtered");
        JsonElement notApproved = await site.Administrator.JsonAsync("filter/member?isApproved=false&filter=xav");
        JsonElement found = await site.Administrator.JsonAsync($"item/member/search?query=xav&allowedMemberTypes={type}");
        JsonElement ofOtherType = await site.Administrator.JsonAsync($"item/member/search?query=xav&allowedMemberTypes={Guid.NewGuid()}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.GetProperty("items").Texts("username"), Is.EqualTo(new[] { "xenia" }));
            Assert.That(all.GetProperty("total").GetInt32(), Is.EqualTo(3));
            Assert.That(named.GetProperty("items").Texts("username"), Is.EqualTo(new[] { "xavier" }));
            Assert.That(inGroup.GetProperty("items").Texts("username"), Is.EqualTo(new[] { "xenia" }));
            Assert.That(notApproved.GetProperty("total").GetInt32(), Is.Zero);
            Assert.That(found.GetProperty("total").GetInt32(), Is.EqualTo(1));
            Assert.That(ofOtherType.GetProperty("total").GetInt32(), Is.Zero);
        }
    }

    [Test]
    public async Task References_AreEmptyWithoutAny()
    {
        await site.Administrator.SendAsync(HttpMethod.Post, "member", Sent("Iris"), 201);
        Guid key = Members.GetByUsername("iris")!.Key;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await site.Administrator.JsonAsync($"member/{key}/referenced-by")).GetProperty("total").GetInt32(), Is.Zero);
            Assert.That((await site.Administrator.JsonAsync($"member/{key}/referenced-descendants")).GetProperty("total").GetInt32(), Is.Zero);
            Assert.That((await site.Administrator.JsonAsync($"member/are-referenced?id={key}")).GetProperty("total").GetInt32(), Is.Zero);
            await site.Administrator.JsonAsync($"member/{Guid.NewGuid()}/referenced-by", 404);
        }
    }

    [Test]
    public async Task MemberGroup_CreatedRenamedDeleted()
    {
        Guid key = await Group("Aaa");
        JsonElement duplicate = await site.Administrator.SendAsync(HttpMethod.Post, "member-group", new { name = "aaa" }, 400);
        JsonElement empty = await site.Administrator.SendAsync(HttpMethod.Post, "member-group", new { name = " " }, 400);
        await site.Administrator.SendAsync(HttpMethod.Put, $"member-group/{key}", new { name = "Aab" });
        JsonElement list = await site.Administrator.JsonAsync("member-group?skip=0&take=1");
        JsonElement items = await site.Administrator.JsonAsync($"item/member-group?id={key}");
        JsonElement tree = await site.Administrator.JsonAsync("tree/member-group/root");
        await site.Administrator.SendAsync(HttpMethod.Delete, $"member-group/{key}", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(duplicate.GetProperty("operationStatus").GetString(), Is.EqualTo("DuplicateName"));
            Assert.That(empty.GetProperty("operationStatus").GetString(), Is.EqualTo("CannotHaveEmptyName"));
            Assert.That(list.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Aab" }));
            Assert.That(items.Texts("name"), Is.EqualTo(new[] { "Aab" }));
            Assert.That(tree.GetProperty("items").Texts("name"), Does.Contain("Aab"));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Get, $"member-group/{key}"), Is.EqualTo(404));
            await site.Administrator.SendAsync(HttpMethod.Put, $"member-group/{key}", new { name = "Aab" }, 404);
            await site.Administrator.SendAsync(HttpMethod.Delete, $"member-group/{key}", null, 404);
        }
    }

    private static string Field(string alias) => $"$.values[?(@.alias == '{alias}' && @.culture == null && @.segment == null)].value";

    private static string? Text(JsonElement member, string alias) =>
        member.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("alias").GetString() == alias).GetProperty("value").GetString();

    private static bool Verified(IMember member, string password) =>
        new PasswordHasher<IMember>().VerifyHashedPassword(member, member.RawPasswordValue!, password) == PasswordVerificationResult.Success;

    private static object Value(string alias, string? value) => new { culture = (string?)null, segment = (string?)null, alias, value };

    private static object[] Named(string name) => [new { culture = (string?)null, segment = (string?)null, name }];

    private static object Changed(
        string name, string username, Guid[]? groups = null, bool isApproved = true, object[]? values = null, string? newPassword = null, string? oldPassword = null) => new
    {
        email = $"{username}@example.be",
        username,
        groups = groups ?? [],
        isApproved,
        isLockedOut = false,
        isTwoFactorEnabled = false,
        newPassword,
        oldPassword,
        values = values ?? [Value("motto", "x")],
        variants = Named(name),
    };

    private object Sent(
        string name, Guid? id = null, string? username = null, string? email = null, string? password = null, Guid[]? groups = null, object[]? values = null, Guid? memberType = null) => new
    {
        id,
        email = email ?? $"{name.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant()}@example.be",
        username = username ?? name.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant(),
        password = password ?? Password,
        memberType = new { id = memberType ?? type },
        groups = groups ?? [],
        isApproved = true,
        values = values ?? [Value("motto", "x")],
        variants = Named(name),
    };

    private async Task<Guid> Group(string name)
    {
        Guid key = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "member-group", new { name, id = key }, 201);
        return key;
    }
}
