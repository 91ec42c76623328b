using MvoUmbraco.Core.Screening.Corpus;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// A rule that looks at two items which speak of the same somewhere, or fall on the same day. It must give the same for the
/// two in either order but for the order of the passages, and depend on the two and the weights alone. Called from several threads at once.
/// </summary>
public interface IPairRule
{
    /// <summary>It need not look at two items that share less of their content than this, from 0 to 1: what they share of the
    /// content of the one that has less.</summary>
    double LeastOverlap { get; }

    /// <summary>What it finds between two items, the first being the one with the lower key.</summary>
    /// <param name="first">One item.</param>
    /// <param name="second">The other.</param>
    /// <param name="weights">How much words tell among the items at hand.</param>
    IEnumerable<Finding> Compare(ReadItem first, ReadItem second, TermWeights weights);
}
