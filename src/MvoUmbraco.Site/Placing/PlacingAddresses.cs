using MvoUmbraco.ContentModel;

namespace MvoUmbraco.Site.Placing;

/// <summary>The addresses of placing and reviewing.</summary>
internal static class PlacingAddresses
{
    public const string NewPattern = "/mijn/netwerk/{intranet:guid}/plaats/{soort}";
    public const string ItemPattern = "/mijn/inzending/{document:guid}";
    public const string EditPattern = "/mijn/inzending/{document:guid}/wijzig";
    public const string MovePattern = "/mijn/inzending/{document:guid}/{zet}";
    public const string RevisePattern = "/mijn/herzien/{document:guid}";
    public const string ForgetPattern = "/mijn/bewaard/{document:guid}/vergeet";

    /// <summary>What members place as a page whose files come first.</summary>
    public const string Documents = "documenten";

    /// <summary>What members place, as it is called in addresses.</summary>
    public static IReadOnlyList<(string Word, string ContentType)> Kinds { get; } =
    [
        ("kennisitem", ContentTypes.KnowledgeItem),
        ("activiteit", ContentTypes.Event),
        (Documents, ContentTypes.IntranetPage),
        ("pagina", ContentTypes.IntranetPage),
        ("stand-van-zaken", ContentTypes.StatusReport),
    ];

    /// <summary>The form of something new.</summary>
    public static string New(Guid intranet, string kind) => $"/mijn/netwerk/{intranet:D}/plaats/{kind}";

    /// <summary>Whether an address is the form of something new in an intranet.</summary>
    public static bool IsNewIn(string address, Guid intranet) => address.StartsWith($"/mijn/netwerk/{intranet:D}/plaats/", StringComparison.OrdinalIgnoreCase);

    /// <summary>An item with where it stands.</summary>
    public static string Item(Guid document) => $"/mijn/inzending/{document:D}";

    /// <summary>The form of an item.</summary>
    public static string Edit(Guid document) => $"/mijn/inzending/{document:D}/wijzig";

    /// <summary>What is done with an item: <c>indienen</c>, <c>intrekken</c>, <c>goedkeuren</c>, <c>terugsturen</c>, <c>opgeven</c>.</summary>
    public static string Move(Guid document, string move) => $"/mijn/inzending/{document:D}/{move}";

    /// <summary>Begins to change what is published.</summary>
    public static string Revise(Guid document) => $"/mijn/herzien/{document:D}";

    /// <summary>Forgets what was being written.</summary>
    public static string Forget(Guid document) => $"/mijn/bewaard/{document:D}/vergeet";
}
