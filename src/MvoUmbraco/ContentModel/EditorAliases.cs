namespace MvoUmbraco.ContentModel;

/// <summary>Aliases of the plugin's own property editors.</summary>
public static class EditorAliases
{
    /// <summary>The agenda and minutes of an event.</summary>
    public const string Agenda = "Mvo.Agenda";

    /// <summary>Files whose access follows the content that carries them.</summary>
    public const string Attachments = "Mvo.Attachments";
}
