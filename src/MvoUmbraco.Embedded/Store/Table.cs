using System.Collections.Immutable;

namespace MvoUmbraco.Embedded.Store;

/// <summary>All rows of one kind at one moment; immutable.</summary>
internal abstract class Table
{
    private static long lastStamp;

    /// <summary>
    /// Differs between any two versions of a table that ever lived in this process, rolled back or not. What is built
    /// from several tables is valid as long as the tuple of their stamps is the same.
    /// </summary>
    internal long Stamp { get; } = Interlocked.Increment(ref lastStamp);

    internal abstract int HighestId { get; }

    internal abstract Table Put(Row row);

    internal abstract Table Remove(int id);
}

/// <inheritdoc cref="Table"/>
internal sealed class Table<TRow> : Table
    where TRow : Row
{
    private readonly ImmutableSortedDictionary<int, TRow> byId;
    private readonly ImmutableDictionary<Guid, TRow> byKey;
    private readonly Entries<TRow>[] indexes;

    private Table(ImmutableSortedDictionary<int, TRow> byId, ImmutableDictionary<Guid, TRow> byKey, Entries<TRow>[] indexes)
    {
        this.byId = byId;
        this.byKey = byKey;
        this.indexes = indexes;
    }

    internal static Table<TRow> Of(Kind<TRow> kind, IReadOnlyCollection<TRow> rows)
    {
        // The indexes of a large table take most of the time of opening a database.
        Task<ImmutableDictionary<Guid, TRow>> byKey = Task.Run(() => rows.ToImmutableDictionary(row => row.Key));
        Entries<TRow>[] indexes = [.. kind.Indexes.AsParallel().AsOrdered().Select(index => index.Build(rows))];
        return new Table<TRow>(rows.ToImmutableSortedDictionary(row => row.Id, row => row), byKey.GetAwaiter().GetResult(), indexes);
    }

    internal override int HighestId => byId.IsEmpty ? 0 : byId.Keys.Last();

    public int Count => byId.Count;

    /// <summary>Every row, by id.</summary>
    public IEnumerable<TRow> All => byId.Values;

    public TRow? Get(int id) => byId.GetValueOrDefault(id);

    public TRow? Get(Guid key) => byKey.GetValueOrDefault(key);

    /// <summary>Rows with exactly this key in the index, by id.</summary>
    public IEnumerable<TRow> Find<TKey>(RowIndex<TRow, TKey> index, TKey key) => Range(index, key, key);

    public TRow? FindFirst<TKey>(RowIndex<TRow, TKey> index, TKey key)
    {
        Entries<TRow, TKey> entries = EntriesOf(index);
        int at = entries.LowerBound(key);
        return at < entries.Count && index.Comparer.Compare(entries[at].Key, key) == 0 ? byId[entries[at].Id] : null;
    }

    /// <summary>Rows whose key lies between the two, both included, in the index's order.</summary>
    public IEnumerable<TRow> Range<TKey>(RowIndex<TRow, TKey> index, TKey from, TKey to, int skip = 0, int take = int.MaxValue)
    {
        Entries<TRow, TKey> entries = EntriesOf(index);
        int first = entries.LowerBound(from) + skip;
        int end = (int)Math.Min(entries.UpperBound(to), (long)first + take);
        for (int at = first; at < end; at++)
        {
            yield return byId[entries[at].Id];
        }
    }

    /// <summary>How many rows <see cref="Range"/> would give; does not walk them.</summary>
    public int CountRange<TKey>(RowIndex<TRow, TKey> index, TKey from, TKey to)
    {
        Entries<TRow, TKey> entries = EntriesOf(index);
        return Math.Max(0, entries.UpperBound(to) - entries.LowerBound(from));
    }

    /// <summary>The last row of the range, for instance the sibling with the highest sort order.</summary>
    public TRow? LastOf<TKey>(RowIndex<TRow, TKey> index, TKey from, TKey to)
    {
        Entries<TRow, TKey> entries = EntriesOf(index);
        int last = entries.UpperBound(to) - 1;
        return last >= entries.LowerBound(from) ? byId[entries[last].Id] : null;
    }

    internal override Table Put(Row row)
    {
        var next = (TRow)row;
        TRow? previous = Get(next.Id);
        ImmutableDictionary<Guid, TRow> keys = previous is not null && previous.Key != next.Key ? byKey.Remove(previous.Key) : byKey;
        if (keys.TryGetValue(next.Key, out TRow? other) && other.Id != next.Id)
        {
            throw new InvalidOperationException($"{typeof(TRow).Name}: the key {next.Key} belongs to id {other.Id} already, and can't be given to id {next.Id}.");
        }

        return new Table<TRow>(byId.SetItem(next.Id, next), keys.SetItem(next.Key, next), Replace(previous, next));
    }

    internal override Table Remove(int id) =>
        Get(id) is not { } previous ? this : new Table<TRow>(byId.Remove(id), byKey.Remove(previous.Key), Replace(previous, null));

    private Entries<TRow>[] Replace(TRow? previous, TRow? next) => Array.ConvertAll(indexes, entries => entries.Replace(previous, next));

    private Entries<TRow, TKey> EntriesOf<TKey>(RowIndex<TRow, TKey> index) => (Entries<TRow, TKey>)indexes[index.Slot];
}
