using System.Collections.Immutable;

namespace MvoUmbraco.Core.Screening.Corpus;

/// <summary>
/// All items, and what is found between pairs of them. An item that comes, changes or goes changes the findings it has part
/// in, and the outcome is that of screening all items anew with the same weights: it depends on the items and not on the order
/// in which they came. Only items that share a key are compared (<see cref="ItemFingerprint.Keys"/>), never all with all. The texts
/// themselves are not kept. Safe for several threads.
/// </summary>
/// <remarks>
/// Memory: about one and a half kilobyte an item and a hundred bytes a finding; beside it texts taken apart, of three million
/// characters twice at most.
/// </remarks>
public sealed partial class ScreeningIndex
{
    private readonly Lock changing = new();
    private readonly ImmutableArray<IPairRule> rules;
    private readonly ReadItems texts;
    private readonly List<Entry?> entries = [];
    private readonly Stack<int> freeEntries = new();
    private readonly Dictionary<Guid, int> places = [];
    private readonly Dictionary<(int Low, int High), ImmutableArray<PairFinding>> findings = [];
    private readonly Buckets buckets;
    private TermWeights weights;

    /// <summary>An index without items.</summary>
    /// <param name="find">Gives an item by its key as it is now, or null when it is no longer there; called from several threads.</param>
    /// <param name="rules">What to look for between two items.</param>
    /// <param name="weights">How much words tell.</param>
    public ScreeningIndex(Func<Guid, ScreenedItem?> find, ImmutableArray<IPairRule> rules, TermWeights? weights = null)
    {
        ArgumentNullException.ThrowIfNull(find);
        (this.rules, this.weights) = (rules, weights ?? TermWeights.General);
        texts = new ReadItems(find);
        buckets = new Buckets((one, other) => entries[one]!.Key.CompareTo(entries[other]!.Key));
    }

    private sealed record Entry(Guid Key, ItemFingerprint Fingerprint)
    {
        public HashSet<int> Partners { get; } = [];
    }

    /// <summary>How many items there are.</summary>
    public int Count
    {
        get
        {
            lock (changing)
            {
                return places.Count;
            }
        }
    }

    /// <summary>How much words tell: taken when all items were last screened.</summary>
    public TermWeights Weights
    {
        get
        {
            lock (changing)
            {
                return weights;
            }
        }
    }

    /// <summary>Adds an item or puts it in the place of what it was; one that did not change does nothing.</summary>
    public ScreeningChange Put(ScreenedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var read = ReadItem.Of(item);
        lock (changing)
        {
            var fingerprint = ItemFingerprint.Of(read, weights);
            if (places.TryGetValue(item.Key, out var known) && entries[known]!.Fingerprint.ContentHash == fingerprint.ContentHash)
            {
                return ScreeningChange.None;
            }

            var touched = new Touched();
            Leave(item.Key, touched);
            texts.Put(read);
            Enter(item.Key, fingerprint, touched);
            return touched.Change();
        }
    }

    /// <summary>Removes an item; one that is not there does nothing.</summary>
    public ScreeningChange Remove(Guid key)
    {
        lock (changing)
        {
            var touched = new Touched();
            Leave(key, touched);
            return touched.Change();
        }
    }

    /// <summary>What is found between an item that is not placed yet and those that are; an earlier version of it is left out.</summary>
    public IReadOnlyList<Finding> Screen(ScreenedItem draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var read = ReadItem.Of(draft);
        lock (changing)
        {
            var fingerprint = ItemFingerprint.Of(read, weights);
            var found = new List<Finding>();
            foreach (var candidate in CandidatesOf(fingerprint, draft.Key))
            {
                var entry = entries[candidate]!;
                if (texts.Get(entry.Key) is { } other)
                {
                    found.AddRange(Compare(read, fingerprint, other, entry.Fingerprint));
                }
            }

            found.Sort(Finding.ByWeight);
            return found;
        }
    }

    /// <summary>The findings of a kind, the weightiest first.</summary>
    public IReadOnlyList<PairFinding> Findings(FindingKind kind)
    {
        lock (changing)
        {
            return [.. findings.Values.SelectMany(found => found).Where(found => found.Kind == kind).Order(PairFinding.ByWeight)];
        }
    }

