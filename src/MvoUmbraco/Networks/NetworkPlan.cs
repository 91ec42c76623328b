using MvoUmbraco.Core.Networks;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Networks;

/// <summary>A member group that is not there or is called otherwise than it has to be.</summary>
/// <param name="Key">The group.</param>
/// <param name="Name">What it has to be called.</param>
/// <param name="Current">The group as it is; null when it is not there.</param>
/// <param name="Network">Whose it is; null for the mainstream team's.</param>
internal sealed record WantedGroup(Guid Key, string Name, IMemberGroup? Current, IContent? Network);

/// <summary>A protection that is not there or is otherwise than it has to be.</summary>
/// <param name="Wanted">What it has to be.</param>
/// <param name="Current">What it is; null when the intranet has none.</param>
internal sealed record WrongProtection(WantedProtection Wanted, PublicAccessEntry? Current);

/// <summary>All that is not as it has to be, in an order in which it can be mended.</summary>
/// <param name="Groups">Groups to make or rename; a name is free when its turn has come.</param>
/// <param name="Protections">Protections to make or change, once the groups are right.</param>
/// <param name="WithoutIntranet">Published networks that have no intranet.</param>
/// <param name="Places">The tree it was made for.</param>
internal sealed record NetworkPlan(
    IReadOnlyList<WantedGroup> Groups,
    IReadOnlyList<WrongProtection> Protections,
    IReadOnlyList<NetworkPlace> WithoutIntranet,
    NetworkPlaces Places)
{
    /// <summary>Groups and protections are as they have to be.</summary>
    public bool IsDone => Groups.Count == 0 && Protections.Count == 0;
}

/// <summary>Compares the groups and protections there are with those that follow from the tree. Changes nothing.</summary>
internal sealed class NetworkPlanner(NetworkTree tree, IMemberGroupService groups, IPublicAccessService protections)
{
    private static readonly HashSet<int> Nothing = [];

    /// <summary>What has to change.</summary>
    /// <param name="leaving">Documents that are being deleted.</param>
    /// <param name="departed">Networks that were deleted: their groups keep their people and say that they are not in use.</param>
    public async Task<NetworkPlan> MakeAsync(IReadOnlySet<int>? leaving = null, IReadOnlyList<NetworkPlace>? departed = null)
    {
        var places = tree.Read().Without(leaving ?? Nothing);
        var present = (await groups.GetAllAsync()).ToArray();
        var wanted = places.IsEmpty && departed is null ? [] : Groups(places, departed ?? [], present);

        var names = present.ToDictionary(group => group.Key, group => group.Name);
        foreach (var group in wanted)
        {
            names[group.Key] = group.Name;
        }

        var entries = protections.GetAll().ToLookup(entry => entry.ProtectedNodeId);
        var wrong = places.Intranets
            .Select(intranet => new WrongProtection(
                Protections.Of(places, intranet, key => names.GetValueOrDefault(key)),
                entries[intranet.Content.Id].FirstOrDefault()))
            .Where(found => found.Current is null || !found.Wanted.Is(found.Current));
        var equipped = places.Intranets.Select(intranet => intranet.Network?.Key).ToHashSet();
        return new NetworkPlan(
            wanted,
            [.. wrong],
            [.. places.Networks.Where(network => network.IsActive && !equipped.Contains(network.Key))],
            places);
    }

    /// <summary>How an intranet has to be protected, with the groups called as they are now; null for what is none.</summary>
    public async Task<WantedProtection?> WantedAsync(int documentId)
    {
        var places = tree.Read();
        if (places.Intranets.FirstOrDefault(place => place.Content.Id == documentId) is not { } intranet)
        {
            return null;
        }

        var names = (await groups.GetAllAsync()).ToDictionary(group => group.Key, group => group.Name);
        return Protections.Of(places, intranet, key => names.GetValueOrDefault(key));
    }

    private static List<WantedGroup> Groups(NetworkPlaces places, IReadOnlyList<NetworkPlace> departed, IMemberGroup[] present)
    {
        var byKey = present.ToDictionary(group => group.Key);
        var owners = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in present)
        {
            owners.TryAdd(group.Name ?? string.Empty, group.Key);
        }

        var wanted = new List<WantedGroup>();
        if (!places.IsEmpty)
        {
            Want(NetworkGroupKeys.Mainstream, GroupNames.First(GroupNames.Mainstream, name => IsOthers(name, NetworkGroupKeys.Mainstream, Guid.Empty)), null);
        }

        foreach (var network in places.Networks.Concat(departed))
        {
            var (members, coordinators) = (NetworkGroupKeys.Members(network.Key), NetworkGroupKeys.Coordinators(network.Key));
            var names = GroupNames.For(network.Name, network.IsActive, name => IsOthers(name, members, coordinators));

            // Of the two, the one whose coming name the other still has goes last.
            if (byKey.TryGetValue(members, out var current) && string.Equals(current.Name, names.Coordinators, StringComparison.OrdinalIgnoreCase))
            {
                Want(members, names.Members, network);
                Want(coordinators, names.Coordinators, network);
            }
            else
            {
                Want(coordinators, names.Coordinators, network);
                Want(members, names.Members, network);
            }
        }

        return wanted;

        bool IsOthers(string name, Guid mine, Guid alsoMine) => owners.TryGetValue(name, out var owner) && owner != mine && owner != alsoMine;

        void Want(Guid key, string name, NetworkPlace? network)
        {
            var current = byKey.GetValueOrDefault(key);
            if (current?.Name == name || (current is null && network is not null && departed.Contains(network)))
            {
                return;
            }

            if (current?.Name is { } old && owners.TryGetValue(old, out var owner) && owner == key)
            {
                owners.Remove(old);
            }

            owners[name] = key;
            wanted.Add(new WantedGroup(key, name, current, network?.Content));
        }
    }
}
