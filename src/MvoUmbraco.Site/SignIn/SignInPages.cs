using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.Texts;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.SignIn;

/// <summary>Signing in and out.</summary>
internal sealed class SignInPages(ISignIns signIns, ICurrentVisitor visitor, SiteTexts texts)
{
    public static void Map(MemberRoutes routes) => routes
        .Get<SignInPages>(MemberAddresses.SignIn, (pages, context) => pages.Form(context), forAll: true)
        .Post<SignInPages>(MemberAddresses.SignIn, (pages, context, form) => pages.SignInAsync(context, form), forAll: true)
        .Post<SignInPages>(MemberAddresses.SignOut, (pages, _, _) => pages.SignOutAsync(), forAll: true);

    private Task<MemberAnswer> Form(HttpContext context)
        => Task.FromResult<MemberAnswer>(visitor.Visitor.IsSignedIn
            ? new MemberAnswer.Moved(ReturnAddress.In(context.Request) ?? MemberAddresses.Start)
            : new MemberAnswer.Page(FormWith(ReturnAddress.In(context.Request))));

    private async Task<MemberAnswer> SignInAsync(HttpContext context, IFormCollection form)
    {
        var credentials = new Credentials(form["naam"].ToString(), form["wachtwoord"].ToString(), form["blijf"] == "ja");
        var returnTo = ReturnAddress.Checked(form[ReturnAddress.Parameter]);
        return await signIns.SignInAsync(credentials, context.RequestAborted) switch
        {
            SignInOutcome.SignedIn => new MemberAnswer.Moved(returnTo ?? MemberAddresses.Start),
            _ => new MemberAnswer.Page(FormWith(returnTo, credentials, texts["SignIn.Refused"]), StatusCodes.Status422UnprocessableEntity),
        };
    }

    private async Task<MemberAnswer> SignOutAsync()
    {
        await signIns.SignOutAsync();
        return new MemberAnswer.Moved(MemberAddresses.Start);
    }

    private static DocumentBody FormWith(string? returnTo, Credentials? typed = null, string? fault = null)
        => DocumentBody.Of<SignInFormView>(
            "SignIn.Title",
            (nameof(SignInFormView.Name), typed?.Name),
            (nameof(SignInFormView.StaySignedIn), typed?.StaySignedIn ?? false),
            (nameof(SignInFormView.Fault), fault),
            (nameof(SignInFormView.ReturnTo), returnTo));
}
