using System.Runtime.InteropServices;

namespace MvoUmbraco.Core.Screening.Corpus;

/// <summary>
/// Which items have a key, for all keys. Two items that share one are compared. A key that more than <see cref="Most"/> items
/// have tells little, and to compare all of them with all others would take ever longer: of such a key each item is
/// compared with the ones just before and after it in the order of their own keys, so that of a long series each is still
/// found with its neighbours.
/// </summary>
internal sealed class Buckets
{
    /// <summary>Of a key that so many items have at most, all are compared with all.</summary>
    public const int Most = 64;

    // Nearly all keys are those of one item: no list is made for it. Below zero: the complement of the place of a list.
    private readonly Dictionary<uint, int> heads = [];
    private readonly List<List<int>?> lists = [];
    private readonly Stack<int> freeLists = new();
    private readonly Comparison<int> order;

    /// <param name="order">The order of the items' own keys.</param>
    public Buckets(Comparison<int> order) => this.order = order;

    /// <summary>Whether a key is that of so few items that sharing it is enough to be compared.</summary>
    public bool IsTelling(uint key) => Members(key).Length <= Most;

    /// <summary>The items that have a key, in order when there are more than <see cref="Most"/>.</summary>
    public ReadOnlySpan<int> Members(uint key)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrNullRef(heads, key);
        return System.Runtime.CompilerServices.Unsafe.IsNullRef(ref head) ? []
            : head >= 0 ? MemoryMarshal.CreateReadOnlySpan(ref head, 1)
            : CollectionsMarshal.AsSpan(lists[~head]!);
    }

    /// <summary>Those just before and after an item, which has the key.</summary>
    public (int? Before, int? After) Neighbours(uint key, int item)
    {
        var members = Members(key);
        var place = members.BinarySearch(new Place(item, order));
        return (place > 0 ? members[place - 1] : null, place + 1 < members.Length ? members[place + 1] : null);
    }

    /// <summary>Adds an item to a key.</summary>
    public void Add(uint key, int item)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, key, out var exists);
        if (!exists)
        {
            head = item;
            return;
        }

        if (head >= 0)
        {
            if (!freeLists.TryPop(out var free))
            {
                free = lists.Count;
                lists.Add(null);
            }

            lists[free] = new List<int>(2) { head };
            head = ~free;
        }

        var members = lists[~head]!;
        if (members.Count < Most)
        {
            members.Add(item);
            return;
        }

        if (members.Count == Most)
        {
            members.Sort(order);
        }

        members.Insert(~CollectionsMarshal.AsSpan(members).BinarySearch(new Place(item, order)), item);
    }

    /// <summary>Removes an item from a key that it has.</summary>
    public void Remove(uint key, int item)
    {
        var head = heads[key];
        if (head >= 0)
        {
            heads.Remove(key);
            return;
        }

        var members = lists[~head]!;
        members.Remove(item);
        if (members.Count == 1)
        {
            heads[key] = members[0];
            lists[~head] = null;
            freeLists.Push(~head);
        }
    }

    private readonly struct Place(int item, Comparison<int> order) : IComparable<int>
    {
        public int CompareTo(int other) => order(item, other);
    }
}
