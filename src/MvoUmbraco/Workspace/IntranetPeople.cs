using MvoUmbraco.Access;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Networks;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Workspace;

/// <summary>
/// Who belongs to an intranet, by the visibility each member chose: everybody, the own network, nobody. Who chose nothing is
/// not listed: being listed is asked for, never assumed.
/// </summary>
internal sealed class IntranetPeople(INetworkGroups groups, IMemberService members)
{
    private const string Visibility = "visibility";
    private const string ForAll = "iedereen";
    private const string ForOwnNetwork = "eigen netwerk";

    public IReadOnlyList<IntranetPerson> Of(IntranetSummary intranet, Visitor visitor)
    {
        var found = new Dictionary<Guid, IntranetPerson>();
        foreach (var (group, isCoordinators, isOwn) in GroupsOf(intranet, visitor))
        {
            foreach (var member in members.GetMembersByGroup(group.Name))
            {
                if (IsShown(member, isOwn) && (!found.TryGetValue(member.Key, out var known) || (isCoordinators && !known.IsCoordinator)))
                {
                    found[member.Key] = PersonOf(member, isCoordinators);
                }
            }
        }

        return [.. found.Values.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(person => person.Key)];
    }

    private IEnumerable<(NamedGroup Group, bool IsCoordinators, bool IsOwn)> GroupsOf(IntranetSummary intranet, Visitor visitor)
    {
        var isMainstream = groups.IsMainstream(visitor);
        var networks = intranet.Owner is { } owner ? groups.All.Where(pair => pair.Network == owner.Key) : groups.All;
        foreach (var pair in networks.Where(pair => pair.IsActive))
        {
            var isOwn = groups.IsMember(pair.Network, visitor);
            yield return (pair.Members, false, isOwn);
            yield return (pair.Coordinators, true, isOwn);
        }

        // The team sees every intranet; its own and the shared one are those it belongs to.
        if (groups.Mainstream is { } team && (intranet.Owner is null || groups.Of(intranet.Owner.Key) is null))
        {
            yield return (team, false, isMainstream);
        }
    }

    private static bool IsShown(IMember member, bool isOwn)
        => member is { IsApproved: true, IsLockedOut: false } && Chosen(member) is var chosen
            && (string.Equals(chosen, ForAll, StringComparison.OrdinalIgnoreCase) || (isOwn && string.Equals(chosen, ForOwnNetwork, StringComparison.OrdinalIgnoreCase)));

    private static IntranetPerson PersonOf(IMember member, bool isCoordinator) => new(member.Key, member.Name ?? member.Username, member.Email, isCoordinator)
    {
        Function = Text(member, "function"),
        Organisation = Text(member, "organisation"),
    };

    // A drop-down list is stored as a JSON list of one word.
    private static string? Chosen(IMember member) => Text(member, Visibility)?.Trim('[', ']', '"', ' ');

    private static string? Text(IMember member, string alias)
        => member.Properties.TryGetValue(alias, out var property) && property.GetValue()?.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
