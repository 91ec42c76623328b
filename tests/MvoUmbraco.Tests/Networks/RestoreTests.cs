using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Networks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Networks;

/// <summary>What is changed by hand is mended or prevented, written down, and shown.</summary>
[NonParallelizable]
internal sealed class RestoreTests
{
    private const string ByHand = "Hersteld na een wijziging met de hand.";

    private PluginHost host = null!;
    private NetworkSite site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await PluginHost.StartAsync();
        site = new NetworkSite(host);
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [TearDown]
    public Task EverythingIsRight() => site.AssertRightAsync();

    private IContent Network => site.Network(NetworkSite.Milieu);

    private IContent Intranet => site.IntranetOf(Network)!;

    private NetworksHealthCheck Check => (NetworksHealthCheck)host.Get<HealthCheckCollection>().Single(check => check is NetworksHealthCheck);

    // As a database changed from outside: no handler is told.
    private void BehindTheBack(Action work)
    {
        using var scope = host.Get<ICoreScopeProvider>().CreateCoreScope();
        work();
        scope.Complete();
    }

    private Task StartAgainAsync()
        => ActivatorUtilities.CreateInstance<NetworksAtStart>(host.Get<IServiceProvider>())
            .HandleAsync(new UmbracoApplicationStartingNotification(RuntimeLevel.Run, false), CancellationToken.None);

    [Test]
    public async Task ARenamedGroup_GetsItsNameBack()
    {
        var group = (await site.Groups.GetAsync(NetworkGroupKeys.Members(Network.Key)))!;
        group.Name = "Iets anders";
        await site.Groups.UpdateAsync(group);

        var trail = await site.TrailOfAsync(Network);
        Assert.Multiple(() =>
        {
            Assert.That(site.MembersOf(Network), Is.EqualTo(NetworkSite.Milieu));
            Assert.That(site.LetIn(Intranet), Does.Contain(NetworkSite.Milieu));
            Assert.That(trail[0], Is.EqualTo($"Ledengroep hernoemd: Iets anders heet nu {NetworkSite.Milieu}. {ByHand}"));
        });
    }

    [Test]
    public async Task ADeletedGroup_ComesBackWithItsPeople()
    {
        var name = site.CoordinatorsOf(Network)!;
        var dora = site.Member("dora", name, "Mainstreamteam");

        await site.Groups.DeleteAsync(NetworkGroupKeys.Coordinators(Network.Key));
        await site.Groups.DeleteAsync(NetworkGroupKeys.Mainstream);

        var trail = await site.TrailOfAsync(Network);
        Assert.Multiple(() =>
        {
            Assert.That(site.CoordinatorsOf(Network), Is.EqualTo(name));
            Assert.That(host.Get<IMemberService>().GetAllRoles(dora.Id), Is.EquivalentTo([name, "Mainstreamteam"]));
            Assert.That(trail[0], Is.EqualTo($"Ledengroep gemaakt: {name}. {ByHand}"));
        });
    }

    [Test]
    public async Task AGroupOfNoNetwork_IsTheAdministratorsOwn()
    {
        var made = await site.Groups.CreateAsync(new MemberGroup { Name = "Pers" });
        made.Result!.Name = "Pers en media";
        await site.Groups.UpdateAsync(made.Result);
        var renamed = (await site.Groups.GetAsync(made.Result.Key))!.Name;
        await site.Groups.DeleteAsync(made.Result.Key);

        Assert.That((renamed, await site.Groups.GetAsync(made.Result.Key)), Is.EqualTo(("Pers en media", (IMemberGroup?)null)));
    }

    [Test]
    public async Task AProtection_CannotBeTakenAway()
    {
        var before = site.LetIn(Intranet);

        var deleted = site.Protections.Delete(site.ProtectionOf(Intranet)!);

        var trail = await site.TrailOfAsync(Intranet);
        Assert.Multiple(() =>
        {
            Assert.That(deleted.Success, Is.False);
            Assert.That(deleted.Result!.EventMessages!.GetAll().Single().Message, Does.Contain("kan niet worden weggenomen"));
            Assert.That(site.LetIn(Intranet), Is.EqualTo(before));
            Assert.That(trail[0], Is.EqualTo($"De bescherming van een intranet werd niet weggenomen. {ByHand}"));
        });
    }

    [Test]
    public async Task AChangedProtection_IsSavedAsItHasToBe()
    {
        var entry = site.ProtectionOf(Intranet)!;
        entry.AddRule("Lerend Netwerk Consumenten", Constants.Conventions.PublicAccess.MemberRoleRuleType);
        entry.AddRule("eva", Constants.Conventions.PublicAccess.MemberUsernameRuleType);
        entry.LoginNodeId = Network.Id;

        site.Protections.Save(entry);

        var saved = site.ProtectionOf(Intranet)!;
        var trail = await site.TrailOfAsync(Intranet);
        Assert.Multiple(() =>
        {
            Assert.That(site.LetIn(Intranet), Is.EqualTo([NetworkSite.Milieu, NetworkSite.Milieu + " - trekkers", "Mainstreamteam"]));
            Assert.That(saved.LoginNodeId, Is.EqualTo(site.Document(ContentTypes.SignInPage, "Aanmelden").Id));
            Assert.That(trail[0], Does.EndWith($"werd niet gewijzigd. {ByHand}"));
        });
    }

