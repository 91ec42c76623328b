using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Management;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Embedded.Identity.SignIn.Page;

/// <summary>
/// The pages of who is not signed in: name and password; a forgotten password; and, from a link in a mail, a new one. One
/// page with one form, whose parts come from the address (<c>flow</c>, as in Umbraco's links).
/// </summary>
internal sealed class LoginPage(
    IUserForgotPasswordSender mails,
    IOptionsMonitor<UserPasswordConfigurationSettings> rules,
    EmbeddedUmbracoOptions options)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task AnswerAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Html(context.Request), context.RequestAborted);
    }

    private string Html(HttpRequest request)
    {
        LoginTexts texts = LoginTexts.For(request);
        return (string?)request.Query["flow"] switch
        {
            "forgot-password" when mails.CanSend() => Page(texts, texts.ForgottenTitle, Forgotten(texts)),
            "reset-password" => Page(texts, texts.ChooseTitle, Choose(texts, request, "security/forgot-password/reset", "resetCode")),
            "invite-user" => Page(texts, texts.InvitedTitle, Choose(texts, request, "user/invite/create-password", "token", "inviteCode")),
            _ => Page(texts, texts.SignIn, SignIn(texts, SignInPaths.LocalOrBackOffice(request.Query["ReturnUrl"]))),
        };
    }

    private string Page(LoginTexts texts, string title, string form) => $"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{E(title)}</title>
        <link rel="stylesheet" href="{LoginAssets.StyleSheet}">
        {(options.LoginStyleSheet is { } sheet ? $"<link rel=\"stylesheet\" href=\"{E(sheet)}\">" : string.Empty)}
        <script type="module" src="{LoginAssets.Script}"></script>
        </head>
        <body>
        <main>
        <h1>{E(title)}</h1>
        {form}
        <noscript><p>{E(texts.NeedsScript)}</p></noscript>
        </main>
        </body>
        </html>
        """;

    private string SignIn(LoginTexts texts, string next) => Form(
        texts,
        SignInPaths.Login,
        texts.SignIn,
        Field("username", texts.UserName, "text", "username", "autofocus autocapitalize=\"none\" spellcheck=\"false\"") + Field("password", texts.Password, "password", "current-password"),
        mails.CanSend() ? (SignInPaths.LoginPage + "?flow=forgot-password", texts.Forgotten) : null,
        ("next", next),
        ("on401", texts.Wrong),
        ("on429", texts.TooMany),
        ("on-LockedOut", texts.LockedOut),
        ("on-NotAllowed", texts.NotAllowed));

    private static string Forgotten(LoginTexts texts) => Form(
        texts,
        ManagementRoutes.Root + "security/forgot-password",
        texts.Send,
        Field("email", texts.Email, "email", "email", "autofocus"),
        (SignInPaths.LoginPage, texts.Back),
        ("done", texts.Sent));

    private string Choose(LoginTexts texts, HttpRequest request, string path, string codeName, string? parameter = null) => Form(
        texts,
        ManagementRoutes.Root + path,
        texts.Save,
        Field("password", texts.NewPassword, "password", "new-password", "autofocus aria-describedby=\"rules\"") + Rules(texts) + Field("repeated", texts.Repeat, "password", "new-password"),
        (SignInPaths.LoginPage, texts.Back),
        ("next", SignInPaths.BackOffice),
        ("user", Guid.TryParse(request.Query["userId"], out Guid user) ? user.ToString() : Guid.Empty.ToString()),
        ("code-name", codeName),
        ("code", (string?)request.Query[parameter ?? codeName] ?? string.Empty),
        ("different", texts.Different),
        ("on404", texts.BadLink),
        ("on-InvalidPasswordResetToken", texts.BadLink),
        ("on-InvalidInviteToken", texts.BadLink),
        ("on-UserNotFound", texts.BadLink));

    private string Rules(LoginTexts texts)
    {
        UserPasswordConfigurationSettings asked = rules.CurrentValue;
        List<string> parts = [texts.AtLeast(asked.RequiredLength)];
        Add(asked.RequireDigit, texts.Digit);
        Add(asked.RequireLowercase, texts.Lower);
        Add(asked.RequireUppercase, texts.Upper);
        Add(asked.RequireNonLetterOrDigit, texts.Sign);
        return $"""<p class="rules" id="rules">{E(string.Join(", ", parts))}.</p>""";

        void Add(bool required, string text)
        {
            if (required)
            {
                parts.Add(text);
            }
        }
    }

    /// <summary>Without script nothing is sent: the password would not be taken, and must not end up in an address.</summary>
    private static string Form(LoginTexts texts, string to, string button, string fields, (string Address, string Text)? link, params (string Name, string Value)[] data)
    {
        var html = new StringBuilder($"<form method=\"post\" data-to=\"{E(to)}\" data-unreachable=\"{E(texts.Unreachable)}\" data-failed=\"{E(texts.Failed)}\"");
        foreach ((string name, string value) in data)
        {
            html.Append(CultureInfo.InvariantCulture, $" data-{DataName(name)}=\"{E(value)}\"");
        }

        html.Append(CultureInfo.InvariantCulture, $">\n{fields}<p class=\"message\" role=\"alert\" aria-live=\"assertive\"></p>\n<button>{E(button)}</button>\n</form>\n");
        if (link is { } other)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{E(other.Address)}\">{E(other.Text)}</a></p>\n");
        }

        return html.ToString();
    }

    /// <summary>A script reads <c>data-on-locked-out</c> as <c>dataset.onLockedOut</c>.</summary>
    private static string DataName(string name) => name.StartsWith("on-", StringComparison.Ordinal)
        ? "on" + string.Concat(name[3..].Select(letter => char.IsUpper(letter) ? "-" + char.ToLowerInvariant(letter) : letter.ToString()))
        : name;

    private static string Field(string name, string label, string type, string complete, string more = "") =>
        $"<label for=\"{name}\">{E(label)}</label>\n<input id=\"{name}\" name=\"{name}\" type=\"{type}\" autocomplete=\"{complete}\" required {more}>\n";

    private static string E(string text) => HtmlEncoder.Default.Encode(text);
}
