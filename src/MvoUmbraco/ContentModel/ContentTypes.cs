namespace MvoUmbraco.ContentModel;

/// <summary>Aliases of the document types, as the schema files have them.</summary>
public static class ContentTypes
{
#pragma warning disable CS1591 // the name is the alias
    public const string KnowledgeCentre = "knowledgeCentre";
    public const string NetworkDirectory = "networkDirectory";
    public const string LearningNetwork = "learningNetwork";
    public const string KnowledgeFolder = "knowledgeFolder";
    public const string KnowledgeItem = "knowledgeItem";
    public const string StatusReport = "statusReport";
    public const string Intranet = "intranet";
    public const string IntranetPage = "intranetPage";
    public const string MainstreamTeam = "mainstreamTeam";
    public const string TeamMember = "teamMember";
    public const string ActionPlan = "actionPlan";
    public const string Milestone = "milestone";
    public const string ThemeDirectory = "themeDirectory";
    public const string Theme = "theme";
    public const string AttentionPointDirectory = "attentionPointDirectory";
    public const string AttentionPoint = "attentionPoint";
    public const string AttentionPointProgress = "attentionPointProgress";
    public const string Calendar = "calendar";
    public const string Event = "event";
    public const string OrganisationDirectory = "organisationDirectory";
    public const string Organisation = "organisation";
    public const string SignInPage = "signInPage";
    public const string NoAccessPage = "noAccessPage";
    public const string ContentPage = "contentPage";
#pragma warning restore CS1591
}
