using MvoUmbraco.Access;
using MvoUmbraco.Networks;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Members;

internal sealed class NetworkMembers(INetworkGroups groups, IMemberService members, IKnowledgeCentre centre) : INetworkMembers
{
    // One change at a time: two coordinators that take the role from each other leave one.
    private readonly Lock changing = new();

    public MemberRights RightsOf(Visitor visitor, Guid network)
        => groups.Of(network) is not { IsActive: true } ? MemberRights.None
            : groups.IsCoordinator(network, visitor) ? MemberRights.Manage
            : groups.IsMainstream(visitor) ? MemberRights.Appoint
            : MemberRights.None;

    public IReadOnlyList<(Guid Network, string Name)> NetworksOf(Visitor visitor)
        => [.. groups.All.Where(pair => RightsOf(visitor, pair.Network) != MemberRights.None).Select(pair => (pair.Network, NameOf(pair.Network)!))];

    public string? NameOf(Guid network)
        => centre.Read().Networks.All.FirstOrDefault(summary => summary.Link.Key == network)?.Link.Name ?? groups.Of(network)?.Members.Name;

    public IReadOnlyList<NetworkMember> Of(Guid network, Visitor visitor)
    {
        if (RightsOf(visitor, network) is MemberRights.None || groups.Of(network) is not { } pair)
        {
            return [];
        }

        var coordinators = In(pair.Coordinators).Select(member => member.Key).ToHashSet();
        return [.. In(pair.Coordinators).Concat(In(pair.Members)).DistinctBy(member => member.Key)
            .Select(member => new NetworkMember(
                member.Key,
                member.Name ?? member.Username,
                member.Email,
                coordinators.Contains(member.Key),
                member is { IsApproved: true, IsLockedOut: false },
                member.LastLoginDate is { } at && at != default ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null))
            .OrderByDescending(member => member.IsCoordinator).ThenBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(member => member.Key)];
    }

    public MemberChange Remove(Guid network, Guid member, Visitor visitor) => Change(network, member, visitor, MemberRights.Manage, (pair, found) =>
    {
        if (IsLastCoordinator(pair, found))
        {
            return MemberChange.LastCoordinator;
        }

        members.DissociateRoles([found.Id], [pair.Members.Name, pair.Coordinators.Name]);
        return MemberChange.Done;
    });

    public MemberChange SetCoordinator(Guid network, Guid member, bool isCoordinator, Visitor visitor) => Change(network, member, visitor, isCoordinator ? MemberRights.Appoint : MemberRights.Manage, (pair, found) =>
    {
        if (!isCoordinator && IsLastCoordinator(pair, found))
        {
            return MemberChange.LastCoordinator;
        }

        // Who is no coordinator any more stays a member.
        members.AssignRoles([found.Id], [isCoordinator ? pair.Coordinators.Name : pair.Members.Name]);
        if (!isCoordinator)
        {
            members.DissociateRoles([found.Id], [pair.Coordinators.Name]);
        }

        return MemberChange.Done;
    });

    private MemberChange Change(Guid network, Guid member, Visitor visitor, MemberRights needed, Func<NetworkGroupPair, IMember, MemberChange> change)
    {
        lock (changing)
        {
            return RightsOf(visitor, network) >= needed
                && groups.Of(network) is { } pair
                && members.GetById(member) is { } found
                && (IsIn(pair.Members, found) || IsIn(pair.Coordinators, found))
                    ? change(pair, found)
                    : MemberChange.Refused;
        }
    }

    private bool IsLastCoordinator(NetworkGroupPair pair, IMember member) => In(pair.Coordinators).Select(coordinator => coordinator.Key).ToList() is [var only] && only == member.Key;

    private bool IsIn(NamedGroup group, IMember member) => members.GetAllRoles(member.Id).Contains(group.Name, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<IMember> In(NamedGroup group) => members.GetMembersByGroup(group.Name);
}
