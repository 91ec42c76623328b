using System.Collections.Immutable;

namespace MvoUmbraco.Core.Screening.Corpus;

/// <content>Screening all items at once.</content>
public sealed partial class ScreeningIndex
{
    /// <summary>
    /// Screens all items anew with weights taken from them; what was there is let go. The index cannot be used meanwhile: to go
    /// on serving, make another one.
    /// </summary>
    /// <param name="keys">The keys of all items.</param>
    /// <param name="fixedWeights">Weights to use as they are; null to take them from the items.</param>
    /// <param name="progress">Told how far it is, from 0 to 1.</param>
    /// <param name="cancellation">Stops it half-way; the index is then empty.</param>
    public void Rebuild(IReadOnlyCollection<Guid> keys, TermWeights? fixedWeights = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (changing)
        {
            Clear();
            try
            {
                Guid[] all = [.. keys.Distinct().Order()];
                weights = fixedWeights ?? TermWeights.Of(all.Select(Read).OfType<ReadItem>());
                var options = new ParallelOptions { CancellationToken = cancellation };
                var fingerprints = new ItemFingerprint?[all.Length];
                Parallel.For(0, all.Length, options, i => fingerprints[i] = Read(all[i]) is { } item ? ItemFingerprint.Of(item, weights) : null);
                progress?.Report(0.4);
                for (var i = 0; i < all.Length; i++)
                {
                    if (fingerprints[i] is { } fingerprint)
                    {
                        Insert(all[i], fingerprint);
                    }
                }

                JudgeAll(progress, options);
            }
            catch
            {
                Clear();
                throw;
            }
        }

        ReadItem? Read(Guid key)
        {
            cancellation.ThrowIfCancellationRequested();
            return texts.Get(key);
        }
    }

    private void Insert(Guid key, ItemFingerprint fingerprint)
    {
        var place = entries.Count;
        entries.Add(new Entry(key, fingerprint));
        places[key] = place;
        foreach (var shared in fingerprint.Keys)
        {
            buckets.Add(shared, place);
        }
    }

    private void JudgeAll(IProgress<double>? progress, ParallelOptions options)
    {
        var found = new List<((int Low, int High) Pair, ImmutableArray<PairFinding> Found)>[entries.Count];
        var done = 0;
        Parallel.For(0, entries.Count, options, place =>
        {
            var own = new List<((int, int), ImmutableArray<PairFinding>)>();
            foreach (var candidate in CandidatesOf(entries[place]!.Fingerprint, entries[place]!.Key))
            {
                // Each pair once, by the one that came later.
                if (candidate < place && Found(entries[place]!, entries[candidate]!) is { IsEmpty: false } pair)
                {
                    own.Add((Pair(place, candidate), pair));
                }
            }

            found[place] = own;
            if (Interlocked.Increment(ref done) % 256 == 0)
            {
                progress?.Report(0.4 + (0.6 * done / entries.Count));
            }
        });

        var touched = new Touched();
        foreach (var (pair, own) in found.SelectMany(own => own))
        {
            Keep(pair, own, touched);
        }

        progress?.Report(1);
    }

    private void Clear()
    {
        foreach (var (key, place) in places)
        {
            texts.Remove(key);
            foreach (var shared in entries[place]!.Fingerprint.Keys)
            {
                buckets.Remove(shared, place);
            }
        }

        entries.Clear();
        freeEntries.Clear();
        places.Clear();
        findings.Clear();
    }
}