    /// <summary>The findings that an item has part in, the weightiest first.</summary>
    public IReadOnlyList<PairFinding> FindingsOf(Guid item)
    {
        lock (changing)
        {
            return places.TryGetValue(item, out var place)
                ? [.. entries[place]!.Partners.SelectMany(partner => findings[Pair(place, partner)]).Order(PairFinding.ByWeight)]
                : [];
        }
    }

    /// <summary>A finding with its evidence; null when the items have changed and it is no longer found.</summary>
    public Finding? Explain(PairFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (texts.Get(finding.First) is not { } first || texts.Get(finding.Second) is not { } second)
        {
            return null;
        }

        var weights = Weights;
        return rules.SelectMany(rule => rule.Compare(first, second, weights)).FirstOrDefault(found => found.Key == finding.Key);
    }

    private static (int Low, int High) Pair(int one, int other) => one < other ? (one, other) : (other, one);

    private void Enter(Guid key, ItemFingerprint fingerprint, Touched touched)
    {
        if (!freeEntries.TryPop(out var place))
        {
            place = entries.Count;
            entries.Add(null);
        }

        entries[place] = new Entry(key, fingerprint);
        places[key] = place;
        foreach (var shared in fingerprint.Keys)
        {
            var crowded = Crowd(shared);
            buckets.Add(shared, place);
            touched.Loosened.UnionWith(crowded.IsEmpty ? Parted(shared, place) : WithFindings(crowded));
        }

        foreach (var candidate in CandidatesOf(fingerprint, key))
        {
            Judge(place, candidate, touched);
        }

        foreach (var pair in touched.Loosened.Where(pair => findings.ContainsKey(pair) && !AreCandidates(pair.Low, pair.High)))
        {
            Keep(pair, [], touched);
        }

        touched.Loosened.Clear();
    }

    private void Leave(Guid key, Touched touched)
    {
        if (!places.Remove(key, out var place))
        {
            return;
        }

        var entry = entries[place]!;
        foreach (var partner in entry.Partners.ToArray())
        {
            Keep(Pair(place, partner), [], touched);
        }

        foreach (var shared in entry.Fingerprint.Keys)
        {
            var (parted, wasTelling) = (Parted(shared, place), buckets.IsTelling(shared));
            buckets.Remove(shared, place);
            touched.Tightened.UnionWith(parted);
            if (!wasTelling && buckets.Members(shared) is { Length: Buckets.Most } members)
            {
                touched.Tightened.UnionWith(PairsOf(members.ToArray()));
            }
        }

        entries[place] = null;
        freeEntries.Push(place);
        texts.Remove(key);
        foreach (var (low, high) in touched.Tightened)
        {
            Judge(low, high, touched);
        }

        touched.Tightened.Clear();
    }

    // The members of a key that becomes that of too many when one more has it; else none.
    private ImmutableArray<int> Crowd(uint key) => buckets.Members(key) is { Length: Buckets.Most } members ? [.. members] : [];

    // The two between which an item stands with a key of too many.
    private (int Low, int High)[] Parted(uint key, int place)
        => !buckets.IsTelling(key) && buckets.Neighbours(key, place) is ({ } before, { } after) ? [Pair(before, after)] : [];

    private IEnumerable<(int Low, int High)> WithFindings(ImmutableArray<int> members)
        => members.SelectMany(member => entries[member]!.Partners.Select(partner => Pair(member, partner)));

    private static IEnumerable<(int Low, int High)> PairsOf(int[] members)
        => members.SelectMany((one, i) => members.Take(i).Select(other => Pair(one, other)));

    private HashSet<int> CandidatesOf(ItemFingerprint fingerprint, Guid own)
    {
        var found = new HashSet<int>();
        foreach (var key in fingerprint.Keys)
        {
            var members = buckets.Members(key);
            if (members.Length <= Buckets.Most)
            {
                foreach (var member in members)
                {
                    found.Add(member);
                }
            }
            else
            {
                AddNeighbours(found, members, own);
            }
        }

        if (places.TryGetValue(own, out var place))
        {
            found.Remove(place);
        }

        return found;
    }

