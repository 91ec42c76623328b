using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Submissions;

/// <summary>What answers say, in Dutch: each names what is wrong and the mend.</summary>
internal static class SubmissionTexts
{
    public static string Refusal(SubmissionRefusal refusal, SubmissionState state)
        => refusal switch
        {
            SubmissionRefusal.NotAllowed => "U hebt hier geen recht toe. Vraag het aan een trekker van het netwerk.",
            SubmissionRefusal.OwnWork => "Dit is uw eigen inzending. Vraag een andere trekker of het mainstreamteam om ze na te zien.",
            SubmissionRefusal.RemarkMissing => "Schrijf in de opmerking wat de auteur moet aanpassen.",
            SubmissionRefusal.RemarkTooLong => $"De opmerking is te lang. Kort ze in tot hoogstens {SubmissionRules.LongestRemark} tekens.",
            SubmissionRefusal.WrongState => $"Dat kan nu niet: de inzending is {Name(state)}. Herlaad de pagina.",
            _ => string.Empty,
        };

    public static string Conflict(SubmissionStepInfo? latest)
        => latest is null
            ? "Deze inzending is intussen gewijzigd. Herlaad ze en bekijk de nieuwe tekst."
            : $"{Subject(latest.By)} heeft deze inzending op {Moment(latest.At)} {Done(latest.Move)}. Herlaad ze om verder te gaan.";

    public const string NotFound = "Deze inzending bestaat niet, of u hebt er geen toegang toe.";

    public const string NameMissing = "Geef een titel.";

    public const string NoSuchPlace = "Deze plaats bestaat niet (meer). Kies een andere plaats.";

    public const string NoSuchKind = "Dit soort inhoud kan hier niet geplaatst worden. Kies een ander soort of een andere plaats.";

    public const string NoSuchAssignee = "Deze persoon kan de inzending niet nazien. Kies een trekker, een lid van het mainstreamteam of een redacteur.";

    public const string BeingEdited = "Een redacteur heeft wijzigingen aan dit document klaarstaan die nog niet gepubliceerd zijn. Probeer opnieuw wanneer ze gepubliceerd zijn.";

    public const string PublishLater = "De inzending is goedgekeurd, maar publiceren lukte nog niet. Dat wordt vanzelf opnieuw geprobeerd.";

    public const string DiscardFailed = "Het document kon niet verwijderd worden. Probeer later opnieuw.";

    public static IReadOnlyList<SubmissionProblem> Problems(ContentEditingOperationStatus status, ContentValidationResult? result, IContentType type)
        => result?.ValidationErrors.ToArray() is { Length: > 0 } errors
            ? [.. errors.SelectMany(error => error.ErrorMessages.Select(message => Problem(error.Alias, message, type)))]
            : [new SubmissionProblem(null, status switch
            {
                ContentEditingOperationStatus.ParentInvalid or ContentEditingOperationStatus.ParentNotFound => NoSuchPlace,
                ContentEditingOperationStatus.NotAllowed or ContentEditingOperationStatus.ContentTypeNotFound => NoSuchKind,
                ContentEditingOperationStatus.PropertyTypeNotFound => "Het formulier bevat een veld dat dit soort inhoud niet heeft. Herlaad de pagina.",
                ContentEditingOperationStatus.CancelledByNotification => "Het bewaren is geweigerd. Kijk de velden na en probeer opnieuw.",
                ContentEditingOperationStatus.InTrash => "Dit document ligt in de prullenbak. Vraag een redacteur om het terug te zetten.",
                _ => $"Het bewaren is niet gelukt ({status}). Probeer later opnieuw.",
            })];

    public static IReadOnlyList<SubmissionProblem> Problems(
        ContentPublishingOperationStatus status,
        IEnumerable<string> invalid,
        string contentType,
        IContentTypeService types)
    {
        var type = types.Get(contentType);
        SubmissionProblem[] fields = [.. invalid.Distinct(StringComparer.Ordinal).Select(alias => Problem(alias, "kijk dit veld na.", type))];
        return fields.Length > 0 ? fields : [new SubmissionProblem(null, status switch
        {
            ContentPublishingOperationStatus.PathNotPublished => "Wat erboven staat, is niet gepubliceerd. Laat eerst dat publiceren.",
            ContentPublishingOperationStatus.InTrash or ContentPublishingOperationStatus.ContentNotFound => "Het document is verwijderd.",
            ContentPublishingOperationStatus.CancelledByEvent => "Het publiceren is tegengehouden: de tekst voldoet niet aan een regel, of is net gewijzigd.",
            ContentPublishingOperationStatus.AwaitingRelease or ContentPublishingOperationStatus.CultureAwaitingRelease => "Voor het document is een latere publicatiedatum ingesteld.",
            ContentPublishingOperationStatus.HasExpired or ContentPublishingOperationStatus.CultureHasExpired => "De ingestelde einddatum van het document is voorbij.",
            ContentPublishingOperationStatus.MandatoryCultureMissing or ContentPublishingOperationStatus.CultureMissing => "De tekst in een verplichte taal ontbreekt.",
            _ => $"Het publiceren is niet gelukt ({status}).",
        })];
    }

    private static SubmissionProblem Problem(string alias, string message, IContentType? type)
    {
        var label = type?.CompositionPropertyTypes.FirstOrDefault(property => property.Alias == alias)?.Name ?? alias;
        var said = message switch
        {
            Constants.Validation.ErrorMessages.Properties.Missing or Constants.Validation.ErrorMessages.Properties.Empty => "vul dit veld in.",
            Constants.Validation.ErrorMessages.Properties.PatternMismatch => "dit heeft niet de gevraagde vorm.",
            _ when message.StartsWith('#') => "kijk dit veld na.",
            _ => message,
        };
        return new SubmissionProblem(alias, $"{label}: {said}");
    }

    private static string Moment(DateTimeOffset instant)
        => $"{DutchDates.Day(BrusselsTime.Day(instant))} om {DutchDates.Time(TimeOnly.FromDateTime(BrusselsTime.In(instant).DateTime))}";

    private static string Subject(PersonInfo person)
        => person.Name.Length > 0 ? person.Name : person.Kind is PersonKind.Nobody ? "Het systeem" : "Iemand";

    private static string Name(SubmissionState state)
        => state switch
        {
            SubmissionState.Draft => "een concept",
            SubmissionState.Submitted => "ingediend",
            SubmissionState.Returned => "teruggestuurd",
            SubmissionState.Approved => "goedgekeurd",
            SubmissionState.Published => "gepubliceerd",
            SubmissionState.Offline => "offline gehaald",
            SubmissionState.Binned => "weggegooid",
            SubmissionState.Deleted => "verwijderd",
            _ => "in aanmaak",
        };

    private static string Done(SubmissionMove move)
        => move switch
        {
            SubmissionMove.Submitted => "ingediend",
            SubmissionMove.Withdrawn => "teruggetrokken",
            SubmissionMove.Returned => "teruggestuurd",
            SubmissionMove.Approved => "goedgekeurd",
            SubmissionMove.Assigned => "toegewezen",
            SubmissionMove.Revised => "opnieuw in bewerking genomen",
            SubmissionMove.Discarded => "weggegooid",
            SubmissionMove.Published => "gepubliceerd",
            SubmissionMove.Refused => "naar de wachtrij teruggezet, omdat publiceren niet lukte",
            SubmissionMove.TakenOffline => "offline gehaald",
            SubmissionMove.Binned => "in de prullenbak gelegd",
            SubmissionMove.Restored => "uit de prullenbak gehaald",
            SubmissionMove.Deleted => "verwijderd",
            _ => "gewijzigd",
        };
}
