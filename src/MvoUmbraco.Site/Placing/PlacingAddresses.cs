namespace MvoUmbraco.Site.Placing;

/// <summary>The addresses of placing and reviewing.</summary>
internal static class PlacingAddresses
{
    /// <summary>An item with where it stands: <c>/mijn/inzending/{key}</c>.</summary>
    public static string Item(Guid document) => $"/mijn/inzending/{document:D}";
}
