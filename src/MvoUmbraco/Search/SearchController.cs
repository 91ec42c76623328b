using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MvoUmbraco.Access;

namespace MvoUmbraco.Search;

/// <summary>A page of what was found.</summary>
/// <param name="Query">The text that was looked at.</param>
/// <param name="Total">How many hits there are.</param>
/// <param name="WithAll">How many have all that was typed; those come first.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PerPage">Hits on a page.</param>
/// <param name="Correction">What may have been meant.</param>
/// <param name="IsCorrected">These are the hits of the correction; of the query there are none.</param>
/// <param name="IsComplete">The index has everything that is published.</param>
/// <param name="Hits">The hits, the best first.</param>
/// <param name="Facets">The values to filter by, by the name of their parameter.</param>
/// <param name="Links">Addresses of this and other pages: <c>self</c>, <c>first</c>, <c>previous</c>, <c>next</c>, <c>last</c>.</param>
public sealed record SearchPageModel(
    string Query,
    int Total,
    int WithAll,
    int Page,
    int PerPage,
    string? Correction,
    bool IsCorrected,
    bool IsComplete,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets,
    IReadOnlyDictionary<string, string> Links);

/// <summary>
/// Search as JSON: what the search page shows, for other heads and programs. A signed-in member finds what that member may
/// see. Passages are plain text in parts; whoever shows them encodes them.
/// </summary>
/// <param name="search">Search.</param>
/// <param name="visitor">Who asks.</param>
[ApiController]
[Route("api/mvo/v1/search")]
public sealed class SearchController(ISearch search, ICurrentVisitor visitor) : ControllerBase
{
    private const string Newest = "newest";
    private const string Best = "best";

    private static readonly (string Name, Facet Facet)[] Filters =
    [
        ("kind", Facet.Kind), ("network", Facet.Network), ("theme", Facet.Theme), ("attentionPoint", Facet.AttentionPoint), ("year", Facet.Year), ("intranet", Facet.Intranet),
    ];

    /// <summary>Searches. Filters (<c>kind</c>, <c>network</c>, <c>theme</c>, <c>attentionPoint</c>, <c>year</c>, <c>intranet</c>) may be
    /// given more than once: any value of one, and one of each.</summary>
    /// <param name="q">Words; at most 200 characters.</param>
    /// <param name="page">From 1 to 100.</param>
    /// <param name="perPage">From 1 to 50.</param>
    /// <param name="order"><c>best</c> or <c>newest</c>.</param>
    /// <param name="culture">The language to read in, such as <c>fr-BE</c>; the default language when not offered.</param>
    /// <param name="cancellation">The request is gone.</param>
    /// <response code="200">What was found; nothing found is an answer too.</response>
    /// <response code="400">A parameter is not understood; the problem names each.</response>
    [HttpGet]
    [HttpHead]
    [ProducesResponseType<SearchPageModel>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest)]
    public async Task<IActionResult> FindAsync(
        [FromQuery] string? q, [FromQuery] string? page, [FromQuery] string? perPage, [FromQuery] string? order, [FromQuery] string? culture, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = visitor.Visitor.IsSignedIn ? "no-store" : "no-cache";
        if (q?.Length > SearchQuery.LongestText)
        {
            ModelState.AddModelError("q", $"De zoekvraag telt {q.Length} tekens. Geef er hoogstens {SearchQuery.LongestText}.");
        }

        if (order is not (null or "" or Newest or Best))
        {
            ModelState.AddModelError("order", $"Kies '{Best}' of '{Newest}'.");
        }

        var query = new SearchQuery
        {
            Text = q ?? string.Empty,
            PerPage = Number("perPage", perPage, 10, SearchQuery.MostPerPage),
            IsNewestFirst = order == Newest,
        };
        foreach (var (name, facet) in Filters)
        {
            var values = Request.Query[name].OfType<string>().Where(value => value.Length > 0).ToArray();
            if (values.Length > SearchQuery.MostValues)
            {
                ModelState.AddModelError(name, $"Er zijn {values.Length} waarden. Geef er hoogstens {SearchQuery.MostValues}.");
            }

            query = query.With(facet, values);
        }

        query = query with { Page = Number("page", page, 1, SearchQuery.LastPage) };
        if (!ModelState.IsValid)
        {
            return Refused();
        }

        var answer = await search.FindAsync(query, culture, cancellation);
        foreach (var unknown in answer.Unknown)
        {
            ModelState.AddModelError(NameOf(unknown.Facet), $"De waarde '{unknown.Value}' bestaat niet. Kies er een die het antwoord zonder deze filter geeft.");
        }

        return ModelState.IsValid ? Ok(ModelOf(answer)) : Refused();
    }

    /// <summary>What may follow what was typed: the last word finished, and pages whose names begin so.</summary>
    /// <param name="q">What was typed; at most 200 characters.</param>
    /// <param name="culture">The language to read in.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpGet("suggestions")]
    [ProducesResponseType<SearchSuggestions>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest)]
    public async Task<IActionResult> SuggestAsync([FromQuery] string? q, [FromQuery] string? culture, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = visitor.Visitor.IsSignedIn ? "no-store" : "no-cache";
        if (q?.Length > SearchQuery.LongestText)
        {
            ModelState.AddModelError("q", $"De zoekvraag telt {q.Length} tekens. Geef er hoogstens {SearchQuery.LongestText}.");
            return Refused();
        }

        return Ok(await search.SuggestAsync(q ?? string.Empty, culture, cancellation));
    }

    private static string NameOf(Facet facet) => Array.Find(Filters, filter => filter.Facet == facet).Name;

    private ObjectResult Refused()
        => (ObjectResult)ValidationProblem(statusCode: StatusCodes.Status400BadRequest, title: "De zoekvraag is niet goed", modelStateDictionary: ModelState);

    private int Number(string name, string? value, int otherwise, int most)
    {
        if (string.IsNullOrEmpty(value))
        {
            return otherwise;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        ModelState.AddModelError(name, $"Geef een getal van 1 tot {most}.");
        return otherwise;
    }

    private SearchPageModel ModelOf(SearchAnswer answer)
    {
        var query = answer.Query;
        var last = Math.Clamp((answer.Total + query.PerPage - 1) / query.PerPage, 1, SearchQuery.LastPage);
        var links = new Dictionary<string, string>(StringComparer.Ordinal) { ["self"] = At(query.Page), ["first"] = At(1), ["last"] = At(last) };
        if (query.Page > 1)
        {
            links["previous"] = At(Math.Min(query.Page - 1, last));
        }

        if (query.Page < last)
        {
            links["next"] = At(query.Page + 1);
        }

        // RFC 8288; there the page before is called prev.
        Response.Headers.Link = string.Join(", ", links.Where(link => link.Key != "self").Select(link => $"<{link.Value}>; rel=\"{(link.Key == "previous" ? "prev" : link.Key)}\""));
        return new SearchPageModel(
            query.Text,
            answer.Total,
            answer.WithAll,
            query.Page,
            query.PerPage,
            answer.Correction,
            answer.IsCorrected,
            answer.IsComplete,
            answer.Hits,
            answer.Facets.ToDictionary(facet => NameOf(facet.Key), facet => facet.Value, StringComparer.Ordinal),
            links);
    }

    // The same query on another page, as it was asked.
    private string At(int page)
    {
        var others = Request.Query.Where(pair => !pair.Key.Equals("page", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
            .Append(KeyValuePair.Create("page", (string?)page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(Request.PathBase.Add(Request.Path), others);
    }
}
