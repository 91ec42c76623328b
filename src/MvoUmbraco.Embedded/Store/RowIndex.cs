using System.Collections.Immutable;

namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// A secondary index that a kind declares: which keys a row is found under. Indexes are persistent sets inside the
/// table, kept by every put and remove, so a rolled-back change rolls them back for free.
/// </summary>
internal abstract class RowIndex<TRow>
    where TRow : Row
{
    internal int Slot { get; set; } = -1;

    internal abstract Entries<TRow> Build(IEnumerable<TRow> rows);
}

/// <inheritdoc cref="RowIndex{TRow}"/>
internal sealed class RowIndex<TRow, TKey>(Func<TRow, IEnumerable<TKey>> keysOf, IComparer<TKey>? comparer = null) : RowIndex<TRow>
    where TRow : Row
{
    public RowIndex(Func<TRow, TKey> keyOf, IComparer<TKey>? comparer = null)
        : this(row => [keyOf(row)], comparer)
    {
    }

    internal IComparer<TKey> Comparer { get; } = comparer ?? Comparer<TKey>.Default;

    internal IEnumerable<TKey> KeysOf(TRow row) => keysOf(row);

    internal override Entries<TRow> Build(IEnumerable<TRow> rows) => new Entries<TRow, TKey>(
        this,
        ImmutableSortedSet.CreateRange(
            new EntryComparer<TKey>(Comparer),
            rows.SelectMany(row => KeysOf(row).Select(key => new Entry<TKey>(key, row.Id)))));
}

/// <summary>One place in an index: a key and the row that has it.</summary>
internal readonly record struct Entry<TKey>(TKey Key, int Id);

internal sealed class EntryComparer<TKey>(IComparer<TKey> keys) : IComparer<Entry<TKey>>
{
    public int Compare(Entry<TKey> x, Entry<TKey> y)
    {
        int byKey = keys.Compare(x.Key, y.Key);
        return byKey != 0 ? byKey : x.Id.CompareTo(y.Id);
    }
}

/// <summary>The contents of one index of one version of a table.</summary>
internal abstract class Entries<TRow>
    where TRow : Row
{
    internal abstract Entries<TRow> Replace(TRow? previous, TRow? next);
}

/// <inheritdoc cref="Entries{TRow}"/>
internal sealed class Entries<TRow, TKey>(RowIndex<TRow, TKey> index, ImmutableSortedSet<Entry<TKey>> entries) : Entries<TRow>
    where TRow : Row
{
    internal override Entries<TRow> Replace(TRow? previous, TRow? next)
    {
        List<TKey> before = previous is null ? [] : [.. index.KeysOf(previous)];
        List<TKey> after = next is null ? [] : [.. index.KeysOf(next)];
        if (before.Count == after.Count && before.Zip(after).All(pair => index.Comparer.Compare(pair.First, pair.Second) == 0))
        {
            return this;
        }

        ImmutableSortedSet<Entry<TKey>> changed = entries;
        foreach (TKey key in before)
        {
            changed = changed.Remove(new Entry<TKey>(key, previous!.Id));
        }

        foreach (TKey key in after)
        {
            changed = changed.Add(new Entry<TKey>(key, next!.Id));
        }

        return new Entries<TRow, TKey>(index, changed);
    }

    /// <summary>Position of the first entry at or after the key.</summary>
    internal int LowerBound(TKey key) => Position(new Entry<TKey>(key, int.MinValue));

    /// <summary>Position of the first entry after the key.</summary>
    internal int UpperBound(TKey key)
    {
        int at = entries.IndexOf(new Entry<TKey>(key, int.MaxValue));
        return at >= 0 ? at + 1 : ~at;
    }

    internal int Count => entries.Count;

    internal Entry<TKey> this[int position] => entries[position];

    private int Position(Entry<TKey> entry)
    {
        int at = entries.IndexOf(entry);
        return at >= 0 ? at : ~at;
    }
}
