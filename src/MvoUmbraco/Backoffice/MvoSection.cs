namespace MvoUmbraco.Backoffice;

/// <summary>The plugin's section of the backoffice, which its own interfaces for the backoffice stand behind.</summary>
public static class MvoSection
{
    /// <summary>The alias by which a user group is given the section; the client's manifest has the same.</summary>
    public const string Alias = "Mvo.Section";
}
