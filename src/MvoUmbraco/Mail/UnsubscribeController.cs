using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MvoUmbraco.Mail.Letters;

namespace MvoUmbraco.Mail;

/// <summary>Ends a member's mails at one press in the mail program (RFC 8058), without signing in.</summary>
/// <param name="preferences">What members chose.</param>
[ApiController]
[Route(Route)]
public sealed class UnsubscribeController(IMailPreferences preferences) : ControllerBase
{
    internal const string Route = "api/mvo/v1/mail/unsubscribe";

    /// <summary>Ends the mails: the member gets none any more that were not asked for.</summary>
    /// <param name="secret">From the mail.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpPost("{secret}")]
    public async Task<IActionResult> EndAsync(string secret, CancellationToken cancellation)
        => await preferences.UnsubscribeAsync(secret, cancellation)
            ? NoContent()
            : Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "Link ongeldig",
                detail: "Deze link is niet van een mail van deze site. Meld u aan en kies bij uw gegevens hoe vaak u mail krijgt.");

    /// <summary>Who opens the address is led to where mail is chosen. Looking at it changes nothing: some programs look at
    /// every link in a mail.</summary>
    /// <param name="secret">From the mail.</param>
    [HttpGet("{secret}")]
    public IActionResult Look(string secret)
    {
        _ = secret;
        return LocalRedirect(LetterWriter.SettingsPath);
    }
}