    [Test]
    public void TheProtectionOfAnythingElse_IsTheAdministratorsOwn()
    {
        var page = host.PublishEvent("Besloten voor één persoon");
        var entry = new PublicAccessEntry(page, site.Document(ContentTypes.SignInPage, "Aanmelden"), site.Document(ContentTypes.NoAccessPage, "Geen toegang"), []);
        entry.AddRule("eva", Constants.Conventions.PublicAccess.MemberUsernameRuleType);
        site.Protections.Save(entry);
        var saved = site.LetIn(page);
        var deleted = site.Protections.Delete(site.ProtectionOf(page)!);

        Assert.That((saved.Single(), deleted.Success), Is.EqualTo(("eva", true)));
    }

    [Test]
    public async Task WhatChangedBehindItsBack_IsShownByTheHealthCheck_AndMendedByItsAction()
    {
        BehindTheBack(() =>
        {
            host.Get<IPublicAccessRepository>().Delete(site.ProtectionOf(Intranet)!);
            host.Get<IMemberGroupRepository>().Delete(host.Get<IMemberGroupRepository>().Get(NetworkGroupKeys.Members(Network.Key))!);
        });

        var wrong = (await Check.GetStatusAsync()).ToArray();
        var mended = await Check.ExecuteActionAsync(wrong[0].Actions.Single());
        var after = (await Check.GetStatusAsync()).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(wrong.Where(status => status.ResultType is StatusResultType.Error).Select(status => status.Message), Is.EqualTo(
                [$"De ledengroep {NetworkSite.Milieu} ontbreekt.", $"Intranet van {NetworkSite.Milieu} is niet beschermd."]));
            Assert.That(mended.ResultType, Is.EqualTo(StatusResultType.Success));
            Assert.That(after[0].ResultType, Is.EqualTo(StatusResultType.Success));
            Assert.That(after.Select(status => status.Message), Has.Some.Contains("Bescherming gemaakt: toegang voor Lerend Netwerk Milieu, Lerend Netwerk Milieu - trekkers, Mainstreamteam"));
            Assert.That(site.LetIn(Intranet), Has.Length.EqualTo(3));
        });
    }

    [Test]
    public async Task WhatIsFoundWrongAtStart_IsMended_AndARightSiteIsLeftAsItIs()
    {
        BehindTheBack(() => host.Get<IPublicAccessRepository>().Delete(site.ProtectionOf(Intranet)!));
        await StartAgainAsync();
        var trail = await site.TrailOfAsync(Intranet);
        var written = await Written();

        await StartAgainAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(site.LetIn(Intranet), Has.Length.EqualTo(3));
            Assert.That(trail[0], Does.EndWith("Hersteld bij het opstarten."));
            Assert.That(await Written(), Is.EqualTo(written));
        });

        async Task<long> Written() => (await host.Get<IAuditService>().GetItemsAsync(0, 1)).Total;
    }

    [Test]
    public async Task WhenTheSignInPageGoes_ProtectionsStay_AndTakeTheNextOne()
    {
        var page = host.PublishEvent("Besloten voor wie zich aanmeldt");
        var signIn = site.Document(ContentTypes.SignInPage, "Aanmelden");
        var noAccess = site.Document(ContentTypes.NoAccessPage, "Geen toegang");
        site.Protections.Save(new PublicAccessEntry(page, signIn, noAccess, [new PublicAccessRule { RuleType = Constants.Conventions.PublicAccess.MemberUsernameRuleType, RuleValue = "eva" }]));
        var centre = site.Document(ContentTypes.KnowledgeCentre, "Digitaal Kenniscentrum MVO");
        var count = site.Protections.GetAll().Count();

        site.Contents.Delete(signIn);
        var without = (site.Protections.GetAll().Count(), site.ProtectionOf(Intranet)?.LoginNodeId, site.ProtectionOf(page)?.LoginNodeId);
        var warned = (await Check.GetStatusAsync()).Count(status => status.ResultType is StatusResultType.Warning);
        var next = site.Contents.Create("Aanmelden", centre.Key, ContentTypes.SignInPage);
        host.Save(next);
        host.Publish(next);

        Assert.Multiple(() =>
        {
            Assert.That(without, Is.EqualTo((count, (int?)centre.Id, (int?)centre.Id)));
            Assert.That(warned, Is.EqualTo(1));
            Assert.That(site.ProtectionOf(Intranet)!.LoginNodeId, Is.EqualTo(next.Id));
        });
        site.Protections.Delete(site.ProtectionOf(page)!);
    }
}
