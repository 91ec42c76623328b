using System.Collections.Concurrent;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>
/// What queries found, whole and in order, until something is stored: the pages of one list are cut from one result. A
/// result belongs to the generation that was read before the query ran, so none outlives what it was found in.
/// </summary>
internal sealed class KnownResults(Database database)
{
    /// <summary>Keys remembered together; queries come from requests and may be anything. Sixteen bytes each.</summary>
    private const int MostKeys = 250_000;

    private volatile Remembered remembered = new(-1);

    public IReadOnlyList<Guid> Get(string query, Func<IReadOnlyList<Guid>> run)
    {
        Remembered current = Current();
        if (!current.Results.TryGetValue(query, out IReadOnlyList<Guid>? result))
        {
            result = run();
            current.Remember(query, result);
        }

        return result;
    }

    private Remembered Current()
    {
        Remembered current = remembered;
        long generation = database.Generation;
        return current.Generation == generation ? current : remembered = new Remembered(generation);
    }

    private sealed class Remembered(long generation)
    {
        private int keys;

        public long Generation => generation;

        public ConcurrentDictionary<string, IReadOnlyList<Guid>> Results { get; } = new(StringComparer.Ordinal);

        public void Remember(string query, IReadOnlyList<Guid> result)
        {
            // An empty result takes room too: its text.
            int size = result.Count + 50;
            if (Interlocked.Add(ref keys, size) > MostKeys || !Results.TryAdd(query, result))
            {
                Interlocked.Add(ref keys, -size);
            }
        }
    }
}
