using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening.Corpus;

/// <summary>
/// How much each word tells among the items at hand, in bits: what every item speaks of tells little, however rare it is in
/// other texts. Before there are items it is what general text says, as if <see cref="GeneralPages"/> pages of it had been read;
/// the more items, the more they count themselves. The weights are taken at a moment and then stand still, so that what is
/// found does not depend on the order in which items come; <see cref="IsWorn"/> says when to take them anew.
/// </summary>
public sealed class TermWeights
{
    private const int GeneralPages = 1000;

    // So much more or fewer items, and the weights speak of another corpus.
    private const double MostChange = 1.3;

    private readonly Dictionary<uint, int> items;

    internal TermWeights(int count, Dictionary<uint, int> items) => (Count, this.items) = (count, items);

    /// <summary>Those of general text.</summary>
    public static TermWeights General { get; } = new(0, []);

    /// <summary>From how many items they were taken.</summary>
    public int Count { get; }

    /// <summary>In how many items each word is, of the words that are in more than one.</summary>
    internal IReadOnlyDictionary<uint, int> Items => items;

    /// <summary>The weights among some items; their order does not matter.</summary>
    public static TermWeights Of(IEnumerable<ReadItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var (count, seen, own) = (0, new Dictionary<uint, int>(), new HashSet<uint>());
        foreach (var item in items)
        {
            count++;
            own.Clear();
            foreach (var word in item.AllContent.SelectMany(word => word.Parts.Append(word)))
            {
                if (own.Add(word.Term))
                {
                    seen[word.Term] = seen.GetValueOrDefault(word.Term) + 1;
                }
            }
        }

        return new TermWeights(count, seen.Where(row => row.Value > 1).ToDictionary());
    }

    /// <summary>There are by now so many more or fewer items that the weights should be taken anew.</summary>
    public bool IsWorn(int count) => Math.Abs(count - Count) > 50 && (count > Count * MostChange || count * MostChange < Count);

    /// <summary>How much a word tells.</summary>
    internal float Bits(WordSense word)
    {
        var chance = ((items.GetValueOrDefault(word.Term) + (GeneralPages * WordSense.ChanceOnAPage(word.Share))) / (Count + GeneralPages));
        return (float)Math.Max(0, -Math.Log2(Math.Min(1, chance)));
    }
}
