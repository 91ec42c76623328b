using MvoUmbraco.Access;

namespace MvoUmbraco.Members;

/// <summary>What a visitor may do with the people of a network.</summary>
public enum MemberRights
{
    /// <summary>Nothing: the visitor does not even know who they are.</summary>
    None = 0,

    /// <summary>See them, and see to it that somebody coordinates: invite coordinators and make members coordinators. The mainstream team.</summary>
    Appoint,

    /// <summary>Invite, remove, make coordinator: the coordinators of the network.</summary>
    Manage,
}

/// <summary>Somebody of a network, as its coordinators see it; whatever is visible to others.</summary>
/// <param name="Key">The member.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="IsCoordinator">Coordinates the network.</param>
/// <param name="MaySignIn">Approved, and not locked out.</param>
/// <param name="LastSignIn">When the member last signed in; null for never.</param>
public sealed record NetworkMember(Guid Key, string Name, string Email, bool IsCoordinator, bool MaySignIn, DateTimeOffset? LastSignIn);

/// <summary>How a change of the people of a network ended.</summary>
public enum MemberChange
{
    /// <summary>There is no such network or member, or the visitor may not.</summary>
    Refused = 0,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>The member is the last coordinator: another one is made first.</summary>
    LastCoordinator,
}

/// <summary>The people of the networks.</summary>
public interface INetworkMembers
{
    /// <summary>What the visitor may do with the people of a network.</summary>
    MemberRights RightsOf(Visitor visitor, Guid network);

    /// <summary>The active networks whose people the visitor sees, with their names, in the order of the tree.</summary>
    IReadOnlyList<(Guid Network, string Name)> NetworksOf(Visitor visitor);

    /// <summary>The name of a network; null when there is no such network.</summary>
    string? NameOf(Guid network);

    /// <summary>The people of a network by name, coordinators first; none for who may not see them.</summary>
    IReadOnlyList<NetworkMember> Of(Guid network, Visitor visitor);

    /// <summary>Takes a member out of the network. The member stays a member of the site, and of other networks.</summary>
    MemberChange Remove(Guid network, Guid member, Visitor visitor);

    /// <summary>Makes a member of the network a coordinator, or (by a coordinator) no coordinator any more.</summary>
    MemberChange SetCoordinator(Guid network, Guid member, bool isCoordinator, Visitor visitor);
}
