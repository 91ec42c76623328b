using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Access;
using MvoUmbraco.Search;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;

namespace MvoUmbraco.Site.Search;

/// <summary>
/// Answers the search page. What anonymous visitors asked is kept for who asks the same while the edition holds, apart from
/// the pages: anyone can make up any number of queries, and they must not push the pages out. A member's answer is never kept.
/// </summary>
internal sealed class SearchEndpoint(
    ISearch search, PageAnswers pages, SiteEndpoint site, Editions editions, ICurrentVisitor visitor, IOptions<SiteOptions> options)
{
    private const int MostKept = 500;

    private sealed record Kept(Edition Edition, ConcurrentDictionary<AnswerKey, Answer> Answers);

    private volatile Kept? kept;

    public Task AnswerAsync(HttpContext context, string language) => site.AnswerAsync(context, now => MakeAsync(context, language, now));

    private async Task<(Answer Answer, bool IsForAll)> MakeAsync(HttpContext context, string language, DateTimeOffset now)
    {
        var request = context.Request;
        var asked = SearchAddress.Read(request.QueryString);
        var isAnonymous = !visitor.Visitor.IsSignedIn;
        var edition = editions.At(now);
        var path = request.PathBase.Add(request.Path).Value ?? string.Empty;
        var key = new AnswerKey(request.Scheme, request.Host.Value ?? string.Empty, path, SearchAddress.On(string.Empty, asked.Query));
        var kept = KeptFor(edition);
        if (isAnonymous && asked.IsGood && kept.Answers.TryGetValue(key, out var known))
        {
            return (known, true);
        }

        var found = await search.FindAsync(asked.Query, language, context.RequestAborted);
        var isGood = asked.IsGood && found.Unknown.Count == 0;
        var body = DocumentBody.Of<SearchView>("Search.Title", (nameof(SearchView.Found), found), (nameof(SearchView.Address), asked));
        var answer = await pages.OwnAsync(request, isGood ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, body, CultureOf(language), now);
        if (isAnonymous && isGood && found.IsComplete && options.Value.KeepAnswers && kept.Answers.Count < MostKept)
        {
            kept.Answers.TryAdd(key, answer);
        }

        return (answer, isAnonymous);
    }

    private static string CultureOf(string language) => language switch
    {
        "fr" => "fr-BE",
        "en" => "en-US",
        _ => "nl-BE",
    };

    private Kept KeptFor(Edition edition)
    {
        if (kept is { } current && ReferenceEquals(current.Edition, edition))
        {
            return current;
        }

        return kept = new Kept(edition, new());
    }
}
