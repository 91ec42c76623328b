using Microsoft.AspNetCore.Http;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.SignIn;

/// <summary>A forgotten password, and another one.</summary>
internal sealed class PasswordPages(IMemberPasswords passwords)
{
    public static void Map(MemberRoutes routes) => routes
        .Get<PasswordPages>(MemberAddresses.ForgottenPassword, (_, _) => Task.FromResult<MemberAnswer>(Forgotten(isSent: false)), forAll: true)
        .Post<PasswordPages>(MemberAddresses.ForgottenPassword, (pages, context, form) => pages.AskAsync(context, form), forAll: true)
        .Get<PasswordPages>(MemberAddresses.NewPasswordPattern, (pages, context) => pages.LinkAsync(context), forAll: true)
        .Post<PasswordPages>(MemberAddresses.NewPasswordPattern, (pages, context, form) => pages.ReplaceAsync(context, form), forAll: true)
        .Get<PasswordPages>(MemberAddresses.Password, (pages, _) => Task.FromResult<MemberAnswer>(pages.Own(null)))
        .Post<PasswordPages>(MemberAddresses.Password, (pages, context, form) => pages.ChangeAsync(context, form));

    private async Task<MemberAnswer> AskAsync(HttpContext context, IFormCollection form)
    {
        await passwords.AskLinkAsync(form["naam"].ToString(), MemberAddresses.NewPassword, context.RequestAborted);
        return Forgotten(isSent: true);
    }

    private async Task<MemberAnswer> LinkAsync(HttpContext context)
    {
        var secret = SecretIn(context);
        return await passwords.IsLinkAsync(secret, context.RequestAborted) ? Replacing(secret, null) : Replacing(null, PasswordChange.BadLink);
    }

    private async Task<MemberAnswer> ReplaceAsync(HttpContext context, IFormCollection form)
    {
        var secret = SecretIn(context);
        var change = await passwords.ReplaceAsync(secret, form["nieuw"].ToString(), MemberAddresses.ForgottenPassword, context.RequestAborted);
        return Replacing(change is PasswordChange.BadLink ? null : secret, change);
    }

    private async Task<MemberAnswer> ChangeAsync(HttpContext context, IFormCollection form)
        => Own(await passwords.ChangeAsync(form["huidig"].ToString(), form["nieuw"].ToString(), MemberAddresses.ForgottenPassword, context.RequestAborted));

    private static string SecretIn(HttpContext context) => context.Request.RouteValues["geheim"] as string ?? string.Empty;

    private static MemberAnswer.Page Forgotten(bool isSent)
        => new(DocumentBody.Of<ForgottenPasswordView>("Password.ForgottenTitle", (nameof(ForgottenPasswordView.IsSent), isSent)));

    private MemberAnswer.Page Replacing(string? secret, PasswordChange? change)
        => new(
            DocumentBody.Of<NewPasswordView>(
                "Password.NewTitle",
                (nameof(NewPasswordView.Secret), secret),
                (nameof(NewPasswordView.Rules), passwords.Rules),
                (nameof(NewPasswordView.IsWeak), change is PasswordChange.Weak),
                (nameof(NewPasswordView.IsDone), change is PasswordChange.Done)),
            change switch
            {
                PasswordChange.BadLink => StatusCodes.Status410Gone,
                PasswordChange.Weak => StatusCodes.Status422UnprocessableEntity,
                _ => StatusCodes.Status200OK,
            });

    private MemberAnswer.Page Own(PasswordChange? change)
        => new(
            DocumentBody.Of<PasswordView>(
                "Password.Title",
                (nameof(PasswordView.Rules), passwords.Rules),
                (nameof(PasswordView.IsWeak), change is PasswordChange.Weak),
                (nameof(PasswordView.IsWrong), change is PasswordChange.WrongPassword),
                (nameof(PasswordView.IsDone), change is PasswordChange.Done)),
            change is PasswordChange.Weak or PasswordChange.WrongPassword ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
