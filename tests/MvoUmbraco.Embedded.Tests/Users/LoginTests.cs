using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Users;

/// <summary>External logins, their tokens, and second proofs, of users and members alike.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class LoginTests : IAsyncDisposable
{
    private const string Google = "UmbracoMembers.Google";

    private readonly TemporaryFolder folder = new();
    private TestHost host = null!;

    private IExternalLoginWithKeyService Logins => host.Get<IExternalLoginWithKeyService>();

    [SetUp]
    public async Task Open() => host = await TestHost.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task Logins_AreFoundByAccountAndByProvider_AfterARestart()
    {
        Guid member = Member("an").Key;
        Logins.Save(member, [new ExternalLogin(Google, "123", "{}"), new ExternalLogin("UmbracoMembers.Itsme", "9")]);
        Logins.Save(member, [new ExternalLoginToken(Google, "access_token", "geheim")]);
        await Restart();

        Assert.Multiple(() =>
        {
            Assert.That(Logins.GetExternalLogins(member).Select(login => login.LoginProvider), Is.EquivalentTo([Google, "UmbracoMembers.Itsme"]));
            IIdentityUserLogin found = Logins.Find(Google, "123").Single();
            Assert.That((found.UserId, found.UserData), Is.EqualTo((member.ToString(), "{}")));
            Assert.That(Logins.Find(Google, "124"), Is.Empty);
            IIdentityUserToken token = Logins.GetExternalLoginTokens(member).Single();
            Assert.That((token.LoginProvider, token.Name, token.Value), Is.EqualTo((Google, "access_token", "geheim")));
        });
    }

    [Test]
    public void Save_ReplacesLogins_AndKeepsTheTokensOfThoseThatStay()
    {
        Guid member = Member("an").Key;
        Logins.Save(member, [new ExternalLogin(Google, "123"), new ExternalLogin("UmbracoMembers.Itsme", "9")]);
        Logins.Save(member, [new ExternalLoginToken(Google, "access_token", "geheim"), new ExternalLoginToken("UmbracoMembers.Itsme", "access_token", "ook")]);
        Logins.Save(member, [new ExternalLogin(Google, "123", "nieuw")]);
        Assert.Multiple(() =>
        {
            Assert.That(Logins.GetExternalLogins(member).Select(login => login.UserData), Is.EqualTo(new[] { "nieuw" }));
            Assert.That(Logins.GetExternalLoginTokens(member).Select(token => token.Value), Is.EqualTo(new[] { "geheim" }));
        });
    }

    [Test]
    public void Token_OfAProviderThatIsNotTheMembers_IsRefused()
    {
        Guid member = Member("an").Key;
        Assert.That(() => Logins.Save(member, [new ExternalLoginToken(Google, "access_token", "geheim")]), Throws.InvalidOperationException.With.Message.Contains(Google));
    }

    [Test]
    public async Task ADeletedMemberOrUser_LeavesNoLogin()
    {
        IMember member = Member("an");
        IUser user = host.Get<IUserService>().CreateUserWithIdentity("bo", "bo@example.be");
        foreach (Guid key in new[] { member.Key, user.Key })
        {
            Logins.Save(key, [new ExternalLogin(Google, key.ToString())]);
            await SetUpSecondProof(key);
        }

        host.Get<IMemberService>().Delete(member);
        await host.Get<IUserService>().DeleteAsync(Constants.Security.SuperUserKey, user.Key);

        Assert.Multiple(async () =>
        {
            foreach (Guid key in new[] { member.Key, user.Key })
            {
                Assert.That(Logins.GetExternalLogins(key), Is.Empty);
                Assert.That(await SecondProofs(key), Is.Empty);
            }
        });
    }

    [Test]
    public void AProviderThatIsRemoved_EndsTheSessionsOfItsUsers_AndNotThoseOfMembers()
    {
        IUserService users = host.Get<IUserService>();
        IUser user = users.CreateUserWithIdentity("bo", "bo@example.be");
        IMember member = Member("an");
        Logins.Save(user.Key, [new ExternalLogin("Umbraco.Google", "1")]);
        Logins.Save(member.Key, [new ExternalLogin(Google, "2")]);
        Guid session = users.CreateLoginSession(user.Id, "127.0.0.1");

        Logins.PurgeLoginsForRemovedProviders(["Umbraco.Microsoft"]);

        Assert.Multiple(() =>
        {
            Assert.That(Logins.GetExternalLogins(user.Key), Is.Empty);
            Assert.That(Logins.GetExternalLogins(member.Key), Is.Not.Empty);
            Assert.That(users.ValidateLoginSession(user.Id, session), Is.False);
            Assert.That(users.GetUserById(user.Id)!.SecurityStamp, Is.Not.EqualTo(user.SecurityStamp));
        });
    }

    [Test]
    public async Task SecondProof_IsOnePerProvider_AfterARestart()
    {
        Guid member = Member("an").Key;
        await SetUpSecondProof(member, "eerste");
        await SetUpSecondProof(member, "tweede");
        await Restart();
        Assert.That((await SecondProofs(member)).Select(proof => (proof.ProviderName, proof.Secret)), Is.EqualTo(new[] { ("App", "tweede") }));
        Assert.That(await host.Get<ITwoFactorLoginService>().IsTwoFactorEnabledAsync(member), Is.False, "no provider of that name is registered");
        Assert.That(await host.Get<ITwoFactorLoginService>().DisableAsync(member, "App"), Is.True);
        Assert.That(await SecondProofs(member), Is.Empty);
    }

    private IMember Member(string name) => host.Get<IMemberService>().CreateMemberWithIdentity(name, $"{name}@example.be", name, "Member");

    private Task SetUpSecondProof(Guid account, string secret = "geheim") =>
        host.Get<ITwoFactorLoginService>().SaveAsync(new TwoFactorLogin { UserOrMemberKey = account, ProviderName = "App", Secret = secret });

    private Task<IEnumerable<ITwoFactorLogin>> SecondProofs(Guid account) => host.Get<ITwoFactorLoginRepository>().GetByUserOrMemberKeyAsync(account);

    private async Task Restart()
    {
        await host.DisposeAsync();
        await Open();
    }
}
