using MvoUmbraco.ContentModel;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Site.Workspace;

/// <summary>What the kinds of things that are placed are called.</summary>
internal static class PlacedKinds
{
    public static string Say(SiteTexts texts, string type) => type switch
    {
        ContentTypes.Event => texts["Placing.Event"],
        ContentTypes.KnowledgeItem => texts["Placing.KnowledgeItem"],
        ContentTypes.StatusReport => texts["Knowledge.StatusReport"],
        ContentTypes.IntranetPage => texts["Placing.Page"],
        _ => type,
    };
}
