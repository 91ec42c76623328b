namespace MvoUmbraco.Core.Screening.Contradictions.Quantities;

/// <summary>Two numbers that cannot both be right of the same thing.</summary>
internal readonly record struct Conflict(Quantity First, Quantity Second);

/// <summary>How the numbers of two statements differ.</summary>
/// <param name="Conflicts">Numbers for the same thing that disagree.</param>
/// <param name="IsAnotherThing">A number that is part of a name differs: <c>artikel 5</c> is not <c>artikel 6</c>.</param>
internal readonly record struct Differences(IReadOnlyList<Conflict> Conflicts, bool IsAnotherThing)
{
    /// <summary>Compares; what agrees is set aside first, so that an order of numbers does not matter.</summary>
    public static Differences Of(Statement first, Statement second)
    {
        if (first.Quantities.Length == 0 || second.Quantities.Length == 0)
        {
            return new Differences([], false);
        }

        var left = first.Quantities.ToList();
        var right = second.Quantities.ToList();
        for (int at = left.Count - 1; at >= 0; at--)
        {
            int agreeing = right.FindIndex(other => left[at].IsComparable(other, first.Rules) && left[at].Agrees(other));
            if (agreeing >= 0)
            {
                left.RemoveAt(at);
                right.RemoveAt(agreeing);
            }
        }

        var conflicts = new List<Conflict>();
        foreach (var one in left)
        {
            int other = right.FindIndex(candidate => one.IsComparable(candidate, first.Rules));
            if (other >= 0)
            {
                conflicts.Add(new Conflict(one, right[other]));
                right.RemoveAt(other);
            }
        }

        return new Differences([.. conflicts.Where(conflict => conflict.First.Kind is not QuantityKind.Label)], conflicts.Exists(conflict => conflict.First.Kind is QuantityKind.Label));
    }
}
