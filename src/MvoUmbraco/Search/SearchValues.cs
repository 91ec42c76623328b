using System.Globalization;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Search;

/// <summary>The values of facets as addresses have them: the last part of a page's own address, which is short, readable and
/// unique among the pages of its kind. Made of a reading: what the visitor does not see has no value.</summary>
internal sealed class SearchValues
{
    private readonly Dictionary<Facet, Dictionary<string, PageLink>> links;

    public SearchValues(IReading reading)
    {
        links = new()
        {
            [Facet.Network] = Of(reading.Networks.All.Select(network => (network.Link, network.Link))),
            [Facet.Theme] = Of(reading.Themes.All.Select(theme => (theme.Link, theme.Link))),
            [Facet.AttentionPoint] = Of(reading.AttentionPoints.All.Select(point => (point.Link, point.Link))),

            [Facet.Intranet] = Of(reading.Intranets.All.Select(intranet => (SearchCode.CalledAs(intranet), intranet.Link with { Name = intranet.Title }))),
        };
    }

    /// <summary>The document of a value; null for a value that means nothing.</summary>
    public Guid? KeyOf(Facet facet, string code) => links[facet].TryGetValue(code, out var link) ? link.Key : null;

    /// <summary>The values of a facet, in the order of the tree.</summary>
    public IEnumerable<(string Code, PageLink Link)> All(Facet facet) => links[facet].Select(pair => (pair.Key, pair.Value));

    /// <summary>A year of four digits.</summary>
    public static int? YearOf(string code)
        => code.Length == 4 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? year : null;

    private static Dictionary<string, PageLink> Of(IEnumerable<(PageLink Called, PageLink Link)> pairs)
    {
        var values = new Dictionary<string, PageLink>(StringComparer.OrdinalIgnoreCase);
        foreach (var (called, link) in pairs)
        {
            values.TryAdd(SearchCode.Of(called), link);
        }

        return values;
    }
}
