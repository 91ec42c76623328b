namespace MvoUmbraco.Embedded.Identity.Mail;

/// <summary>The words of mails to users, in the language in which each works.</summary>
/// <param name="ResetSubject">{0}: the site's host name.</param>
/// <param name="ResetBody">{0}: the user's name; {1}: the link; {2}: the site's host name.</param>
/// <param name="InviteSubject">{0}: the site's host name.</param>
/// <param name="InviteBody">{0}: the user's name; {1}: who invites; {2}: the site's host name; {3}: what the inviter says; {4}: the link.</param>
internal sealed record MailTexts(string ResetSubject, string ResetBody, string InviteSubject, string InviteBody)
{
    private static readonly MailTexts Dutch = new(
        "Nieuw wachtwoord voor {0}",
        "Dag {0},\n\nIemand, waarschijnlijk u, heeft een nieuw wachtwoord gevraagd voor de redactie van {2}.\nKies het hier:\n\n{1}\n\nDe koppeling werkt één keer. Hebt u niets gevraagd, dan hoeft u niets te doen.\n",
        "Uitnodiging voor de redactie van {0}",
        "Dag {0},\n\n{1} nodigt u uit om mee te werken aan de redactie van {2}.\n\n{3}\n\nKies hier een wachtwoord om te beginnen; de koppeling werkt één keer:\n\n{4}\n");

    private static readonly MailTexts French = new(
        "Nouveau mot de passe pour {0}",
        "Bonjour {0},\n\nQuelqu’un, sans doute vous, a demandé un nouveau mot de passe pour la rédaction de {2}.\nChoisissez-le ici :\n\n{1}\n\nLe lien fonctionne une seule fois. Si vous n’avez rien demandé, vous n’avez rien à faire.\n",
        "Invitation à la rédaction de {0}",
        "Bonjour {0},\n\n{1} vous invite à participer à la rédaction de {2}.\n\n{3}\n\nChoisissez ici un mot de passe pour commencer ; le lien fonctionne une seule fois :\n\n{4}\n");

    private static readonly MailTexts English = new(
        "New password for {0}",
        "Hello {0},\n\nSomebody, probably you, asked for a new password for the editors' pages of {2}.\nChoose it here:\n\n{1}\n\nThe link works once. If you asked for nothing, you need not do anything.\n",
        "Invitation to edit {0}",
        "Hello {0},\n\n{1} invites you to help edit {2}.\n\n{3}\n\nChoose a password here to begin; the link works once:\n\n{4}\n");

    public static MailTexts For(string? language) => language?.Split('-')[0].ToLowerInvariant() switch
    {
        "nl" => Dutch,
        "fr" => French,
        _ => English,
    };
}
