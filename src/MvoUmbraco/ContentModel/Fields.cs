namespace MvoUmbraco.ContentModel;

/// <summary>Aliases of the properties, as the schema files have them. One alias means the same on every type.</summary>
public static class Fields
{
#pragma warning disable CS1591 // the name is the alias
    public const string HideFromNavigation = "hideFromNavigation";
    public const string ShortTitle = "shortTitle";
    public const string MetaDescription = "metaDescription";
    public const string ShareImage = "shareImage";
    public const string Themes = "themes";
    public const string AttentionPoints = "attentionPoints";
    public const string Attachments = "attachments";
    public const string Tagline = "tagline";
    public const string Intro = "intro";
    public const string FooterText = "footerText";
    public const string ContactEmail = "contactEmail";
    public const string ContactName = "contactName";
    public const string ContactPhone = "contactPhone";
    public const string Kind = "kind";
    public const string Theme = "theme";
    public const string Summary = "summary";
    public const string Body = "body";
    public const string Website = "website";
    public const string Logo = "logo";
    public const string Founded = "founded";
    public const string Example = "example";
    public const string Mission = "mission";
    public const string Composition = "composition";
    public const string Role = "role";
    public const string Organisation = "organisation";
    public const string NetworkRepresented = "networkRepresented";
    public const string Competencies = "competencies";
    public const string Bio = "bio";
    public const string Portrait = "portrait";
    public const string PeriodStart = "periodStart";
    public const string PeriodEnd = "periodEnd";
    public const string Result = "result";
    public const string Indicator = "indicator";
    public const string Owners = "owners";
    public const string Start = "start";
    public const string End = "end";
    public const string Due = "due";
    public const string Progress = "progress";
    public const string StatusOverride = "statusOverride";
    public const string StatusReason = "statusReason";
    public const string DependsOn = "dependsOn";
    public const string Evidence = "evidence";
    public const string Keywords = "keywords";
    public const string Colour = "colour";
    public const string Icon = "icon";
    public const string Status = "status";
    public const string Precision = "precision";
    public const string Location = "location";
    public const string OnlineLink = "onlineLink";
    public const string Description = "description";
    public const string Organisers = "organisers";
    public const string Participants = "participants";
    public const string Agenda = "agenda";
    public const string RegistrationOpen = "registrationOpen";
    public const string Capacity = "capacity";
    public const string WaitingList = "waitingList";
    public const string RegistrationDeadline = "registrationDeadline";
    public const string Report = "report";
    public const string Authors = "authors";
    public const string Organisations = "organisations";
    public const string Source = "source";
    public const string SourceUrl = "sourceUrl";
    public const string PublishedOn = "publishedOn";
    public const string ValidUntil = "validUntil";
    public const string RelatedItems = "relatedItems";
    public const string Network = "network";
    public const string State = "state";
    public const string NextSteps = "nextSteps";
    public const string AttentionPoint = "attentionPoint";
    public const string Remark = "remark";
#pragma warning restore CS1591
}
