using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Networks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Tests.Networks;

/// <summary>Groups, intranets and protections are as the networks are, whatever is done to the networks.</summary>
internal sealed class FollowTests
{
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

    private IContent Shared => site.Document(ContentTypes.Intranet, "Themawerking");

    [Test]
    public void ANewNetwork_HasItsGroupsAtOnce_AndItsProtectedIntranetOncePublished()
    {
        var draft = site.Draft("Lerend Netwerk Mobiliteit");
        var asDraft = (site.MembersOf(draft), site.CoordinatorsOf(draft), site.IntranetOf(draft));

        host.Publish(draft);
        var intranet = site.IntranetOf(draft)!;
        var protection = site.ProtectionOf(intranet)!;

        Assert.Multiple(() =>
        {
            Assert.That(asDraft, Is.EqualTo(("Lerend Netwerk Mobiliteit (niet actief)", "Lerend Netwerk Mobiliteit - trekkers (niet actief)", (IContent?)null)));
            Assert.That(site.MembersOf(draft), Is.EqualTo("Lerend Netwerk Mobiliteit"));
            Assert.That(site.CoordinatorsOf(draft), Is.EqualTo("Lerend Netwerk Mobiliteit - trekkers"));
            Assert.That((intranet.Published, intranet.Key), Is.EqualTo((true, NetworkGroupKeys.Intranet(draft.Key))));
            Assert.That(site.LetIn(intranet), Is.EqualTo(["Lerend Netwerk Mobiliteit", "Lerend Netwerk Mobiliteit - trekkers", "Mainstreamteam"]));
            Assert.That(protection.LoginNodeId, Is.EqualTo(site.Document(ContentTypes.SignInPage, "Aanmelden").Id));
            Assert.That(protection.NoAccessNodeId, Is.EqualTo(site.Document(ContentTypes.NoAccessPage, "Geen toegang").Id));
            Assert.That(site.LetIn(Shared), Does.Contain("Lerend Netwerk Mobiliteit").And.Contain("Lerend Netwerk Mobiliteit - trekkers").And.Contain("Mainstreamteam"));
        });
    }

    [Test]
    public async Task ARenamedNetwork_RenamesItsGroups_AndKeepsTheirPeopleAndRules()
    {
        var network = site.Published("Lerend Netwerk Handel");
        var anne = site.Member("anne", "Lerend Netwerk Handel");
        var before = site.ProtectionOf(site.IntranetOf(network)!)!.Key;

        site.Rename(network, "Lerend Netwerk \"Handel & O'Brien\" <nv>, Gent");

        const string Name = "Lerend Netwerk \"Handel & O'Brien\" <nv>, Gent";
        var trail = await site.TrailOfAsync(network);
        Assert.Multiple(() =>
        {
            Assert.That(site.MembersOf(network), Is.EqualTo(Name));
            Assert.That(site.LetIn(site.IntranetOf(network)!), Is.EqualTo([Name, Name + " - trekkers", "Mainstreamteam"]));
            Assert.That(site.ProtectionOf(site.IntranetOf(network)!)!.Key, Is.EqualTo(before));
            Assert.That(site.LetIn(Shared), Does.Contain(Name).And.Not.Contain("Lerend Netwerk Handel"));
            Assert.That(host.Get<Umbraco.Cms.Core.Services.IMemberService>().GetAllRoles(anne.Id), Is.EqualTo([Name]));
            Assert.That(trail, Does.Contain($"Ledengroep hernoemd: Lerend Netwerk Handel heet nu {Name}."));
        });
    }

    [Test]
    public void ANameThatIsOnlySaved_RenamesNothingBeforeItIsPublished()
    {
        var network = site.Published("Lerend Netwerk Havens");
        network.SetCultureName("Lerend Netwerk Zeehavens", "nl-BE");
        host.Save(network);

        Assert.That(site.MembersOf(network), Is.EqualTo("Lerend Netwerk Havens"));
    }

