using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Importing;

/// <summary>Puts items after the items of the same set that they refer to.</summary>
internal static class Dependencies
{
    /// <summary>
    /// A stable order in which every item follows what it refers to. References to items outside the set are of no
    /// concern; items in a circle keep their places.
    /// </summary>
    public static IEnumerable<TItem> Sort<TItem>(IEnumerable<TItem> items, Func<TItem, IEnumerable<Guid>> references)
        where TItem : UsyncItem
    {
        TItem[] given = [.. items];
        Dictionary<Guid, TItem> byKey = new(given.Length);
        foreach (TItem item in given)
        {
            byKey.TryAdd(item.Key, item);
        }

        List<TItem> sorted = new(given.Length);
        HashSet<Guid> placed = [];

        // Its own stack: a tree of content may be deeper than the thread's.
        Stack<(TItem Item, IEnumerator<Guid> Pending)> open = new();
        foreach (TItem start in given)
        {
            Visit(start);
            while (open.TryPeek(out (TItem Item, IEnumerator<Guid> Pending) top))
            {
                if (!top.Pending.MoveNext())
                {
                    open.Pop();
                    sorted.Add(top.Item);
                }
                else if (byKey.TryGetValue(top.Pending.Current, out TItem? next))
                {
                    Visit(next);
                }
            }
        }

        return sorted;

        void Visit(TItem item)
        {
            if (placed.Add(item.Key))
            {
                open.Push((item, references(item).GetEnumerator()));
            }
        }
    }
}
