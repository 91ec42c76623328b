namespace MvoUmbraco.Site.Privacy;

/// <summary>The addresses of what is held about oneself.</summary>
internal static class PrivacyAddresses
{
    public const string Data = "/mijn/gegevens";
    public const string Export = Data + "/downloaden";
    public const string Erase = Data + "/wissen";
}