    [Test]
    public void AnUnpublishedNetwork_IsRetiredWithItsPeople_AndRevived()
    {
        var network = site.Published("Lerend Netwerk Bossen");
        var bert = site.Member("bert", "Lerend Netwerk Bossen - trekkers");
        Visitor Bert() => Visitor.Member("bert", host.Get<Umbraco.Cms.Core.Services.IMemberService>().GetAllRoles(bert.Id));
        var before = site.Networks.IsCoordinator(network.Key, Bert());

        site.Contents.Unpublish(network);
        var retired = (site.MembersOf(network), site.LetIn(Shared).Count(name => name.Contains("Bossen", StringComparison.Ordinal)), site.Networks.IsCoordinator(network.Key, Bert()));
        var people = Bert().Groups.ToArray();

        host.Publish(site.Contents.GetById(network.Key)!);

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.True);
            Assert.That(retired, Is.EqualTo(("Lerend Netwerk Bossen (niet actief)", 0, false)));
            Assert.That(people, Is.EqualTo(["Lerend Netwerk Bossen - trekkers (niet actief)"]));
            Assert.That(site.MembersOf(network), Is.EqualTo("Lerend Netwerk Bossen"));
            Assert.That(site.LetIn(Shared), Does.Contain("Lerend Netwerk Bossen - trekkers"));
            Assert.That(site.Networks.IsCoordinator(network.Key, Bert()), Is.True);
        });
    }

    [Test]
    public void ANetworkThrownAwayWithItsDirectory_IsRetired_Restored_AndForGoodDeleted_ItsPeopleStay()
    {
        var directory = site.Contents.Create("Vroegere netwerken", host.Read().Frame!.Home.Key, ContentTypes.NetworkDirectory);
        directory.SetCultureName("Vroegere netwerken", "nl-BE");
        host.Save(directory);
        host.Publish(directory);
        var network = site.Published("Lerend Netwerk Rivieren", directory.Key);
        var carl = site.Member("carl", "Lerend Netwerk Rivieren");
        var members = host.Get<Umbraco.Cms.Core.Services.IMemberService>();

        site.Contents.MoveToRecycleBin(site.Contents.GetById(directory.Key)!);
        var thrownAway = site.MembersOf(network);
        site.Contents.Move(site.Contents.GetById(directory.Key)!, site.Document(ContentTypes.KnowledgeCentre, "Digitaal Kenniscentrum MVO").Id);
        host.Publish(site.Contents.GetById(directory.Key)!);
        host.Publish(site.Contents.GetById(network.Key)!);
        var restored = (site.MembersOf(network), site.LetIn(site.IntranetOf(network)!).FirstOrDefault());
        site.Contents.Delete(site.Contents.GetById(directory.Key)!);

        Assert.Multiple(() =>
        {
            Assert.That(thrownAway, Is.EqualTo("Lerend Netwerk Rivieren (niet actief)"));
            Assert.That(restored, Is.EqualTo(("Lerend Netwerk Rivieren", "Lerend Netwerk Rivieren")));
            Assert.That(site.MembersOf(network), Is.EqualTo("Lerend Netwerk Rivieren (niet actief)"));
            Assert.That(members.GetAllRoles(carl.Id), Is.EqualTo(["Lerend Netwerk Rivieren (niet actief)"]));
            Assert.That(site.LetIn(Shared), Does.Not.Contain("Lerend Netwerk Rivieren"));
        });
    }

    [Test]
    public void TwoNetworksOfOneName_HaveGroupsOfTheirOwn_AndNoneIsTheMainstreamTeams()
    {
        var first = site.Published("Lerend Netwerk Steden");
        var second = site.Published("Lerend Netwerk Steden", site.Document(ContentTypes.KnowledgeCentre, "Digitaal Kenniscentrum MVO").Key);
        var impostor = site.Published("mainstreamteam");
        var alsoImpostor = site.Published("Lerend Netwerk Steden - trekkers");

        var names = new[] { first, second, impostor, alsoImpostor }.SelectMany(network => new[] { site.MembersOf(network), site.CoordinatorsOf(network) }).ToArray();
        var intranets = new[] { first, second, impostor, alsoImpostor }.Select(network => site.LetIn(site.IntranetOf(network)!)).ToArray();
        site.Contents.Delete(alsoImpostor);
        site.Rename(first, "Lerend Netwerk Gemeenten");

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.Unique);
            Assert.That(names[..3], Is.EqualTo(["Lerend Netwerk Steden", "Lerend Netwerk Steden - trekkers", "Lerend Netwerk Steden (2)"]));
            Assert.That(names[4], Is.EqualTo("mainstreamteam (2)"));
            Assert.That(intranets.Select(letIn => letIn[0]), Is.Unique);
            Assert.That(site.LetIn(site.IntranetOf(first)!), Is.EqualTo(["Lerend Netwerk Gemeenten", "Lerend Netwerk Gemeenten - trekkers", "Mainstreamteam"]));
            Assert.That(site.LetIn(site.IntranetOf(second)!), Is.EqualTo([site.MembersOf(second), site.CoordinatorsOf(second), "Mainstreamteam"]));
            Assert.That(site.MembersOf(second), Is.EqualTo("Lerend Netwerk Steden"), "the name came free");
        });
    }

    [Test]
    public void AVeryLongName_IsCut()
    {
        var network = site.Published(string.Concat(Enumerable.Repeat("Duurzaam ", 28)) + "nu");

        Assert.That((site.MembersOf(network)!.Length, site.CoordinatorsOf(network)!.Length), Is.EqualTo((254, 255)));
    }

    [Test]
    public void ACopiedNetwork_HasGroupsAndProtectionsOfItsOwn()
    {
        var copy = site.Contents.Copy(site.Network(NetworkSite.Milieu), site.Document(ContentTypes.NetworkDirectory, "Netwerken").Id, relateToOriginal: false, recursive: true)!;
        var intranet = site.IntranetOf(copy)!;
        var asCopy = site.LetIn(intranet);

        site.Rename(copy, "Lerend Netwerk Milieu bis");

        Assert.Multiple(() =>
        {
            Assert.That(asCopy, Has.Length.EqualTo(3).And.Not.Contain(NetworkSite.Milieu).And.Contain("Mainstreamteam"));
            Assert.That(site.LetIn(intranet), Is.EqualTo(["Lerend Netwerk Milieu bis", "Lerend Netwerk Milieu bis - trekkers", "Mainstreamteam"]));
            Assert.That(site.Contents.GetById(intranet.Key)!.Published, Is.True);
            Assert.That(site.LetIn(site.IntranetOf(site.Network(NetworkSite.Milieu))!), Does.Contain(NetworkSite.Milieu).And.Not.Contain("Lerend Netwerk Milieu bis"));
        });
    }

    [Test]
    public void AMovedIntranet_BelongsToWhereItStands()
    {
        var (from, to) = (site.Published("Lerend Netwerk Lucht"), site.Published("Lerend Netwerk Water"));
        var intranet = site.IntranetOf(from)!;
        var own = site.IntranetOf(to)!;
        site.Contents.MoveToRecycleBin(own);

        site.Contents.Move(intranet, to.Id);
        var moved = site.LetIn(intranet);
        site.Contents.Move(site.Contents.GetById(intranet.Key)!, site.Document(ContentTypes.MainstreamTeam, "Mainstreamteam").Id);
        var ofTheTeam = site.LetIn(intranet);
        site.Contents.Move(site.Contents.GetById(intranet.Key)!, from.Id);
        site.Contents.Move(site.Contents.GetById(own.Key)!, to.Id);
        host.Publish(site.Contents.GetById(own.Key)!);

        Assert.Multiple(() =>
        {
            Assert.That(moved, Is.EqualTo(["Lerend Netwerk Water", "Lerend Netwerk Water - trekkers", "Mainstreamteam"]));
            Assert.That(ofTheTeam, Is.EqualTo(["Mainstreamteam"]));
            Assert.That(site.LetIn(intranet)[0], Is.EqualTo("Lerend Netwerk Lucht"));
        });
    }

    [Test]
    public void AnIntranetInsideAnother_OrWhereItIsNobodys_IsNeverWithoutProtection()
    {
        var outer = site.IntranetOf(site.Network(NetworkSite.Milieu))!;
        var inner = site.Contents.Create("Binnenste", outer.Key, ContentTypes.Intranet);
        host.Save(inner);
        host.Publish(inner);
        var page = site.Contents.Create("Pagina", host.Read().Frame!.Home.Key, ContentTypes.ContentPage);
        page.SetCultureName("Pagina", "nl-BE");
        host.Save(page);
        host.Publish(page);
        var nobodys = site.Contents.Create("Los intranet", page.Key, ContentTypes.Intranet);
        host.Save(nobodys);
        host.Publish(nobodys);

        Assert.Multiple(() =>
        {
            Assert.That(site.LetIn(inner), Is.EquivalentTo(site.LetIn(outer)));
            Assert.That(site.LetIn(nobodys), Is.EqualTo(["Mainstreamteam"]));
        });
        site.Contents.Delete(inner);
        site.Contents.Delete(page);
    }
}
