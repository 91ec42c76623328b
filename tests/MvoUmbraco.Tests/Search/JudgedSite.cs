using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Search;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Search;

/// <summary>One way to search, over the documents that queries are judged by.</summary>
internal sealed record Judged(string Query, double Ndcg, double Plain);

/// <summary>Publishes the judged documents and judges search over them, beside plain search over the same texts.</summary>
internal static class JudgedSite
{
    /// <summary>Publishes documents as knowledge items of the sample's networks; returns their ids by key.</summary>
    public static Dictionary<Guid, string> Publish(IServiceProvider services, IEnumerable<GeneratedDocument> documents)
    {
        var contents = services.GetRequiredService<IContentService>();
        var type = services.GetRequiredService<IContentTypeService>().Get(ContentTypes.KnowledgeFolder)!;
        var folders = contents.GetPagedOfTypes([type.Id], 0, 100, out _, null).OrderBy(folder => folder.Path, StringComparer.Ordinal).ToArray();
        var ids = new Dictionary<Guid, string>();
        foreach (var document in documents)
        {
            var item = contents.Create(document.Name, folders[ids.Count % folders.Length], ContentTypes.KnowledgeItem);
            item.SetCultureName(document.Name, "nl-BE");
            item.SetValue(Fields.Kind, """["artikel"]""");
            item.SetValue(Fields.Summary, document.Summary, "nl-BE");
            item.SetValue(Fields.Body, $$"""{"markup":"<p>{{document.Body}}</p>","blocks":null}""", "nl-BE");
            item.SetValue(Fields.Source, "Gegenereerd");
            contents.Save(item);
            contents.Publish(item, ["nl-BE"]);
            ids[item.Key] = document.Id;
        }

        return ids;
    }

    /// <summary>Asks every query both ways.</summary>
    public static async Task<IReadOnlyList<Judged>> JudgeAsync(IServiceProvider services, IReadOnlyDictionary<Guid, string> generated)
    {
        var pass = services.GetRequiredService<EntryReader>().Begin();
        var entries = pass.Keys().SelectMany(pass.Look).Select(pass.Read).OfType<SearchEntry>().Where(entry => entry.Card.IsPublic).ToArray();
        var reading = services.GetRequiredService<IKnowledgeCentre>().Read();
        var ids = entries.ToDictionary(entry => entry.Card.Key, entry => generated.TryGetValue(entry.Card.Key, out var id) ? id : UrlOf(reading, entry.Card.Key));
        using var plain = new PlainSearch(entries.Select(entry => (ids[entry.Card.Key], string.Join('\n', entry.Title, entry.Summary, entry.Body, entry.Tags, entry.Facts))));
        var search = services.GetRequiredService<ISearch>();
        var judged = new List<Judged>();
        foreach (var (query, isOfSample) in JudgedCorpus.SampleQueries().Select(query => (query, true)).Concat(JudgedCorpus.TopicQueries().Select(query => (query, false))))
        {
            // What nobody judged for a query is left out of what was found, both ways (condensed lists: Sakai, Alternatives to
            // Bpref, 2007): a page of the sample may well be about a topic, and the other way round.
            bool IsJudged(string id) => id.StartsWith("filler/", StringComparison.Ordinal) || id.StartsWith('/') == isOfSample;
            var answer = await search.FindAsync(new SearchQuery { Text = query.Text, PerPage = SearchQuery.MostPerPage });
            judged.Add(new Judged(
                query.Text,
                JudgedCorpus.Ndcg(query, answer.Hits.Select(hit => ids[hit.Link.Key]).Where(IsJudged), ids.Values.Where(IsJudged)),
                JudgedCorpus.Ndcg(query, plain.Find(query.Text).Where(IsJudged), ids.Values.Where(IsJudged))));
        }

        return judged;
    }

    private static string UrlOf(IReading reading, Guid key) => reading.Pages.Of(key) is Pages.PageAnswer.Found { Page.Info.Url: var url } ? url : key.ToString();
}
