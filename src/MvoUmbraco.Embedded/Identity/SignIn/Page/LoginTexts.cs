using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MvoUmbraco.Embedded.Identity.SignIn.Page;

/// <summary>The words of the pages of signing in, in the languages of the backoffice.</summary>
internal sealed record LoginTexts(string Language)
{
    public required string SignIn { get; init; }

    public required string UserName { get; init; }

    public required string Password { get; init; }

    public required string Wrong { get; init; }

    public required string LockedOut { get; init; }

    public required string NotAllowed { get; init; }

    public required string TooMany { get; init; }

    public required string Unreachable { get; init; }

    public required string Failed { get; init; }

    public required string NeedsScript { get; init; }

    public required string Forgotten { get; init; }

    public required string ForgottenTitle { get; init; }

    public required string Email { get; init; }

    public required string Send { get; init; }

    public required string Sent { get; init; }

    public required string Back { get; init; }

    public required string ChooseTitle { get; init; }

    public required string InvitedTitle { get; init; }

    public required string NewPassword { get; init; }

    public required string Repeat { get; init; }

    public required string Different { get; init; }

    public required string Save { get; init; }

    public required string BadLink { get; init; }

    /// <summary>With the least number of characters.</summary>
    public required string Length { get; init; }

    public required string Digit { get; init; }

    public required string Lower { get; init; }

    public required string Upper { get; init; }

    public required string Sign { get; init; }

    private static readonly LoginTexts Dutch = new("nl")
    {
        SignIn = "Aanmelden",
        UserName = "Gebruikersnaam of e-mailadres",
        Password = "Wachtwoord",
        Wrong = "De naam of het wachtwoord is niet juist.",
        LockedOut = "Deze gebruiker is geblokkeerd na te veel mislukte pogingen. Een beheerder kan de blokkering opheffen.",
        NotAllowed = "Deze gebruiker kan zich niet aanmelden: uitgeschakeld, of de uitnodiging is nog niet beantwoord.",
        TooMany = "Er zijn te veel pogingen tegelijk. Wacht een halve minuut en probeer opnieuw.",
        Unreachable = "De server is niet bereikbaar. Probeer het straks opnieuw.",
        Failed = "Dat is niet gelukt. Probeer het straks opnieuw.",
        NeedsScript = "Om u aan te melden moet uw browser JavaScript uitvoeren.",
        Forgotten = "Wachtwoord vergeten?",
        ForgottenTitle = "Nieuw wachtwoord aanvragen",
        Email = "E-mailadres",
        Send = "Stuur mij een koppeling",
        Sent = "Als het adres bij ons bekend is, krijgt u een bericht met een koppeling om een nieuw wachtwoord te kiezen.",
        Back = "Terug naar aanmelden",
        ChooseTitle = "Kies een nieuw wachtwoord",
        InvitedTitle = "Welkom. Kies een wachtwoord",
        NewPassword = "Nieuw wachtwoord",
        Repeat = "Herhaal het wachtwoord",
        Different = "De twee wachtwoorden zijn niet gelijk.",
        Save = "Wachtwoord opslaan",
        BadLink = "De koppeling is al gebruikt of niet meer geldig. Vraag een nieuwe aan.",
        Length = "Minstens {0} tekens",
        Digit = "een cijfer",
        Lower = "een kleine letter",
        Upper = "een hoofdletter",
        Sign = "een leesteken",
    };

    private static readonly LoginTexts French = new("fr")
    {
        SignIn = "Se connecter",
        UserName = "Nom d’utilisateur ou adresse e-mail",
        Password = "Mot de passe",
        Wrong = "Le nom ou le mot de passe est incorrect.",
        LockedOut = "Cet utilisateur est bloqué après trop de tentatives. Un administrateur peut le débloquer.",
        NotAllowed = "Cet utilisateur ne peut pas se connecter : il est désactivé ou n’a pas encore répondu à l’invitation.",
        TooMany = "Trop de tentatives à la fois. Attendez une demi-minute et réessayez.",
        Unreachable = "Le serveur est injoignable. Réessayez plus tard.",
        Failed = "Cela n’a pas fonctionné. Réessayez plus tard.",
        NeedsScript = "Pour vous connecter, votre navigateur doit exécuter JavaScript.",
        Forgotten = "Mot de passe oublié ?",
        ForgottenTitle = "Demander un nouveau mot de passe",
        Email = "Adresse e-mail",
        Send = "Envoyez-moi un lien",
        Sent = "Si nous connaissons l’adresse, vous recevrez un message avec un lien pour choisir un nouveau mot de passe.",
        Back = "Retour à la connexion",
        ChooseTitle = "Choisissez un nouveau mot de passe",
        InvitedTitle = "Bienvenue. Choisissez un mot de passe",
        NewPassword = "Nouveau mot de passe",
        Repeat = "Répétez le mot de passe",
        Different = "Les deux mots de passe sont différents.",
        Save = "Enregistrer le mot de passe",
        BadLink = "Le lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.",
        Length = "Au moins {0} caractères",
        Digit = "un chiffre",
        Lower = "une minuscule",
        Upper = "une majuscule",
        Sign = "un signe de ponctuation",
    };

    private static readonly LoginTexts English = new("en")
    {
        SignIn = "Sign in",
        UserName = "User name or e-mail address",
        Password = "Password",
        Wrong = "The name or the password is not right.",
        LockedOut = "This user is locked out after too many failed attempts. An administrator can unlock it.",
        NotAllowed = "This user can't sign in: it is disabled, or its invitation was not answered yet.",
        TooMany = "There are too many attempts at once. Wait half a minute and try again.",
        Unreachable = "The server can't be reached. Try again later.",
        Failed = "That did not work. Try again later.",
        NeedsScript = "To sign in, your browser must run JavaScript.",
        Forgotten = "Forgot your password?",
        ForgottenTitle = "Ask for a new password",
        Email = "E-mail address",
        Send = "Send me a link",
        Sent = "If we know the address, you will get a message with a link to choose a new password.",
        Back = "Back to sign in",
        ChooseTitle = "Choose a new password",
        InvitedTitle = "Welcome. Choose a password",
        NewPassword = "New password",
        Repeat = "Repeat the password",
        Different = "The two passwords differ.",
        Save = "Save the password",
        BadLink = "The link was used already or is no longer valid. Ask for a new one.",
        Length = "At least {0} characters",
        Digit = "a digit",
        Lower = "a lower case letter",
        Upper = "an upper case letter",
        Sign = "a punctuation mark",
    };

    /// <summary>The best of the languages that the browser asks for.</summary>
    public static LoginTexts For(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Of(language.Value.ToString()))
        .FirstOrDefault(found => found is not null) ?? English;

    /// <summary>The words for a language such as <c>nl-BE</c>; null when there are none.</summary>
    public static LoginTexts? Of(string? language) => language?.Split('-')[0].ToLowerInvariant() switch
    {
        "nl" => Dutch,
        "fr" => French,
        "en" => English,
        _ => null,
    };

    public string AtLeast(int characters) => string.Format(CultureInfo.InvariantCulture, Length, characters);
}
