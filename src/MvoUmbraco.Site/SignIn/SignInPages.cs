using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.Texts;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.SignIn;

/// <summary>Signing in and out, and the list of one's sign-ins.</summary>
internal sealed class SignInPages(ISignIns signIns, ICurrentVisitor visitor, SiteTexts texts)
{
    public static void Map(MemberRoutes routes) => routes
        .Get<SignInPages>(MemberAddresses.SignIn, (pages, context) => pages.Form(context), forAll: true)
        .Post<SignInPages>(MemberAddresses.SignIn, (pages, context, form) => pages.SignInAsync(context, form), forAll: true)
        .Post<SignInPages>(MemberAddresses.SignInCode, (pages, context, form) => pages.ConfirmAsync(context, form), forAll: true)
        .Post<SignInPages>(MemberAddresses.SignOut, (pages, _, _) => pages.SignOutAsync(), forAll: true)
        .Post<SignInPages>(MemberAddresses.SignOutEverywhere, (pages, _, _) => pages.SignOutEverywhereAsync())
        .Get<SignInPages>(MemberAddresses.SignInLog, (pages, context) => pages.LogAsync(context));

    private Task<MemberAnswer> Form(HttpContext context)
        => Task.FromResult<MemberAnswer>(visitor.Visitor.IsSignedIn
            ? new MemberAnswer.Moved(ReturnAddress.In(context.Request) ?? MemberAddresses.Start)
            : new MemberAnswer.Page(FormWith(ReturnAddress.In(context.Request))));

    private async Task<MemberAnswer> SignInAsync(HttpContext context, IFormCollection form)
    {
        var credentials = new Credentials(form["naam"].ToString(), form["wachtwoord"].ToString(), form["blijf"] == "ja");
        var returnTo = ReturnAddress.Checked(form[ReturnAddress.Parameter]);
        var answer = await signIns.SignInAsync(credentials, context.RequestAborted);
        return answer.Outcome switch
        {
            SignInOutcome.SignedIn => new MemberAnswer.Moved(returnTo ?? MemberAddresses.Start),
            SignInOutcome.CodeNeeded => new MemberAnswer.Page(CodeFormWith(answer.Pending!, returnTo)),
            SignInOutcome.TooMany => TooMany(answer.Wait, fault => FormWith(returnTo, credentials, fault)),
            _ => new MemberAnswer.Page(FormWith(returnTo, credentials, texts["SignIn.Refused"]), StatusCodes.Status422UnprocessableEntity),
        };
    }

    private async Task<MemberAnswer> ConfirmAsync(HttpContext context, IFormCollection form)
    {
        var (pending, returnTo) = (form["beurt"].ToString(), ReturnAddress.Checked(form[ReturnAddress.Parameter]));
        var answer = await signIns.ConfirmAsync(pending, form["code"].ToString(), context.RequestAborted);
        return answer.Outcome switch
        {
            SignInOutcome.SignedIn => new MemberAnswer.Moved(returnTo ?? MemberAddresses.Start),
            SignInOutcome.TooMany => TooMany(answer.Wait, fault => CodeFormWith(pending, returnTo, fault)),
            _ => new MemberAnswer.Page(CodeFormWith(pending, returnTo, texts["SignIn.WrongCode"]), StatusCodes.Status422UnprocessableEntity),
        };
    }

    private async Task<MemberAnswer> SignOutAsync()
    {
        await signIns.SignOutAsync();
        return new MemberAnswer.Moved(MemberAddresses.Start);
    }

    private async Task<MemberAnswer> SignOutEverywhereAsync()
    {
        await signIns.SignOutEverywhereAsync();
        return new MemberAnswer.Moved(MemberAddresses.SignIn);
    }

    private async Task<MemberAnswer> LogAsync(HttpContext context)
        => new MemberAnswer.Page(DocumentBody.Of<SignInLogView>(
            "SignInLog.Title",
            (nameof(SignInLogView.Entries), await signIns.LatestAsync(visitor.Visitor.MemberKey!.Value, context.RequestAborted))));

    private MemberAnswer.Page TooMany(TimeSpan wait, Func<string, DocumentBody> form)
        => new(form(texts.Count("SignIn.TooMany", Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes)))), StatusCodes.Status429TooManyRequests) { RetryAfter = wait };

    private static DocumentBody FormWith(string? returnTo, Credentials? typed = null, string? fault = null)
        => DocumentBody.Of<SignInFormView>(
            "SignIn.Title",
            (nameof(SignInFormView.Name), typed?.Name),
            (nameof(SignInFormView.StaySignedIn), typed?.StaySignedIn ?? false),
            (nameof(SignInFormView.Fault), fault),
            (nameof(SignInFormView.ReturnTo), returnTo));

    private static DocumentBody CodeFormWith(string pending, string? returnTo, string? fault = null)
        => DocumentBody.Of<CodeFormView>(
            "SignIn.Title",
            (nameof(CodeFormView.Pending), pending),
            (nameof(CodeFormView.Fault), fault),
            (nameof(CodeFormView.ReturnTo), returnTo));
}
