using System.Data;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Embedded.Tests.Repositories;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Infrastructure.Persistence.Querying;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Tests.Users;

/// <summary>Users through Umbraco's own service, over a file.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class UserTests : IAsyncDisposable
{
    private static readonly DateTime Start = new(2006, 2, 1, 9, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder folder = new();
    private readonly StoppedClock clock = new(Start);
    private TestHost host = null!;

    private IUserService Users => host.Get<IUserService>();

    [SetUp]
    public async Task Open() => host = await TestHost.StartAsync(folder, services: services => services.AddSingleton<TimeProvider>(clock));

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task FreshSite_HasTheSuperUser_WithARandomPassword()
    {
        IUser user = (await Users.GetAsync(Constants.Security.SuperUserKey))!;
        Assert.Multiple(() =>
        {
            Assert.That(user.Id, Is.EqualTo(Constants.Security.SuperUserId));
            Assert.That(user.RawPasswordValue, Is.Not.Empty);
            Assert.That(user.Groups.Select(group => group.Alias), Is.EquivalentTo(["admin", "sensitiveData"]));
            Assert.That(user.IsAdmin(), Is.True);
            Assert.That(user.SecurityStamp, Is.Not.Empty);
        });
    }

    [Test]
    public async Task SuperUser_IsSeededOnce_AndKeepsWhatItWasGiven()
    {
        IUser user = Users.GetUserById(Constants.Security.SuperUserId)!;
        user.Username = user.Email = "an@example.be";
        user.Name = "An";
        Users.Save(user);
        await Restart();

        IUser again = Users.GetUserById(Constants.Security.SuperUserId)!;
        Assert.That((again.Name, again.Username, again.Email), Is.EqualTo(("An", "an@example.be", "an@example.be")));
        Users.GetAll(0, 10, out long all);
        Assert.That(all, Is.EqualTo(1));
    }

    [Test]
    public async Task Save_IsThereAfterARestart()
    {
        IUser made = await Made("an", "editor", "writer");
        made.Language = "nl";
        made.LastLoginDate = Start;
        made.StartContentIds = [Constants.System.Root];
        made.StartMediaIds = [];
        made.Avatar = "UserAvatars/an.png";
        Users.Save(made);
        await Restart();

        IUser user = Users.GetByUsername("AN")!;
        Assert.Multiple(() =>
        {
            Assert.That((user.Id, user.Key, user.Name), Is.EqualTo((made.Id, made.Key, "an")));
            Assert.That(user.Language, Is.EqualTo("nl"));
            Assert.That(user.LastLoginDate, Is.EqualTo(Start).And.Property(nameof(DateTime.Kind)).EqualTo(DateTimeKind.Utc));
            Assert.That(user.StartContentIds, Is.EqualTo(new[] { Constants.System.Root }));
            Assert.That(user.StartMediaIds, Is.Empty);
            Assert.That(user.Avatar, Is.EqualTo("UserAvatars/an.png"));
            Assert.That(user.Groups.Select(group => group.Alias), Is.EquivalentTo(["editor", "writer"]));
            Assert.That(user.AllowedSections, Is.EquivalentTo(["content", "media", "forms"]));
            Assert.That(user.IsDirty(), Is.False);
        });
    }

    [Test]
    public async Task Save_WritesOnlyWhatWasChanged()
    {
        IUser first = await Made("an", "writer");
        IUser stale = Users.GetUserById(first.Id)!;
        first.IsLockedOut = true;
        first.FailedPasswordAttempts = 3;
        first.ClearGroups();
        Users.Save(first);

        stale.Name = "An Peeters";
        Users.Save(stale);

        IUser user = Users.GetUserById(first.Id)!;
        Assert.That((user.Name, user.IsLockedOut, user.FailedPasswordAttempts, user.Groups.Count()), Is.EqualTo(("An Peeters", true, 3, 0)));
    }

    [Test]
    public async Task ANewPasswordOrAddress_EndsSessions_AndAsksForConfirmation()
    {
        IUser user = await Made("an");
        user.EmailConfirmedDate = Start;
        Users.Save(user);
        string stamp = user.SecurityStamp!;
        user.RawPasswordValue = "gehashed";
        Users.Save(user);
        Assert.That(Users.GetUserById(user.Id)!.SecurityStamp, Is.Not.EqualTo(stamp));

        stamp = user.SecurityStamp!;
        user.Email = "ander@example.be";
        Users.Save(user);
        IUser stored = Users.GetUserById(user.Id)!;
        Assert.Multiple(() =>
        {
            Assert.That(stored.SecurityStamp, Is.Not.EqualTo(stamp));
            Assert.That(stored.EmailConfirmedDate, Is.Null);
            Assert.That(stored.RawPasswordValue, Is.EqualTo("gehashed"), "saving without a new password keeps the old");
        });
    }

    [Test]
    public async Task Save_WithATakenUsername_IsRefused()
    {
        await Made("an");
        IUser other = await Made("bo");
        other.Username = "AN";
        Assert.That(() => Users.Save(other), Throws.InstanceOf<DuplicateNameException>().With.Message.Contains("Username"));
        Assert.That(Users.GetUserById(other.Id)!.Username, Is.EqualTo("bo"));
    }

    [Test]
    public async Task Save_CancelledByAHandler_StoresNothing()
    {
        await host.DisposeAsync();
        host = await TestHost.StartAsync(folder, services: services => services.AddTransient<INotificationHandler<UserSavingNotification>, Refusing>());
        Users.Save(new User(new GlobalSettings(), "An", "an@example.be", "an", "x"));
        Assert.That(Users.GetByUsername("an"), Is.Null);
    }

    [Test]
    public async Task States_AreCountedAsUmbracoCountsThem()
    {
        await Made("nieuw");
        await Made("actief", change: user => user.LastLoginDate = Start);
        await Made("uit", change: user => (user.IsApproved, user.LastLoginDate) = (false, Start));
        await Made("slot", change: user => user.IsLockedOut = true);
        await Made("gast", change: user => (user.IsApproved, user.InvitedDate) = (false, Start));

        IDictionary<UserState, int> states = Users.GetUserStates();
        Assert.That(states, Is.EquivalentTo(new Dictionary<UserState, int>
        {
            [UserState.All] = 6,
            [UserState.Active] = 1,
            [UserState.Disabled] = 2,
            [UserState.LockedOut] = 1,
            [UserState.Invited] = 1,
            [UserState.Inactive] = 2,
        }));
        Assert.That(Users.GetUserStates()[UserState.Invited], Is.EqualTo(1));
        Assert.That(await Names(new UserFilter { IncludeUserStates = new HashSet<UserState> { UserState.LockedOut, UserState.Invited } }), Is.EqualTo(new[] { "gast", "slot" }));
    }

    [Test]
    public async Task Filter_ByGroupAndText_PagesAndOrders()
    {
        foreach (string name in new[] { "cas", "an", "bo" })
        {
            await Made(name, "writer");
        }

        await Made("dirk", "editor");
        Guid writers = (await host.Get<IUserGroupService>().GetAsync("writer"))!.Key;
        Assert.Multiple(async () =>
        {
            Assert.That(await Names(new UserFilter { IncludedUserGroups = new HashSet<Guid> { writers } }), Is.EqualTo(new[] { "an", "bo", "cas" }));
            Assert.That(await Names(new UserFilter { ExcludeUserGroups = new HashSet<Guid> { writers } }), Does.Contain("dirk").And.Not.Contains("an"));
            Assert.That(await Names(new UserFilter { NameFilters = new HashSet<string> { "a" } }, Direction.Descending), Is.EqualTo(new[] { "cas", "an", "Administrator" }));
        });
        PagedModel<IUser> page = (await Users.FilterAsync(Constants.Security.SuperUserKey, new UserFilter(), 2, 2, UserOrder.Email)).Result!;
        Assert.That((page.Total, string.Join(' ', page.Items.Select(user => user.Email))), Is.EqualTo((5L, "bo@example.be cas@example.be")));
    }

    [Test]
    public async Task Session_IsValid_UntilItEndsOrIsNotUsed()
    {
        IUser user = await Made("an");
        Guid session = Users.CreateLoginSession(user.Id, "127.0.0.1");
        await Restart();
        Assert.That(Users.ValidateLoginSession(user.Id, session), Is.True, "after a restart");
        Assert.That(Users.ValidateLoginSession(Constants.Security.SuperUserId, session), Is.False, "of somebody else");
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.That(Users.ValidateLoginSession(user.Id, session), Is.True);
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.That(Users.ValidateLoginSession(user.Id, session), Is.True, "in use within the twenty minutes");
        clock.Advance(TimeSpan.FromMinutes(21));
        Assert.That(Users.ValidateLoginSession(user.Id, session), Is.False, "not used for longer than that");

        Guid ended = Users.CreateLoginSession(user.Id, "127.0.0.1");
        Users.ClearLoginSession(ended);
        Assert.That(Users.ValidateLoginSession(user.Id, ended), Is.False);
        Guid cleared = Users.CreateLoginSession(user.Id, "127.0.0.1");
        Assert.That(Users.ClearLoginSessions(user.Id), Is.EqualTo(3));
        Assert.That(Users.ValidateLoginSession(user.Id, cleared), Is.False);
    }

    [Test]
    public async Task Delete_TakesAlongWhatIsKeptAboutTheUser_AndKeepsWhatItMade()
    {
        IUser user = await Made("an", "writer");
        Guid session = Users.CreateLoginSession(user.Id, "127.0.0.1");
        await host.Get<IUserDataService>().CreateAsync(new UserData { Key = Guid.NewGuid(), UserKey = user.Key, Group = "lijst", Identifier = "kolommen", Value = "[]" });
        IMember member = host.Get<IMemberService>().CreateMemberWithIdentity("lid", "lid@example.be", "Lid", "Member");
        member.CreatorId = user.Id;
        host.Get<IMemberService>().Save(member);

        Assert.That(await Users.DeleteAsync(Constants.Security.SuperUserKey, user.Key), Is.EqualTo(UserOperationStatus.Success));
        await Restart();

        Assert.Multiple(async () =>
        {
            Assert.That(await Users.GetAsync(user.Key), Is.Null);
            Assert.That(Users.ValidateLoginSession(user.Id, session), Is.False);
            Assert.That((await host.Get<IUserDataService>().GetAsync(0, 10)).Total, Is.Zero);
            Assert.That(host.Get<IMemberService>().GetById(member.Key), Is.Not.Null);
            Assert.That((await host.Get<IUserIdKeyResolver>().TryGetAsync(user.Id)).Success, Is.False);
            Assert.That((await host.Get<IUserGroupService>().GetAsync("writer"))!.UserCount, Is.Zero);
        });
        Assert.That(() => Users.Save(Changed(user)), Throws.InvalidOperationException, "a deleted user does not come back");
    }

    [Test]
    public async Task Delete_OfSomebodyWhoSignedIn_IsRefused()
    {
        IUser user = await Made("an", change: known => known.LastLoginDate = Start);
        Assert.That(await Users.DeleteAsync(Constants.Security.SuperUserKey, user.Key), Is.EqualTo(UserOperationStatus.CannotDeleteUserWithLoginHistory));
        Assert.That(await Users.DisableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { user.Key }), Is.EqualTo(UserOperationStatus.Success));
        Assert.That((await Users.GetAsync(user.Key))!.UserState, Is.EqualTo(UserState.Disabled));
    }

    [Test]
    public async Task UserData_IsKeptPerUser()
    {
        IUserDataService data = host.Get<IUserDataService>();
        IUser user = await Made("an");
        var made = new UserData { Key = Guid.NewGuid(), UserKey = user.Key, Group = "lijst", Identifier = "kolommen", Value = "[1]" };
        Assert.That((await data.CreateAsync(made)).Status, Is.EqualTo(UserDataOperationStatus.Success));
        made.Value = "[1,2]";
        Assert.That((await data.UpdateAsync(made)).Status, Is.EqualTo(UserDataOperationStatus.Success));
        await Restart();

        data = host.Get<IUserDataService>();
        Assert.That((await data.GetAsync(made.Key))!.Value, Is.EqualTo("[1,2]"));
        Assert.That((await data.GetAsync(0, 10, new DataOf { UserKeys = [Constants.Security.SuperUserKey] })).Total, Is.Zero);
        Assert.That((await data.DeleteAsync(made.Key)).Result, Is.EqualTo(UserDataOperationStatus.Success));
        Assert.That(await data.GetAsync(made.Key), Is.Null);
    }

    [Test]
    public async Task ClientIds_NameOneUser()
    {
        var robot = new User(new GlobalSettings(), "Robot", "robot@example.be", "robot", "x") { Kind = UserKind.Api };
        Users.Save(robot);
        Assert.That(await Users.AddClientIdAsync(robot.Key, "umbraco-back-office-robot"), Is.EqualTo(UserClientCredentialsOperationStatus.Success));
        await Restart();
        Assert.Multiple(async () =>
        {
            Assert.That((await Users.FindByClientIdAsync("umbraco-back-office-robot"))?.Kind, Is.EqualTo(UserKind.Api));
            Assert.That(await Users.RemoveClientIdAsync(robot.Key, "umbraco-back-office-robot"), Is.True);
            Assert.That(await Users.FindByClientIdAsync("umbraco-back-office-robot"), Is.Null);
        });
    }

    private async Task<IUser> Made(string name, params string[] groups) => await Made(name, _ => { }, groups);

    private async Task<IUser> Made(string name, Action<IUser> change, params string[] groups)
    {
        IUser user = Users.CreateUserWithIdentity(name, $"{name}@example.be");
        foreach (string alias in groups)
        {
            user.AddGroup((await host.Get<IUserGroupService>().GetAsync(alias))!.ToReadOnlyGroup());
        }

        change(user);
        Users.Save(user);
        return user;
    }

    private async Task<string?[]> Names(UserFilter filter, Direction direction = Direction.Ascending) =>
        [.. (await Users.FilterAsync(Constants.Security.SuperUserKey, filter, 0, 100, UserOrder.Name, direction)).Result!.Items.Select(user => user.Name)];

    private static IUser Changed(IUser user)
    {
        user.Name += "!";
        return user;
    }

    private async Task Restart()
    {
        await host.DisposeAsync();
        await Open();
    }

    private sealed class DataOf : IUserDataFilter
    {
        public ICollection<Guid>? UserKeys { get; set; }

        public ICollection<string>? Groups { get; set; }

        public ICollection<string>? Identifiers { get; set; }
    }

    private sealed class Refusing : INotificationHandler<UserSavingNotification>
    {
        public void Handle(UserSavingNotification notification) => notification.CancelOperation(new EventMessage("Nee", "Nee", EventMessageType.Error));
    }
}
