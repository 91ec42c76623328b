namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>A few files with everything that varies by language: two languages, two types, a tree of pages.</summary>
internal static class SmallSite
{
    public static readonly Guid Page = new("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0001");
    public static readonly Guid Seo = new("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0002");
    public static readonly Guid Home = new("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0011");
    public static readonly Guid About = new("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0012");
    public static readonly Guid SignIn = new("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0013");
    public static readonly Guid Group = new("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0021");
    public static readonly Guid Access = new("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0022");

    private const string Text = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
    private const string Number = "2e6d3631-066e-44b8-aec4-96f09099b2b5";

    public static UsyncTestFolder Write()
    {
        var folder = new UsyncTestFolder();
        folder.Write("Languages/nl.config", "<Language Alias=\"nl-BE\"><Name>Nederlands</Name><IsoCode>nl-BE</IsoCode><IsMandatory>true</IsMandatory><IsDefault>true</IsDefault></Language>");
        folder.Write("Languages/fr.config", "<Language Alias=\"fr-BE\"><Name>Frans</Name><IsoCode>fr-BE</IsoCode><Fallback>nl-BE</Fallback></Language>");
        folder.Write("ContentTypes/seo.config", Type(Seo, "seo", "Culture", "", "", Property("description", Text, "Culture"), root: false));
        folder.Write("ContentTypes/page.config", Type(
            Page, "page", "Culture",
            $"<Composition Key=\"{Seo}\">seo</Composition>",
            $"<ContentType Key=\"{Page}\" SortOrder=\"0\">page</ContentType>",
            Property("title", Text, "Culture") + Property("number", Number, "Nothing"), root: true));
        folder.Write("Content/home.config", Document(Home, Guid.Empty, 0, [("nl-BE", "Thuis", true), ("fr-BE", "Maison", true)], "<title><Value Culture=\"nl-BE\">Welkom</Value><Value Culture=\"fr-BE\">Bienvenue</Value></title><number><Value>7</Value></number>"));
        folder.Write("Content/about.config", Document(About, Home, 0, [("nl-BE", "Over ons", true), ("fr-BE", "À propos", false)], "<title><Value Culture=\"nl-BE\">Over</Value><Value Culture=\"fr-BE\">À propos</Value></title><description><Value Culture=\"nl-BE\">Wie wij zijn</Value></description>"));
        folder.Write("Content/aanmelden.config", Document(SignIn, Home, 1, [("nl-BE", "Aanmelden", true)], "<title><Value Culture=\"nl-BE\">Aanmelden</Value></title>"));
        folder.Write("MemberGroups/leden.config", $"<MemberGroup Key=\"{Group}\" Alias=\"leden\"><Info><Name>leden</Name></Info></MemberGroup>");
        folder.Write("PublicAccess/over.config", AccessTo(About, "leden"));
        return folder;
    }

    public static string AccessTo(Guid document, params string[] groups) =>
        $"<PublicAccess Key=\"{Access}\" Alias=\"over\"><Info><Content Key=\"{document}\">/Thuis/Over ons</Content><Login Key=\"{SignIn}\">/Thuis/Aanmelden</Login><NoAccess Key=\"{SignIn}\">/Thuis/Aanmelden</NoAccess></Info>"
        + $"<Rules>{string.Concat(groups.Select(group => $"<Rule Type=\"MemberRole\">{group}</Rule>"))}</Rules></PublicAccess>";

    public static string Document(Guid key, Guid parent, int sortOrder, (string Culture, string Name, bool Published)[] cultures, string properties, string extra = "", string? trashed = null) =>
        $"<Content Key=\"{key}\" Alias=\"{cultures[0].Name}\" Level=\"{(parent == Guid.Empty ? 1 : 2)}\"><Info><Parent Key=\"{parent}\"></Parent><Trashed>{trashed ?? "false"}</Trashed><ContentType>page</ContentType>"
        + "<CreateDate>2006-10-11T09:30:00</CreateDate><NodeName>"
        + string.Concat(cultures.Select(c => $"<Name Culture=\"{c.Culture}\">{c.Name}</Name>"))
        + $"</NodeName><SortOrder>{sortOrder}</SortOrder><Published Default=\"true\">"
        + string.Concat(cultures.Select(c => $"<Published Culture=\"{c.Culture}\">{(c.Published ? "true" : "false")}</Published>"))
        + $"</Published>{extra}</Info><Properties>{properties}</Properties></Content>";

    public static string Type(Guid key, string alias, string variations, string compositions, string structure, string properties, bool root) =>
        $"<ContentType Key=\"{key}\" Alias=\"{alias}\" Level=\"1\"><Info><Name>{alias}</Name><Icon>icon-document</Icon><Thumbnail>folder.png</Thumbnail><AllowAtRoot>{root}</AllowAtRoot>"
        + $"<Variations>{variations}</Variations><Compositions>{compositions}</Compositions></Info><Structure>{structure}</Structure><GenericProperties>{properties}</GenericProperties>"
        + "<Tabs><Tab><Key>a7b8b0f2-6f6e-4f0a-9c53-" + key.ToString()[24..] + "</Key><Caption>Inhoud</Caption><Alias>inhoud</Alias><Type>Group</Type></Tab></Tabs></ContentType>";

    public static string Property(string alias, string dataType, string variations) =>
        $"<GenericProperty><Name>{alias}</Name><Alias>{alias}</Alias><Definition>{dataType}</Definition><Type>Umbraco.TextBox</Type><Tab Alias=\"inhoud\">Inhoud</Tab><Variations>{variations}</Variations></GenericProperty>";
}
