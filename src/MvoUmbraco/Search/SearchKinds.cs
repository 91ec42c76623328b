using System.Collections.Frozen;
using MvoUmbraco.ContentModel;

namespace MvoUmbraco.Search;

/// <summary>What a page is, in the words of addresses: one code by its type, and a finer one by the word an editor chose.</summary>
internal static class SearchKinds
{
    private const string Page = "pagina";

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ContentTypes.Event] = "activiteit",
        [ContentTypes.KnowledgeItem] = "kennis",
        [ContentTypes.StatusReport] = "stand-van-zaken",
        [ContentTypes.LearningNetwork] = "netwerk",
        [ContentTypes.Theme] = "thema",
        [ContentTypes.AttentionPoint] = "aandachtspunt",
        [ContentTypes.Organisation] = "organisatie",
        [ContentTypes.TeamMember] = "teamlid",
        [ContentTypes.Milestone] = "mijlpaal",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Of these the word of the editor is a kind; of others it is a description.
    private static readonly FrozenSet<string> HaveFiner = FrozenSet.ToFrozenSet([ContentTypes.Event, ContentTypes.KnowledgeItem], StringComparer.Ordinal);

    /// <summary>The codes of a document: the coarse one, then the finer one.</summary>
    public static IReadOnlyList<string> Of(string type, string? word)
    {
        var code = Codes.GetValueOrDefault(type, Page);
        return HaveFiner.Contains(type) && !string.IsNullOrWhiteSpace(word) ? [code, CodeOf(word)] : [code];
    }

    /// <summary>The name of a code, as an editor would write it.</summary>
    public static string NameOf(string code) => code.Replace('-', ' ');

    private static string CodeOf(string word) => string.Join('-', word.Trim().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
