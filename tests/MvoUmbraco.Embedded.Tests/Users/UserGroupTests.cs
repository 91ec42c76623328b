using MvoUmbraco.Embedded.Tests.Access;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Tests.Users;

/// <summary>User groups, and what they may do, through Umbraco's own services.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class UserGroupTests : IAsyncDisposable
{
    private const string Read = "Umb.Document.Read";
    private const string Update = "Umb.Document.Update";
    private const string Publish = "Umb.Document.Publish";

    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    private IUserGroupService Groups => site.Get<IUserGroupService>();

    private IUserService Users => site.Get<IUserService>();

    private IContentPermissionService Documents => site.Get<IContentPermissionService>();

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [TestCase("admin", "e5e7f6c8-7f9c-4b5b-8d5d-9e1e5a4f7e4d", "Administrators", "content forms media member packages settings translation users", 17)]
    [TestCase("writer", "9fc2a16f-528c-46d6-a014-75bf4ec2480c", "Writers", "content", 6)]
    [TestCase("editor", "44dc260e-b4d4-4dd9-9081-eec5598f1641", "Editors", "content forms media", 15)]
    [TestCase("translator", "f2012e4c-d232-4bd1-8eae-4384032d97d8", "Translators", "translation", 4)]
    [TestCase("sensitiveData", "8c6ad70f-d307-4e4a-af58-72c2e4e9439d", "Sensitive data", "", 0)]
    public async Task BuiltInGroups_AreUmbracos(string alias, string key, string name, string sections, int permissions)
    {
        IUserGroup group = (await Groups.GetAsync(alias))!;
        Assert.Multiple(() =>
        {
            Assert.That((group.Key, group.Name), Is.EqualTo((new Guid(key), name)));
            Assert.That(string.Join(' ', group.AllowedSections.Order(StringComparer.Ordinal)), Is.EqualTo(sections));
            Assert.That(group.Permissions, Has.Count.EqualTo(permissions).And.All.StartsWith("Umb.Document."));
            Assert.That((group.StartContentId, group.StartMediaId, group.HasAccessToAllLanguages), Is.EqualTo(alias == "sensitiveData" ? ((int?)null, (int?)null, false) : (-1, -1, true)));
        });
    }

    [Test]
    public async Task Group_IsThereAfterARestart_WithPermissionsOfEveryKind()
    {
        IContent page = site.Page("Page");
        Guid document = page.Key;
        Guid type = page.ContentType.Key;
        IUserGroup made = await Made("redactie", group =>
        {
            group.Permissions = new HashSet<string> { Read };
            group.Description = "Schrijft";
            group.GranularPermissions.Add(new DocumentGranularPermission { Key = document, Permission = Update });
            group.GranularPermissions.Add(new DocumentPropertyValueGranularPermission { Key = type, Permission = $"{Guid.Empty}|Umb.Document.PropertyValue.Write" });
            group.GranularPermissions.Add(new UnknownTypeGranularPermission { Context = "Eigen", Permission = "doen" });
        });
        await Restart();

        IUserGroup group = (await Groups.GetAsync(made.Key))!;
        Assert.Multiple(() =>
        {
            Assert.That((group.Id, group.Alias, group.Description, group.Icon), Is.EqualTo((made.Id, "redactie", "Schrijft", "icon-user")));
            Assert.That(group.Permissions, Is.EqualTo(new[] { Read }));
            Assert.That(group.GranularPermissions, Is.EquivalentTo(made.GranularPermissions));
            Assert.That(group.GranularPermissions.OfType<DocumentPropertyValueGranularPermission>().Single().Key, Is.EqualTo(type));
        });
    }

    [Test]
    public async Task Create_WithATakenAlias_IsRefused()
    {
        var group = new UserGroup(site.Get<IShortStringHelper>()) { Alias = "WRITER", Name = "Nog schrijvers", Icon = "icon-user" };
        Assert.That((await Groups.CreateAsync(group, Constants.Security.SuperUserKey)).Status, Is.EqualTo(UserGroupOperationStatus.DuplicateAlias));
    }

    [Test]
    public async Task Delete_TakesEverybodyOut_AndNotTheBuiltIn()
    {
        IUserGroup group = await Made("redactie");
        IUser user = await UserIn(group);
        Assert.That((await Groups.DeleteAsync(new HashSet<Guid> { group.Key })).Result, Is.EqualTo(UserGroupOperationStatus.Success));
        Assert.That(Users.GetUserById(user.Id)!.Groups, Is.Empty);
        Assert.That((await Groups.DeleteAsync(new HashSet<Guid> { Constants.Security.AdminGroupKey })).Success, Is.False);
    }

    [Test]
    public async Task WhatIsSaidOfADocument_CountsForWhatIsUnderIt_UntilSomethingElseIsSaid()
    {
        IContent top = site.Page("Top");
        IContent middle = site.Page("Middle", top);
        IContent leaf = site.Page("Leaf", middle);
        IContent beside = site.Page("Beside");
        IUserGroup group = await Made("redactie", made => made.Permissions = new HashSet<string> { Read });
        IUser user = await UserIn(group);

        Users.ReplaceUserGroupPermissions(group.Id, new HashSet<string> { Read, Update, Publish }, top.Id);
        Users.ReplaceUserGroupPermissions(group.Id, new HashSet<string> { Read, Update }, leaf.Id);
        await Restart();
        user = Users.GetUserById(user.Id)!;

        Assert.Multiple(async () =>
        {
            Assert.That(Users.GetPermissionsForPath(user, middle.Path).GetAllPermissions(), Is.EquivalentTo([Read, Update, Publish]));
            Assert.That(Users.GetPermissionsForPath(user, leaf.Path).GetAllPermissions(), Is.EquivalentTo([Read, Update]));
            Assert.That(Users.GetPermissionsForPath(user, beside.Path).GetAllPermissions(), Is.EquivalentTo([Read]));
            Assert.That(await May(user, middle, Publish), Is.EqualTo(ContentAuthorizationStatus.Success));
            Assert.That(await May(user, leaf, Publish), Is.EqualTo(ContentAuthorizationStatus.UnauthorizedMissingPermissionAccess));
            Assert.That(await May(user, beside, Read), Is.EqualTo(ContentAuthorizationStatus.Success));
        });

        Users.AssignUserGroupPermission(group.Id, Publish, leaf.Id);
        Assert.That(await May(Users.GetUserById(user.Id)!, leaf, Publish), Is.EqualTo(ContentAuthorizationStatus.Success));
    }

    [Test]
    public async Task TwoGroups_AddUp()
    {
        IContent page = site.Page("Page");
        IUser user = await UserIn(await Made("lezen", made => made.Permissions = new HashSet<string> { Read }));
        user.AddGroup((await Made("zetten", made => made.Permissions = new HashSet<string> { Publish })).ToReadOnlyGroup());
        Users.Save(user);
        Assert.That(Users.GetPermissionsForPath(Users.GetUserById(user.Id)!, page.Path).GetAllPermissions(), Is.EquivalentTo([Read, Publish]));
    }

    [Test]
    public async Task StartNodes_LimitTheTree()
    {
        IContent mine = site.Page("Mine");
        IContent under = site.Page("Under", mine);
        IContent other = site.Page("Other");
        IUserGroup group = await Made("redactie", made => (made.Permissions, made.StartContentId) = (new HashSet<string> { Read }, mine.Id));
        IUser user = await UserIn(group);
        Assert.Multiple(async () =>
        {
            Assert.That(await May(user, under, Read), Is.EqualTo(ContentAuthorizationStatus.Success));
            Assert.That(await May(user, other, Read), Is.EqualTo(ContentAuthorizationStatus.UnauthorizedMissingPathAccess));
            Assert.That(await Documents.AuthorizeRootAccessAsync(user, new HashSet<string> { Read }), Is.EqualTo(ContentAuthorizationStatus.UnauthorizedMissingRootAccess));
        });

        user.StartContentIds = [under.Id];
        Users.Save(user);
        user = Users.GetUserById(user.Id)!;
        Assert.That(await May(user, mine, Read), Is.EqualTo(ContentAuthorizationStatus.UnauthorizedMissingPathAccess), "the user's own, being under the group's, limits further");
    }

    [Test]
    public async Task Languages_LimitWhatMayBeEdited_AndGoWithTheLanguage()
    {
        ILanguage french = (await site.Get<ILanguageService>().CreateAsync(new Language("fr-BE", "Frans"), Constants.Security.SuperUserKey)).Result!;
        IUserGroup group = await Made("redactie", made =>
        {
            made.HasAccessToAllLanguages = false;
            made.AddAllowedLanguage(french.Id);
        });
        IUser user = await UserIn(group);
        Assert.That(await Documents.AuthorizeCultureAccessAsync(user, new HashSet<string> { "fr-BE" }), Is.EqualTo(ContentAuthorizationStatus.Success));
        Assert.That(await Documents.AuthorizeCultureAccessAsync(user, new HashSet<string> { "en-US" }), Is.EqualTo(ContentAuthorizationStatus.UnauthorizedMissingCulture));

        Assert.That((await site.Get<ILanguageService>().DeleteAsync("fr-BE", Constants.Security.SuperUserKey)).Success, Is.True);
        Assert.That((await Groups.GetAsync(group.Key))!.AllowedLanguages, Is.Empty);
    }

    [Test]
    public async Task ADeletedDocument_LeavesNoPermissionOrStartNode()
    {
        IContent page = site.Page("Page");
        IUserGroup group = await Made("redactie", made => made.StartContentId = page.Id);
        Users.ReplaceUserGroupPermissions(group.Id, new HashSet<string> { Read }, page.Id);
        IUser user = await UserIn(group);
        user.StartContentIds = [page.Id];
        Users.Save(user);

        site.Delete(page);

        IUserGroup after = (await Groups.GetAsync(group.Key))!;
        Assert.Multiple(() =>
        {
            Assert.That(after.GranularPermissions, Is.Empty);
            Assert.That(after.StartContentId, Is.Null);
            Assert.That(Users.GetUserById(user.Id)!.StartContentIds, Is.Empty);
        });
    }

    [Test]
    public async Task ADeletedSection_IsTakenFromEveryGroup()
    {
        Users.DeleteSectionFromAllUserGroups("media");
        Assert.That((await Groups.GetAsync("editor"))!.AllowedSections, Is.EquivalentTo(["content", "forms"]));
    }

    [Test]
    public async Task Content_SetPermissions_AreThoseOfTheGroup()
    {
        IContent page = site.Page("Page");
        IUserGroup group = await Made("redactie");
        IContentService contents = site.Get<IContentService>();
        contents.SetPermission(page, Update, [group.Id]);
        contents.SetPermission(page, Publish, [group.Id]);
        Assert.That(contents.GetPermissions(page).GetAllPermissions(page.Id), Is.EquivalentTo([Update, Publish]));

        contents.SetPermissions(new EntityPermissionSet(page.Id, new EntityPermissionCollection([new EntityPermission(group.Id, page.Id, new HashSet<string> { Read })])));
        Assert.That(contents.GetPermissions(page).GetAllPermissions(page.Id), Is.EquivalentTo([Read]));
    }

    private async Task<ContentAuthorizationStatus> May(IUser user, IContent page, string permission) =>
        await Documents.AuthorizeAccessAsync(user, [page.Key], new HashSet<string> { permission });

    private async Task<IUserGroup> Made(string alias, Action<IUserGroup>? change = null)
    {
        var group = new UserGroup(site.Get<IShortStringHelper>())
        {
            Alias = alias,
            Name = alias,
            Icon = "icon-user",
            StartContentId = Constants.System.Root,
            StartMediaId = Constants.System.Root,
            HasAccessToAllLanguages = true,
        };
        group.AddAllowedSection(Constants.Applications.Content);
        change?.Invoke(group);
        Attempt<IUserGroup, UserGroupOperationStatus> created = await Groups.CreateAsync(group, Constants.Security.SuperUserKey);
        Assert.That(created.Status, Is.EqualTo(UserGroupOperationStatus.Success));
        return created.Result!;
    }

    private async Task<IUser> UserIn(IUserGroup group)
    {
        IUser user = Users.CreateUserWithIdentity("an", "an@example.be");
        Attempt<UserGroupOperationStatus> added = await Groups.AddUsersToUserGroupAsync(new UsersToUserGroupManipulationModel(group.Key, [user.Key]), Constants.Security.SuperUserKey);
        Assert.That(added.Result, Is.EqualTo(UserGroupOperationStatus.Success));
        return Users.GetUserById(user.Id)!;
    }

    private async Task Restart()
    {
        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);
    }
}
