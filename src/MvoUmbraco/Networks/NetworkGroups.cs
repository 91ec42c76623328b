using System.Collections.Frozen;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Networks;

/// <summary>Answers from the groups as they stood when anything last changed, read once per generation.</summary>
internal sealed class NetworkGroups(
    NetworkTree tree,
    IMemberGroupService groups,
    IDocumentNavigationQueryService navigation,
    IContentGeneration generation) : INetworkGroups
{
    private sealed record Known(
        long Generation,
        IReadOnlyList<NetworkGroupPair> All,
        FrozenDictionary<Guid, NetworkGroupPair> ByNetwork,
        NamedGroup? Mainstream);

    private volatile Known? known;

    public IReadOnlyList<NetworkGroupPair> All => Current().All;

    public NamedGroup? Mainstream => Current().Mainstream;

    public NetworkGroupPair? Of(Guid network) => Current().ByNetwork.GetValueOrDefault(network);

    public Guid? NetworkOf(Guid document)
        => Of(document) is not null
            ? document
            : navigation.TryGetAncestorsKeysOfType(document, ContentTypes.LearningNetwork, out var networks)
                ? networks.Select(key => (Guid?)key).FirstOrDefault()
                : null;

    public IReadOnlyList<Guid> NetworksOf(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return [.. Current().All.Where(pair => Holds(pair, visitor)).Select(pair => pair.Network)];
    }

    public bool IsMember(Guid network, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return Of(network) is { } pair && Holds(pair, visitor);
    }

    public bool IsCoordinator(Guid network, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return Of(network) is { IsActive: true } pair && visitor.Groups.Contains(pair.Coordinators.Name);
    }

    public bool IsMainstream(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return Mainstream is { } team && visitor.Groups.Contains(team.Name);
    }

    private static bool Holds(NetworkGroupPair pair, Visitor visitor)
        => pair.IsActive && (visitor.Groups.Contains(pair.Members.Name) || visitor.Groups.Contains(pair.Coordinators.Name));

    private Known Current()
    {
        var now = generation.Current;
        if (this.known is { } known && known.Generation == now)
        {
            return known;
        }

        // The number is read before what it vouches for: a change in between makes all be read once more.
        var byKey = groups.GetAllAsync().GetAwaiter().GetResult().ToDictionary(group => group.Key, group => new NamedGroup(group.Key, group.Name ?? string.Empty));
        var all = tree.Read().Networks
            .Select(network => byKey.TryGetValue(NetworkGroupKeys.Members(network.Key), out var members)
                && byKey.TryGetValue(NetworkGroupKeys.Coordinators(network.Key), out var coordinators)
                    ? new NetworkGroupPair(network.Key, members, coordinators, network.IsActive)
                    : null)
            .OfType<NetworkGroupPair>()
            .ToArray();
        return this.known = new Known(now, all, all.ToFrozenDictionary(pair => pair.Network), byKey.GetValueOrDefault(NetworkGroupKeys.Mainstream));
    }
}
