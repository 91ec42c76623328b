using MvoUmbraco.Core;
using MvoUmbraco.Search;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Site.Search;

/// <summary>What facets and kinds are called on screen.</summary>
internal static class SearchWords
{
    public static string Facet(SiteTexts texts, Facet facet) => texts[facet switch
    {
        MvoUmbraco.Search.Facet.Kind => "Search.Kind",
        MvoUmbraco.Search.Facet.Network => "Search.Network",
        MvoUmbraco.Search.Facet.Theme => "Search.Theme",
        MvoUmbraco.Search.Facet.AttentionPoint => "Search.AttentionPoint",
        MvoUmbraco.Search.Facet.Year => "Search.Year",
        _ => "Search.Intranet",
    }];

    /// <summary>A kind by its code; one that the program does not know is called as an editor wrote it.</summary>
    public static string Kind(SiteTexts texts, string code)
    {
        var key = code switch
        {
            "activiteit" => "Search.Event",
            "kennis" => "Search.Knowledge",
            "stand-van-zaken" => "Search.StatusReport",
            "netwerk" => "Search.LearningNetwork",
            "thema" => "Search.ThemePage",
            "aandachtspunt" => "Search.AttentionPointPage",
            "organisatie" => "Search.Organisation",
            "teamlid" => "Search.TeamMember",
            "mijlpaal" => "Search.Milestone",
            "pagina" => "Search.Page",
            _ => null,
        };
        if (key is not null)
        {
            return texts[key];
        }

        var word = code.Replace('-', ' ');
        return Words.EventKinds.Read(word) is { Value: not Core.Calendar.EventKind.Unknown } kind
            ? texts.Word(kind)
            : texts.Word(Words.KnowledgeKinds.Read(word));
    }

    public static string Value(SiteTexts texts, Facet facet, FacetValue value)
        => facet is MvoUmbraco.Search.Facet.Kind ? Kind(texts, value.Code) : value.Name;
}
