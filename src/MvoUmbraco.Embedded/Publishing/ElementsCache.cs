using System.Collections;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Cache;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// Umbraco's cache for values that follow from more than the item they belong to (a picker shows the name of another
/// item). Every entry belongs to one <see cref="Database.Generation"/>, taken before the value is computed: whatever
/// changes starts an empty cache, so a value that a slow reader computed from what was there before a change is never
/// found after it. Clearing part of it clears all of it.
/// </summary>
internal sealed class ElementsCache(Database database) : IAppCache
{
    private volatile Contents current = new(-1);

    /// <summary>
    /// Stands for what is valid now. Whoever keeps a value elsewhere takes this before computing it and keeps the value
    /// only as long as this is the same object.
    /// </summary>
    public object Validity => Current;

    private Contents Current
    {
        get
        {
            Contents contents = current;
            long generation = database.Generation;
            return contents.Generation == generation ? contents : current = new Contents(generation);
        }
    }

    public object? Get(string key) => Current.Entries.Get(key);

    public object? Get(string key, Func<object?> factory) => Current.Entries.Get(key, factory);

    public IEnumerable<object?> SearchByKey(string keyStartsWith) => Current.Entries.SearchByKey(keyStartsWith);

    public IEnumerable<object?> SearchByRegex(string regex) => Current.Entries.SearchByRegex(regex);

    public void Clear() => current = new Contents(database.Generation);

    public void Clear(string key) => Clear();

    public void ClearOfType(Type type) => Clear();

    public void ClearOfType<T>() => Clear();

    public void ClearOfType<T>(Func<string, T, bool> predicate) => Clear();

    public void ClearByKey(string keyStartsWith) => Clear();

    public void ClearByRegex(string regex) => Clear();

    private sealed class Contents(long generation)
    {
        public long Generation => generation;

        public DictionaryAppCache Entries { get; } = new();
    }
}
