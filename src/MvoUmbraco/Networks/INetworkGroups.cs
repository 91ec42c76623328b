using MvoUmbraco.Access;

namespace MvoUmbraco.Networks;

/// <summary>A member group as it is called now.</summary>
/// <param name="Key">By which it is known, whatever it is called.</param>
/// <param name="Name">Its name: member groups are given to members, and named by protections, by name.</param>
public sealed record NamedGroup(Guid Key, string Name);

/// <summary>The member groups of a network.</summary>
/// <param name="Network">The key of the network's document.</param>
/// <param name="Members">Its members.</param>
/// <param name="Coordinators">Its coordinators, who see what members see and review.</param>
/// <param name="IsActive">The network is published; otherwise its groups keep their people, who have no rights by them.</param>
public sealed record NetworkGroupPair(Guid Network, NamedGroup Members, NamedGroup Coordinators, bool IsActive);

/// <summary>
/// Who belongs to which network. Groups are kept with their networks by the plugin and found by key
/// (<see cref="Core.Networks.NetworkGroupKeys"/>), so that a name never decides whose group it is. From memory: cheap
/// enough to ask for every document of a list.
/// </summary>
public interface INetworkGroups
{
    /// <summary>The groups of every network that has them, those of networks in the recycle bin too; in the order of the tree.</summary>
    IReadOnlyList<NetworkGroupPair> All { get; }

    /// <summary>The group of the mainstream team; null until the site has one.</summary>
    NamedGroup? Mainstream { get; }

    /// <summary>The groups of a network; null when there is no such network.</summary>
    NetworkGroupPair? Of(Guid network);

    /// <summary>The network a document stands in: the nearest above it, or itself; null for one outside every network.</summary>
    Guid? NetworkOf(Guid document);

    /// <summary>The active networks the visitor is a member or coordinator of, in the order of the tree.</summary>
    IReadOnlyList<Guid> NetworksOf(Visitor visitor);

    /// <summary>Whether the visitor is a member or a coordinator of an active network.</summary>
    bool IsMember(Guid network, Visitor visitor);

    /// <summary>Whether the visitor is a coordinator of an active network.</summary>
    bool IsCoordinator(Guid network, Visitor visitor);

    /// <summary>Whether the visitor is on the mainstream team.</summary>
    bool IsMainstream(Visitor visitor);
}
