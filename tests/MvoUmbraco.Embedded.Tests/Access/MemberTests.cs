using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Access;

/// <summary>Members as a plugin sees them, through Umbraco's own service over a file.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class MemberTests : IAsyncDisposable
{
    private const string Email = "an@example.be";

    private TestHost host = null!;

    private IMemberService Members => host.Get<IMemberService>();

    [SetUp]
    public async Task Start() => host = await TestHost.StartAsync();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Test]
    public async Task Save_IsThereAfterARestart()
    {
        using var folder = new TemporaryFolder();
        await using (TestHost first = await TestHost.StartAsync(folder))
        {
            IMember made = first.Get<IMemberService>().CreateMemberWithIdentity("an", Email, "An Peeters", "Member");
            made.Comments = "Komt uit Gent";
            made.LastLoginDate = new DateTime(2006, 2, 1, 9, 0, 0, DateTimeKind.Utc);
            made.IsApproved = false;
            first.Get<IMemberService>().Save(made);
        }

        await using TestHost second = await TestHost.StartAsync(folder);
        IMember? member = second.Get<IMemberService>().GetByUsername("AN");
        Assert.That(member, Is.Not.Null, "user names are found without regard to case");
        Assert.Multiple(() =>
        {
            Assert.That(member!.Name, Is.EqualTo("An Peeters"));
            Assert.That(member.Email, Is.EqualTo(Email));
            Assert.That(member.Comments, Is.EqualTo("Komt uit Gent"));
            Assert.That(member.IsApproved, Is.False);
            Assert.That(member.LastLoginDate, Is.EqualTo(new DateTime(2006, 2, 1, 9, 0, 0, DateTimeKind.Utc)).And.Property(nameof(DateTime.Kind)).EqualTo(DateTimeKind.Utc));
            Assert.That(member.Path, Is.EqualTo("-1," + member.Id));
            Assert.That(member.IsDirty(), Is.False);
            Assert.That(second.Get<IEntityService>().Get(member.Key, UmbracoObjectTypes.Member)?.Name, Is.EqualTo("An Peeters"));
            Assert.That(second.Get<IIdKeyMap>().GetIdForKey(member.Key, UmbracoObjectTypes.Member).Result, Is.EqualTo(member.Id));
        });
    }

    [Test]
    public void Create_WithoutPassword_GetsOneThatNothingMatches_AndASecurityStamp()
    {
        IMember made = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        Assert.Multiple(() =>
        {
            Assert.That(made.SecurityStamp, Is.Not.Empty);
            Assert.That(made.RawPasswordValue, Does.StartWith(Constants.Security.EmptyPasswordPrefix));
            Assert.That(made.RawPasswordValue, Has.Length.EqualTo(Constants.Security.EmptyPasswordPrefix.Length + 84), "as long as a real hash");
            Assert.That(Stored().PasswordConfiguration, Is.EqualTo("""{"hashAlgorithm":"PBKDF2.ASPNETCORE.V3"}"""));
        });
    }

    [Test]
    public void Save_OfAPasswordHash_KeepsItAsIdentityMadeIt_AndChangesTheSecurityStamp()
    {
        var hasher = new PasswordHasher<IMember>();
        IMember made = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        string? stamp = made.SecurityStamp;
        made.RawPasswordValue = hasher.HashPassword(made, "geheim");
        Members.Save(made);

        IMember stored = Stored();
        Assert.Multiple(() =>
        {
            Assert.That(hasher.VerifyHashedPassword(stored, stored.RawPasswordValue!, "geheim"), Is.EqualTo(PasswordVerificationResult.Success));
            Assert.That(stored.SecurityStamp, Is.Not.EqualTo(stamp));
            Assert.That(made.SecurityStamp, Is.EqualTo(stored.SecurityStamp), "the entity in hand knows the new one");
        });
    }

    [Test]
    public void Save_OfAMemberReadEarlier_TakesBackNothingThatHappenedSince()
    {
        IMember made = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        IMember stale = Members.GetById(made.Key)!;
        made.RawPasswordValue = "AQAAAA";
        made.IsLockedOut = true;
        made.FailedPasswordAttempts = 5;
        Members.Save(made);

        stale.Name = "An Peeters";
        Members.Save(stale);

        IMember stored = Stored();
        Assert.Multiple(() =>
        {
            Assert.That(stored.Name, Is.EqualTo("An Peeters"));
            Assert.That(stored.RawPasswordValue, Is.EqualTo("AQAAAA"));
            Assert.That(stored.IsLockedOut, Is.True);
            Assert.That(stored.FailedPasswordAttempts, Is.EqualTo(5));
            Assert.That(stored.SecurityStamp, Is.EqualTo(made.SecurityStamp));
        });
    }

    [Test]
    public void Save_OfAnotherAddress_MustBeConfirmedAnew_AndEndsSessions()
    {
        IMember made = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        made.EmailConfirmedDate = DateTime.UtcNow;
        Members.Save(made);
        string? stamp = made.SecurityStamp;
        made.Email = "an.peeters@example.be";
        Members.Save(made);
        Assert.Multiple(() =>
        {
            Assert.That(Stored().EmailConfirmedDate, Is.Null);
            Assert.That(Stored().SecurityStamp, Is.Not.EqualTo(stamp));
        });
    }

    [Test]
    public void Save_OfATakenUserName_IsRefused_AndSaysWhose()
    {
        IMember first = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        IMember second = Members.CreateMemberWithIdentity("bert", "bert@example.be", "Bert", "Member");
        second.Username = "AN";
        Assert.That(() => Members.Save(second), Throws.TypeOf<DuplicateNameException>().With.Message.Contains("AN").And.Message.Contains(first.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(Members.GetByUsername("bert"), Is.Not.Null, "nothing was stored");
    }

    [Test]
    public async Task UpdateLoginProperties_LeavesTheRestAlone()
    {
        IMember made = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        DateTime updated = Stored().UpdateDate;
        made.Name = "Not saved";
        made.LastLoginDate = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        await Members.UpdateLoginPropertiesAsync(made);

        IMember stored = Stored();
        Assert.Multiple(() =>
        {
            Assert.That(stored.LastLoginDate, Is.EqualTo(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)));
            Assert.That(stored.Name, Is.EqualTo("An"));
            Assert.That(stored.UpdateDate, Is.EqualTo(updated));
        });
    }

    [Test]
    public void Delete_ForgetsTheMember()
    {
        IMember made = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        Members.AssignRole("an", "Lezers");
        Members.Delete(made);
        Assert.Multiple(() =>
        {
            Assert.That(Members.GetByUsername("an"), Is.Null);
            Assert.That(Members.Exists(made.Id), Is.False);
            Assert.That(Members.GetMembersInRole("Lezers"), Is.Empty);
            Assert.That(host.Get<IEntityService>().Exists(made.Key), Is.False);
        });
    }

    [Test]
    public async Task Delete_TakesTagsAndRelationsAlong()
    {
        await AddProperties();
        IMember made = Members.CreateMemberWithIdentity("an", Email, "An", "Member");
        IMember other = Members.CreateMemberWithIdentity("bert", "bert@example.be", "Bert", "Member");
        made.SetValue("interests", """["Zorg","Wonen"]""");
        Members.Save(made);
        IRelationService relations = host.Get<IRelationService>();
        relations.Relate(other.Id, made.Id, Constants.Conventions.RelationTypes.RelatedMemberAlias);
        ITagService tags = host.Get<ITagService>();
        Assert.That(tags.GetTaggedMembersByTag("zorg").Select(entity => entity.EntityId), Is.EqualTo(new[] { made.Id }));

        Members.Delete(made);
        Assert.Multiple(() =>
        {
            Assert.That(tags.GetAllMemberTags(), Is.Empty);
            Assert.That(relations.GetByParentId(other.Id), Is.Empty);
        });
    }

    [Test]
    public async Task DeletedMemberType_TakesItsMembersAlong()
    {
        IMemberTypeService types = host.Get<IMemberTypeService>();
        var type = new MemberType(host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "partner", Name = "Partner" };
        Assert.That((await types.CreateAsync(type, Constants.Security.SuperUserKey)).Success, Is.True);
        Members.CreateMemberWithIdentity("an", Email, "An", "partner");
        Members.CreateMemberWithIdentity("bert", "bert@example.be", "Bert", "Member");
        await types.DeleteAsync(type.Key, Constants.Security.SuperUserKey);
        Assert.That(Members.GetAllMembers().Select(member => member.Username), Is.EqualTo(new[] { "bert" }));
    }

    [Test]
    public async Task Notifications_OfTheRepository_AreRaisedInsideTheTransaction()
    {
        var seen = new Seen();
        await using TestHost own = await TestHost.StartAsync(services: services => services
            .AddSingleton<INotificationHandler<MemberRefreshNotification>>(seen)
            .AddSingleton<INotificationHandler<ScopedEntityRemoveNotification>>(seen));
        IMemberService members = own.Get<IMemberService>();
        IMember made = members.CreateMemberWithIdentity("an", Email, "An", "Member");
        made.Name = "An Peeters";
        members.Save(made);
        members.Delete(made);
        Assert.That(seen.What, Is.EqualTo(new[] { "refresh An (dirty)", "refresh An Peeters (dirty)", "remove An Peeters" }));
    }

    [TestCase("an", StringPropertyMatchType.StartsWith, new[] { "an", "Anke" })]
    [TestCase("AN", StringPropertyMatchType.Exact, new[] { "an" })]
    [TestCase("n", StringPropertyMatchType.Contains, new[] { "an", "Anke", "jan" })]
    [TestCase("an", StringPropertyMatchType.EndsWith, new[] { "an", "jan" })]
    [TestCase("%n%e", StringPropertyMatchType.Wildcard, new[] { "Anke" })]
    public void FindByUsername_MatchesAsTheDatabaseWould(string wanted, StringPropertyMatchType type, string[] found)
    {
        Make("jan", "an", "Anke", "bert");
        Assert.That(Members.FindByUsername(wanted, 0, 10, out long total, type).Select(member => member.Username), Is.EqualTo(found));
        Assert.That(total, Is.EqualTo(found.Length));
    }

    [TestCase("LoginName", Direction.Ascending, 0, 2, new[] { "an", "bert" })]
    [TestCase("email", Direction.Descending, 0, 2, new[] { "jan", "dries" })]
    [TestCase("Name", Direction.Ascending, 3, 3, new[] { "jan" })]
    [TestCase("lastLoginDate", Direction.Descending, 0, 4, new[] { "jan", "an", "bert", "dries" })]
    [TestCase("id", Direction.Ascending, 0, int.MaxValue, new[] { "jan", "an", "bert", "dries" })]
    public void GetAll_OrdersAndPages(string order, Direction direction, int skip, int take, string[] found)
    {
        Make("jan", "an", "bert", "dries");
        IMember jan = Members.GetByUsername("jan")!;
        jan.LastLoginDate = DateTime.UtcNow;
        Members.Save(jan);

        IEnumerable<IMember> members = Members.GetAll(skip, take, out long total, order, direction, memberTypeAlias: null);
        Assert.Multiple(() =>
        {
            Assert.That(members.Select(member => member.Username), Is.EqualTo(found));
            Assert.That(total, Is.EqualTo(4));
        });
    }

    [Test]
    public void GetAll_WithAFilter_LooksInNameUserNameAndAddress()
    {
        Make("jan", "an", "bert");
        Assert.Multiple(() =>
        {
            Assert.That(Found("NAAM VAN AN"), Is.EqualTo(new[] { "an" }));
            Assert.That(Found("bert@"), Is.EqualTo(new[] { "bert" }));
            Assert.That(Found("example"), Has.Length.EqualTo(3));
            Assert.That(Found(Members.GetByUsername("jan")!.Key.ToString()), Is.EqualTo(new[] { "jan" }));
            Assert.That(Found("niemand"), Is.Empty);
        });

        string[] Found(string filter) => [.. Members.GetAll(0, 10, out _, "id", Direction.Ascending, true, "Member", filter).Select(member => member.Username)];
    }

    [Test]
    public async Task Filter_CombinesGroupTypeApprovalAndText()
    {
        Make("jan", "an", "anke", "bert");
        Members.AssignRoles(["jan", "an", "anke"], ["Lezers"]);
        IMember an = Members.GetByUsername("an")!;
        an.IsApproved = false;
        Members.Save(an);
        Guid type = an.ContentType.Key;

        Assert.Multiple(async () =>
        {
            Assert.That(await Found(new MemberFilter { MemberGroupName = "lezers", IsApproved = true }), Is.EqualTo(new[] { "anke", "jan" }));
            Assert.That(await Found(new MemberFilter { MemberTypeId = type, Filter = "an" }), Is.EqualTo(new[] { "an", "anke", "bert", "jan" }), "'naam van' is in every name");
            Assert.That(await Found(new MemberFilter { MemberTypeId = Guid.NewGuid() }), Is.Empty);
            Assert.That(await Found(new MemberFilter { IsLockedOut = true }), Is.Empty);
            Assert.That(await Found(new MemberFilter { Filter = an.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) }), Is.EqualTo(new[] { "an" }));
        });
        PagedModel<IMember> second = await Members.FilterAsync(new MemberFilter(), "username", Direction.Descending, 1, 2);
        Assert.That((second.Total, string.Join(' ', second.Items.Select(member => member.Username))), Is.EqualTo((4L, "bert anke")));

        async Task<string[]> Found(MemberFilter filter) => [.. (await Members.FilterAsync(filter, "memberType")).Items.Select(member => member.Username)];
    }

    [Test]
    public async Task PropertyValues_AreFoundByTypeAndMatch_AndUnsetOnesMatchNothing()
    {
        await AddProperties();
        Make("jan", "an", "bert");
        Set("jan", ("city", "Gent"), ("points", 3), ("active", true), ("since", new DateTime(2006, 2, 1)));
        Set("an", ("city", "Gentbrugge"), ("points", 0), ("active", false), ("since", new DateTime(2005, 11, 9)));

        Assert.Multiple(() =>
        {
            Assert.That(Names(Members.GetMembersByPropertyValue("city", "gent")), Is.EqualTo("jan"));
            Assert.That(Names(Members.GetMembersByPropertyValue("city", "GENT", StringPropertyMatchType.StartsWith)), Is.EqualTo("jan an"));
            Assert.That(Names(Members.GetMembersByPropertyValue("city", "brug", StringPropertyMatchType.Contains)), Is.EqualTo("an"));
            Assert.That(Names(Members.GetMembersByPropertyValue("city", "nt", StringPropertyMatchType.EndsWith)), Is.EqualTo("jan"));
            Assert.That(Names(Members.GetMembersByPropertyValue("points", 0)), Is.EqualTo("an"), "not bert, who has no points at all");
            Assert.That(Names(Members.GetMembersByPropertyValue("points", 0, ValuePropertyMatchType.GreaterThanOrEqualTo)), Is.EqualTo("jan an"));
            Assert.That(Names(Members.GetMembersByPropertyValue("points", 3, ValuePropertyMatchType.LessThan)), Is.EqualTo("an"));
            Assert.That(Names(Members.GetMembersByPropertyValue("active", true)), Is.EqualTo("jan"));
            Assert.That(Names(Members.GetMembersByPropertyValue("active", false)), Is.EqualTo("an"));
            Assert.That(Names(Members.GetMembersByPropertyValue("since", new DateTime(2006, 1, 1), ValuePropertyMatchType.GreaterThan)), Is.EqualTo("jan"));
            Assert.That(Names(Members.GetMembersByPropertyValue("points", "0")), Is.Empty, "a number is no text");
            Assert.That(Names(Members.GetMembersByPropertyValue("city", 0)), Is.Empty, "a text is no number");
            Assert.That(Names(Members.GetMembersByPropertyValue("unknown", "Gent")), Is.Empty);
        });

        void Set(string name, params (string Alias, object Value)[] values)
        {
            IMember member = Members.GetByUsername(name)!;
            foreach ((string alias, object value) in values)
            {
                member.SetValue(alias, value);
            }

            Members.Save(member);
        }

        static string Names(IEnumerable<IMember> members) => string.Join(' ', members.Select(member => member.Username));
    }

    [Test]
    public void Counts_FollowApprovalAndLockOut()
    {
        Make("jan", "an", "bert");
        IMember an = Members.GetByUsername("an")!;
        an.IsLockedOut = true;
        an.IsApproved = false;
        Members.Save(an);
        Assert.Multiple(() =>
        {
            Assert.That(Members.GetCount(MemberCountType.All), Is.EqualTo(3));
            Assert.That(Members.GetCount(MemberCountType.Approved), Is.EqualTo(2));
            Assert.That(Members.GetCount(MemberCountType.LockedOut), Is.EqualTo(1));
            Assert.That(Members.Count("Member"), Is.EqualTo(3));
        });
    }

    private IMember Stored() => Members.GetByUsername("an")!;

    private void Make(params string[] names)
    {
        foreach (string name in names)
        {
            Members.CreateMemberWithIdentity(name, name + "@example.be", "Naam van " + name, "Member");
        }
    }

    private async Task AddProperties()
    {
        IMemberTypeService types = host.Get<IMemberTypeService>();
        IMemberType type = types.Get("Member")!;
        IDataType[] dataTypes = [.. await host.Get<IDataTypeService>().GetAllAsync()];
        Add("city", Constants.PropertyEditors.Aliases.TextBox);
        Add("points", Constants.PropertyEditors.Aliases.Integer);
        Add("active", Constants.PropertyEditors.Aliases.Boolean);
        Add("since", Constants.PropertyEditors.Aliases.DateTime);
        Add("interests", Constants.PropertyEditors.Aliases.Tags);
        Assert.That((await types.UpdateAsync(type, Constants.Security.SuperUserKey)).Success, Is.True);

        void Add(string alias, string editor) => type.AddPropertyType(
            new PropertyType(host.Get<IShortStringHelper>(), dataTypes.First(dataType => dataType.EditorAlias == editor), alias) { Name = alias },
            "extra",
            "Extra");
    }

    private sealed class Seen : INotificationHandler<MemberRefreshNotification>, INotificationHandler<ScopedEntityRemoveNotification>
    {
        public List<string> What { get; } = [];

        public void Handle(MemberRefreshNotification notification) =>
            What.Add($"refresh {notification.Entity.Name}{(notification.Entity.IsDirty() ? " (dirty)" : "")}");

        public void Handle(ScopedEntityRemoveNotification notification) => What.Add($"remove {notification.Entity.Name}");
    }
}
