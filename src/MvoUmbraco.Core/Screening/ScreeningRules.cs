using System.Collections.Immutable;
using MvoUmbraco.Core.Screening.Contradictions;
using MvoUmbraco.Core.Screening.Duplicates;
using MvoUmbraco.Core.Screening.Events;
using MvoUmbraco.Core.Screening.Links;

namespace MvoUmbraco.Core.Screening;

/// <summary>The rules there are about two items.</summary>
public static class ScreeningRules
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<IPairRule> All { get; } = [new DuplicateRule(), new DoublePlanningRule(), new ContradictionRule(), new LinkRule()];
}
