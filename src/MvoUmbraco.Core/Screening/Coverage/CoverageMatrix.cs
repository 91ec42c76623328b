using System.Collections.Immutable;

namespace MvoUmbraco.Core.Screening.Coverage;

/// <summary>An item that shows, or seems to show, that a row pays heed to an attention point.</summary>
/// <param name="Item">The key of the item.</param>
/// <param name="IsTagged">It is tagged with both; else its text speaks of what it is not tagged with.</param>
/// <param name="Score">1 for one that is tagged; else how clearly it speaks.</param>
/// <param name="Terms">The words that speak for it, and where; of a tagged one too, as far as there are any.</param>
public sealed record CellEvidence(Guid Item, bool IsTagged, double Score, ImmutableArray<Mention> Terms);

/// <summary>A cell of the matrix.</summary>
/// <param name="Row">The key of the theme or network.</param>
/// <param name="AttentionPoint">The key of the attention point.</param>
/// <param name="Evidence">Items tagged with both, the newest first.</param>
/// <param name="Suggested">Items that speak of both and are not tagged with both, the clearest first.</param>
/// <param name="LastEvidence">The day of the newest evidence that has one.</param>
public sealed record CoverageCell(Guid Row, Guid AttentionPoint, ImmutableArray<CellEvidence> Evidence, ImmutableArray<CellEvidence> Suggested, DateOnly? LastEvidence);

/// <summary>What one item says in the matrix: all that <see cref="CoverageMatrix"/> needs of it, so that texts need not be read again.</summary>
/// <param name="Item">The item.</param>
/// <param name="Mentions">The subjects it speaks of.</param>
public sealed record ItemCoverage(ScreenedItem Item, ImmutableArray<SubjectMention> Mentions)
{
    /// <summary>The day it counts from: when it appeared or took place.</summary>
    internal DateOnly? Day => Item.Event?.Time.FirstDay ?? Item.PublishedOn;

    internal SubjectMention? Of(Guid subject) => Mentions.FirstOrDefault(mention => mention.Subject == subject);
}

/// <summary>
/// Themes or networks against attention points: what shows that each is paid heed to. Evidence is what people tagged with both; what
/// only the text says is a suggestion and stays apart.
/// </summary>
public static class CoverageMatrix
{
    /// <summary>The cells, row by row in the order of the subjects.</summary>
    /// <param name="items">All items, in any order.</param>
    /// <param name="rows">Themes, networks or both.</param>
    /// <param name="attentionPoints">The columns.</param>
    public static IReadOnlyList<CoverageCell> Of(IEnumerable<ItemCoverage> items, IReadOnlyList<ScreenedSubject> rows, IReadOnlyList<ScreenedSubject> attentionPoints)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(attentionPoints);
        var evidence = new Dictionary<(Guid, Guid), List<(ItemCoverage Item, CellEvidence Evidence)>>();
        foreach (var item in items.OrderBy(item => item.Item.Key))
        {
            foreach (var row in rows)
            {
                foreach (var point in attentionPoints)
                {
                    if (Evidence(item, row, point) is { } found)
                    {
                        if (!evidence.TryGetValue((row.Key, point.Key), out var cell))
                        {
                            evidence[(row.Key, point.Key)] = cell = [];
                        }

                        cell.Add((item, found));
                    }
                }
            }
        }

        return [.. rows.SelectMany(row => attentionPoints.Select(point => Cell(row.Key, point.Key, evidence.GetValueOrDefault((row.Key, point.Key), []))))];
    }

    private static CellEvidence? Evidence(ItemCoverage item, ScreenedSubject row, ScreenedSubject point)
    {
        var (hasRow, hasPoint) = (row.Has(item.Item), point.Has(item.Item));
        if (!hasRow && row.Kind is SubjectKind.Network)
        {
            // What one network writes says nothing of what another does.
            return null;
        }

        var (rowMention, pointMention) = (item.Of(row.Key), item.Of(point.Key));
        if (hasRow && hasPoint)
        {
            return new CellEvidence(item.Item.Key, true, 1, [.. pointMention?.Places ?? []]);
        }

        var score = (hasRow ? 1 : rowMention?.Score ?? 0, hasPoint ? 1 : pointMention?.Score ?? 0) is var (ofRow, ofPoint) ? Math.Min(ofRow, ofPoint) : 0;
        return score < SubjectMentions.Clear
            ? null
            : new CellEvidence(item.Item.Key, false, score, [.. (hasRow ? [] : rowMention!.Places).AsEnumerable().Concat(hasPoint ? [] : pointMention!.Places)]);
    }

    private static CoverageCell Cell(Guid row, Guid point, List<(ItemCoverage Item, CellEvidence Evidence)> found)
    {
        var tagged = found.Where(one => one.Evidence.IsTagged).OrderByDescending(one => one.Item.Day ?? DateOnly.MinValue).ThenBy(one => one.Evidence.Item).ToArray();
        return new CoverageCell(
            row,
            point,
            [.. tagged.Select(one => one.Evidence)],
            [.. found.Where(one => !one.Evidence.IsTagged).Select(one => one.Evidence).OrderByDescending(one => one.Score).ThenBy(one => one.Item)],
            tagged.Length > 0 ? tagged[0].Item.Day : null);
    }
}
