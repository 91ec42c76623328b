using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Networks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Networks;

/// <summary>What tests of groups and protections do and look at, on a running host.</summary>
internal sealed class NetworkSite(PluginHost host)
{
    public const string Milieu = "Lerend Netwerk Milieu";

    public IContentService Contents => host.Get<IContentService>();

    public IPublicAccessService Protections => host.Get<IPublicAccessService>();

    public IMemberGroupService Groups => host.Get<IMemberGroupService>();

    public INetworkGroups Networks => host.Get<INetworkGroups>();

    public IContent Network(string name) => Contents.GetById(host.Sample(ContentTypes.LearningNetwork, name))!;

    public IContent Document(string type, string name) => Contents.GetById(host.Sample(type, name))!;

    /// <summary>A network that is saved and not published.</summary>
    public IContent Draft(string name, Guid? parent = null)
    {
        var network = Contents.Create(name, parent ?? host.Sample(ContentTypes.NetworkDirectory, "Netwerken"), ContentTypes.LearningNetwork);
        network.SetCultureName(name, "nl-BE");
        network.SetValue(Fields.Summary, "Een netwerk.", "nl-BE");
        host.Save(network);
        return network;
    }

    public IContent Published(string name, Guid? parent = null)
    {
        var network = Draft(name, parent);
        host.Publish(network);
        return Contents.GetById(network.Key)!;
    }

    public void Rename(IContent network, string name)
    {
        network = Contents.GetById(network.Key)!;
        network.SetCultureName(name, "nl-BE");
        host.Save(network);
        host.Publish(network);
    }

    public IContent? IntranetOf(IContent content)
        => host.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(content.Key, ContentTypes.Intranet, out var keys)
            ? keys.Select(Contents.GetById).SingleOrDefault()
            : null;

    public PublicAccessEntry? ProtectionOf(IContent content) => Protections.GetAll().SingleOrDefault(entry => entry.ProtectedNodeId == content.Id);

    /// <summary>The names of the groups that a protection lets in.</summary>
    public string[] LetIn(IContent content) => [.. ProtectionOf(content)?.Rules.Select(rule => rule.RuleValue!) ?? []];

    public string? MembersOf(IContent network) => Groups.GetAsync(NetworkGroupKeys.Members(network.Key)).Result?.Name;

    public string? CoordinatorsOf(IContent network) => Groups.GetAsync(NetworkGroupKeys.Coordinators(network.Key)).Result?.Name;

    public IMember Member(string name, params string[] groups)
    {
        var members = host.Get<IMemberService>();
        var member = members.CreateMemberWithIdentity(name, $"{name}@voorbeeld.be", name, "networkMember");
        members.AssignRoles([member.Id], groups);
        return member;
    }

    /// <summary>What was written about a document, the latest first.</summary>
    public async Task<string[]> TrailOfAsync(IContent content)
        => [.. (await host.Get<IAuditService>().GetItemsByKeyAsync(content.Key, UmbracoObjectTypes.Document, 0, 50, Direction.Descending, null, [AuditType.Custom])).Items.Select(item => item.Comment ?? string.Empty)];

    /// <summary>Nothing differs from what has to be.</summary>
    public async Task AssertRightAsync()
    {
        var plan = await host.Get<NetworkPlanner>().MakeAsync();
        Assert.Multiple(() =>
        {
            Assert.That(plan.Groups.Select(group => $"{group.Current?.Name} -> {group.Name}"), Is.Empty);
            Assert.That(plan.Protections.Select(wrong => wrong.Wanted.Intranet.Content.Name), Is.Empty);
            Assert.That(plan.WithoutIntranet.Select(network => network.Name), Is.Empty);
        });
    }
}
