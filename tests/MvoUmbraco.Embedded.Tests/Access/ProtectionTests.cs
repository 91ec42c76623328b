using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Tests.Access;

/// <summary>Member groups, and what of the site is for them alone.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ProtectionTests : IAsyncDisposable
{
    private const string Readers = "Lezers";

    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    private IMemberService Members => site.Get<IMemberService>();

    private IMemberGroupService Groups => site.Get<IMemberGroupService>();

    private IPublicAccessService Access => site.Get<IPublicAccessService>();

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public void Roles_AreAssignedAndTaken_MakingGroupsThatAreMissing()
    {
        IMember an = Member("an");
        Member("bert");
        Members.AssignRoles(["an", "bert"], [Readers, "Schrijvers"]);
        Members.DissociateRole("bert", "schrijvers");
        an.Name = "An Peeters";
        Members.Save(an);
        Assert.Multiple(() =>
        {
            Assert.That(Members.GetAllRoles("AN"), Is.EquivalentTo(new[] { Readers, "Schrijvers" }), "saving a member leaves its roles");
            Assert.That(Members.GetAllRoles("bert"), Is.EqualTo(new[] { Readers }));
            Assert.That(Members.GetMembersInRole(Readers).Select(member => member.Username), Is.EquivalentTo(new[] { "an", "bert" }));
            Assert.That(Members.FindMembersInRole(Readers, "B").Select(member => member.Username), Is.EqualTo(new[] { "bert" }));
            Assert.That(Members.GetAllRoles().Select(role => role.Name), Is.EquivalentTo(new[] { Readers, "Schrijvers" }));
        });

        Members.ReplaceRoles(["an"], ["Redactie"]);
        Assert.That(Members.GetAllRoles("an"), Is.EqualTo(new[] { "Redactie" }));
    }

    [Test]
    public async Task Groups_AreNodes_AndGoWithTheirMembersLeftBehind()
    {
        IMemberGroup group = await Group(Readers);
        Member("an");
        Members.AssignRole("an", Readers);
        IContent page = site.Page("Intern");
        await Protect(page, groups: [Readers]);
        Assert.That(site.Get<IEntityService>().Get(group.Key, UmbracoObjectTypes.MemberGroup)?.Name, Is.EqualTo(Readers));

        Assert.That((await Groups.DeleteAsync(group.Key)).Success, Is.True);
        Assert.Multiple(async () =>
        {
            Assert.That(Members.GetAllRoles("an"), Is.Empty);
            Assert.That(Members.GetByUsername("an"), Is.Not.Null);
            Assert.That(await Groups.GetAllAsync(), Is.Empty);
            Assert.That(site.Get<IEntityService>().Exists(group.Key), Is.False);
            Assert.That(Access.IsProtected(page.Path).Success, Is.True, "the page does not become public");
        });
    }

    [Test]
    public async Task Group_OfATakenName_IsRefused()
    {
        await Group(Readers);
        Attempt<IMemberGroup?, MemberGroupOperationStatus> second = await Groups.CreateAsync(new MemberGroup { Name = "LEZERS" });
        Assert.That((second.Success, second.Status), Is.EqualTo((false, MemberGroupOperationStatus.DuplicateName)));
    }

    [Test]
    public async Task Access_IsForTheGroupsAndMembersNamed_AndForEverythingBelow()
    {
        await Group(Readers);
        Member("an");
        Member("bert");
        Member("carla");
        Members.AssignRole("an", Readers);
        IContent page = site.Page("Intern");
        IContent child = site.Page("Verslagen", page);
        await Protect(page, groups: [Readers], members: ["bert"]);
        Assert.Multiple(async () =>
        {
            Assert.That(Access.IsProtected(child.Path).Success, Is.True);
            Assert.That(Access.IsProtected(site.Page("Openbaar").Path).Success, Is.False);
            Assert.That(await MayEnter(child, "an"), Is.True, "by its group");
            Assert.That(await MayEnter(child, "BERT"), Is.True, "by name, without regard to case");
            Assert.That(await MayEnter(child, "carla"), Is.False);
        });
    }

    [Test]
    public async Task RenamedGroup_KeepsItsAccess()
    {
        IMemberGroup group = await Group(Readers);
        Member("an");
        Members.AssignRole("an", Readers);
        IContent page = site.Page("Intern");
        await Protect(page, groups: [Readers]);

        group.Name = "Leden";
        Assert.That((await Groups.UpdateAsync(group)).Success, Is.True);
        Assert.Multiple(async () =>
        {
            Assert.That(Access.GetEntryForContent(page)!.Rules.Select(rule => rule.RuleValue), Is.EqualTo(new[] { "Leden" }));
            Assert.That(Members.GetAllRoles("an"), Is.EqualTo(new[] { "Leden" }));
            Assert.That(await MayEnter(page, "an"), Is.True);
        });
    }

    [Test]
    public async Task Rules_AreAddedChangedAndRemoved()
    {
        await Group(Readers);
        await Group("Redactie");
        IContent page = site.Page("Intern");
        await Protect(page, groups: [Readers]);
        Assert.That(Access.AddRule(page, Constants.Conventions.PublicAccess.MemberRoleRuleType, "Redactie").Success, Is.True);
        Assert.That(Values(page), Is.EquivalentTo(new[] { Readers, "Redactie" }));
        Assert.That(Access.RemoveRule(page, Constants.Conventions.PublicAccess.MemberRoleRuleType, Readers).Success, Is.True);
        Assert.That(Values(page), Is.EqualTo(new[] { "Redactie" }));

        Attempt<PublicAccessEntry?, PublicAccessOperationStatus> updated = await Access.UpdateAsync(Slim(page, site.Find("Aanmelden"), site.Find("Geen toegang"), [Readers], []));
        Assert.That((updated.Status, string.Join(' ', Values(page))), Is.EqualTo((PublicAccessOperationStatus.Success, Readers)));
        Assert.That((await Access.DeleteAsync(page.Key)).Success, Is.True);
        Assert.That(Access.IsProtected(page).Success, Is.False);
    }

    [Test]
    public async Task HandedOutEntries_AreTheCallersOwn()
    {
        await Group(Readers);
        IContent page = site.Page("Intern");
        await Protect(page, groups: [Readers]);
        Access.GetAll().Single().AddRule("Iedereen", Constants.Conventions.PublicAccess.MemberRoleRuleType);
        Assert.That(Values(page), Is.EqualTo(new[] { Readers }));
    }

    [TestCase("Intern")]
    [TestCase("Aanmelden")]
    [TestCase("Geen toegang")]
    public async Task Entry_GoesWithEachOfItsPages(string deleted)
    {
        await Group(Readers);
        await Protect(site.Page("Intern"), groups: [Readers]);
        site.Delete(site.Find(deleted));
        Assert.That(Access.GetAll(), Is.Empty);
    }

    [Test]
    public async Task SecondEntryOfAPage_IsRefused()
    {
        await Group(Readers);
        IContent page = site.Page("Intern");
        await Protect(page, groups: [Readers]);
        var second = new PublicAccessEntry(page, page, page, []);
        Assert.That(() => Access.Save(second), Throws.InvalidOperationException.With.Message.Contains("protected already"));
    }

    [Test]
    public async Task Protection_IsThereAfterARestart()
    {
        await Group(Readers);
        Member("an");
        Members.AssignRole("an", Readers);
        await Protect(site.Page("Intern"), groups: [Readers]);
        Guid key = Access.GetAll().Single().Key;

        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);
        IContent page = site.Find("Intern");
        PublicAccessEntry entry = Access.GetAll().Single();
        Assert.Multiple(async () =>
        {
            Assert.That(entry.Key, Is.EqualTo(key));
            Assert.That(entry.ProtectedNodeId, Is.EqualTo(page.Id));
            Assert.That(entry.LoginNodeId, Is.EqualTo(site.Find("Aanmelden").Id));
            Assert.That(entry.NoAccessNodeId, Is.EqualTo(site.Find("Geen toegang").Id));
            Assert.That(entry.IsDirty(), Is.False);
            Assert.That(await MayEnter(page, "an"), Is.True);
        });
    }

    private IMember Member(string name) => Members.CreateMemberWithIdentity(name, name + "@example.be", name, "Member");

    private async Task<IMemberGroup> Group(string name) => (await Groups.CreateAsync(new MemberGroup { Name = name })).Result!;

    private async Task Protect(IContent page, string[] groups, string[]? members = null)
    {
        Attempt<PublicAccessEntry?, PublicAccessOperationStatus> created = await Access.CreateAsync(Slim(page, site.Page("Aanmelden"), site.Page("Geen toegang"), groups, members ?? []));
        Assert.That(created.Status, Is.EqualTo(PublicAccessOperationStatus.Success));
        if (members is { Length: > 0 })
        {
            foreach (string member in members)
            {
                Access.AddRule(page, Constants.Conventions.PublicAccess.MemberUsernameRuleType, member);
            }
        }
    }

    /// <summary>Umbraco takes groups or members, not both at once; rules for members are added afterwards.</summary>
    private static PublicAccessEntrySlim Slim(IContent page, IContent login, IContent noAccess, string[] groups, string[] members) => new()
    {
        ContentId = page.Key,
        LoginPageId = login.Key,
        ErrorPageId = noAccess.Key,
        MemberGroupNames = groups,
        MemberUserNames = groups.Length > 0 ? [] : members,
    };

    private string?[] Values(IContent page) => [.. Access.GetEntryForContent(page)!.Rules.Select(rule => rule.RuleValue)];

    private Task<bool> MayEnter(IContent page, string user) =>
        Access.HasAccessAsync(page.Path, user, () => Task.FromResult<IEnumerable<string>>(Members.GetAllRoles(user)));
}
