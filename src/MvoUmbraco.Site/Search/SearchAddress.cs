using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using MvoUmbraco.Search;

namespace MvoUmbraco.Site.Search;

/// <summary>
/// What an address asks of the search page: <c>?zoek=kinderarbeid&amp;soort=kennis&amp;thema=mensenrechten&amp;pagina=2</c>. A
/// filter may be given more than once. Other parameters say nothing to the page.
/// </summary>
/// <param name="Query">What is searched for.</param>
/// <param name="BadPage">A value of <c>pagina</c> that is no page; null when there is none.</param>
/// <param name="BadOrder">A value of <c>volgorde</c> that means nothing; null when there is none.</param>
internal sealed record SearchAddress(SearchQuery Query, string? BadPage = null, string? BadOrder = null)
{
    public const string TextName = "zoek";
    public const string PageName = "pagina";
    public const string OrderName = "volgorde";
    public const string Newest = "nieuwste";
    public const string Best = "beste";

    /// <summary>The page in each language; the first is that of every other language.</summary>
    public static readonly IReadOnlyList<(string Language, string Path)> Pages = [("nl", "/zoeken"), ("fr", "/rechercher"), ("en", "/search")];

    private const int LongestEcho = 40;

    private static readonly (string Name, Facet Facet)[] Filters =
    [
        ("soort", Facet.Kind), ("netwerk", Facet.Network), ("thema", Facet.Theme), ("aandachtspunt", Facet.AttentionPoint), ("jaar", Facet.Year), ("intranet", Facet.Intranet),
    ];

    /// <summary>Every parameter was understood.</summary>
    public bool IsGood => BadPage is null && BadOrder is null;

    /// <summary>The address of the page in a language such as <c>nl-BE</c>.</summary>
    public static string PathIn(string culture)
        => Pages.FirstOrDefault(page => culture.StartsWith(page.Language, StringComparison.OrdinalIgnoreCase)).Path ?? Pages[0].Path;

    /// <summary>The name of a filter in addresses.</summary>
    public static string NameOf(Facet facet) => Array.Find(Filters, filter => filter.Facet == facet).Name;

    /// <summary>Reads the query of an address.</summary>
    public static SearchAddress Read(QueryString query)
    {
        var asked = new SearchQuery();
        string? page = null, order = null;
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var name = pair.DecodeName().ToString();
            var value = pair.DecodeValue().ToString();
            if (name.Equals(TextName, StringComparison.OrdinalIgnoreCase))
            {
                asked = asked with { Text = Cut(value) };
            }
            else if (name.Equals(PageName, StringComparison.OrdinalIgnoreCase))
            {
                page = value;
            }
            else if (name.Equals(OrderName, StringComparison.OrdinalIgnoreCase))
            {
                order = value;
            }
            else if (value.Length > 0 && Array.Find(Filters, filter => filter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } filter)
            {
                asked = asked.With(filter.Facet, asked.Of(filter.Facet).Append(value));
            }
        }

        var isPage = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= SearchQuery.LastPage;
        return new SearchAddress(
            asked with { Page = isPage ? number : 1, IsNewestFirst = order == Newest },
            isPage || string.IsNullOrEmpty(page) ? null : Short(page),
            order is null or "" or Newest or Best ? null : Short(order));
    }

    /// <summary>The address of a page with a query; what is the rule is left out, and the order is always the same.</summary>
    public static string On(string path, SearchQuery query)
    {
        var address = new StringBuilder(path);
        Add(TextName, query.Text.Trim());
        foreach (var (name, facet) in Filters)
        {
            foreach (var value in query.Of(facet))
            {
                Add(name, value);
            }
        }

        Add(OrderName, query.IsNewestFirst ? Newest : string.Empty);
        Add(PageName, query.Page > 1 ? query.Page.ToString(CultureInfo.InvariantCulture) : string.Empty);
        return address.ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                address.Append(address.Length == path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal));
            }
        }
    }

    // More is not looked at, and need not stand in addresses.
    private static string Cut(string text) => text.Length <= SearchQuery.LongestText ? text : text[..(char.IsHighSurrogate(text[SearchQuery.LongestText - 1]) ? SearchQuery.LongestText - 1 : SearchQuery.LongestText)];

    private static string Short(string value) => value.Length <= LongestEcho ? value : value[..LongestEcho] + "…";
}
