namespace MvoUmbraco.Core.Screening;

/// <summary>
/// A rule that looks at two items which speak of the same somewhere. It must give the same for the two in either order but for the order
/// of the passages, and depend on the two alone. Called from several threads at once.
/// </summary>
public interface IPairRule
{
    /// <summary>What it finds between two items, the first being the one with the lower key.</summary>
    IEnumerable<Finding> Compare(ReadItem first, ReadItem second);
}