    private void AddNeighbours(HashSet<int> found, ReadOnlySpan<int> members, Guid own)
    {
        int low = 0, high = members.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[members[middle]]!.Key.CompareTo(own) < 0 ? (middle + 1, high) : (low, middle);
        }

        if (low > 0)
        {
            found.Add(members[low - 1]);
        }

        var next = low < members.Length && entries[members[low]]!.Key == own ? low + 1 : low;
        if (next < members.Length)
        {
            found.Add(members[next]);
        }
    }

    private bool AreCandidates(int one, int other)
        => entries[one]!.Fingerprint.SharesKey(
            entries[other]!.Fingerprint,
            key => buckets.IsTelling(key) || (buckets.Neighbours(key, one) is var (before, after) && (before == other || after == other)));

    private void Judge(int one, int other, Touched touched)
        => Keep(Pair(one, other), Found(entries[one]!, entries[other]!), touched);

    private ImmutableArray<PairFinding> Found(Entry one, Entry other)
    {
        if (IsBeneathAll(one.Fingerprint.Overlap(other.Fingerprint)) || texts.Get(one.Key) is not { } read || texts.Get(other.Key) is not { } otherRead)
        {
            return [];
        }

        return [.. Compare(read, one.Fingerprint, otherRead, other.Fingerprint)
            .Select(found => new PairFinding(found.Key, found.Kind, found.Rule, found.Score, found.Subjects[0], found.Subjects[1]))];
    }

    private bool IsBeneathAll(double overlap) => rules.All(rule => overlap < rule.LeastOverlap);

    private List<Finding> Compare(ReadItem one, ItemFingerprint fingerprint, ReadItem other, ItemFingerprint otherFingerprint)
    {
        var (first, second) = one.Item.Key.CompareTo(other.Item.Key) < 0 ? (one, other) : (other, one);
        var overlap = fingerprint.Overlap(otherFingerprint);
        var found = rules.Where(rule => overlap >= rule.LeastOverlap).SelectMany(rule => rule.Compare(first, second, weights)).ToList();

        // Of two that say the same it goes without saying that they are about the same.
        if (found.Exists(finding => finding.Kind is FindingKind.Duplicate))
        {
            found.RemoveAll(finding => finding.Kind is FindingKind.Link);
        }

        return found;
    }

    private void Keep((int Low, int High) pair, ImmutableArray<PairFinding> found, Touched touched)
    {
        touched.Before(findings.GetValueOrDefault(pair, []));
        touched.After(found);
        if (found.IsEmpty)
        {
            if (findings.Remove(pair))
            {
                entries[pair.Low]?.Partners.Remove(pair.High);
                entries[pair.High]?.Partners.Remove(pair.Low);
            }

            return;
        }

        findings[pair] = found;
        entries[pair.Low]!.Partners.Add(pair.High);
        entries[pair.High]!.Partners.Add(pair.Low);
    }

    /// <summary>What a change touches while it goes on.</summary>
    private sealed class Touched
    {
        private readonly Dictionary<string, PairFinding> before = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PairFinding> after = new(StringComparer.Ordinal);

        /// <summary>Pairs that may no longer be compared.</summary>
        public HashSet<(int Low, int High)> Loosened { get; } = [];

        /// <summary>Pairs that may have to be compared now.</summary>
        public HashSet<(int Low, int High)> Tightened { get; } = [];

        public void Before(ImmutableArray<PairFinding> found)
        {
            foreach (var finding in found)
            {
                before.TryAdd(finding.Key, finding);
                after.Remove(finding.Key);
            }
        }

        public void After(ImmutableArray<PairFinding> found)
        {
            foreach (var finding in found)
            {
                after[finding.Key] = finding;
            }
        }

        public ScreeningChange Change() => new(
            [.. after.Values.Where(finding => before.GetValueOrDefault(finding.Key) != finding).Select(finding => finding.Key).Order(StringComparer.Ordinal)],
            [.. before.Keys.Where(key => !after.ContainsKey(key)).Order(StringComparer.Ordinal)]);
    }
}
