using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.SignIn;

/// <summary>The second step at sign-in, on and off.</summary>
internal sealed class SecondFactorPages(ISecondFactor secondFactor, IMemberPasswords passwords, ICurrentVisitor visitor, IKnowledgeCentre centre)
{
    private const string SiteName = "MVO";

    public static void Map(MemberRoutes routes) => routes
        .Get<SecondFactorPages>(MemberAddresses.SecondFactor, (pages, context) => pages.ShowAsync(context))
        .Post<SecondFactorPages>(MemberAddresses.SecondFactor, (pages, context, form) => pages.TurnOnAsync(context, form))
        .Post<SecondFactorPages>(MemberAddresses.SecondFactorOff, (pages, context, form) => pages.TurnOffAsync(context, form));

    private Guid Member => visitor.Visitor.MemberKey!.Value;

    private string Account => visitor.Visitor.UserName!;

    private string Site => centre.Read().Frame?.Home.Name ?? SiteName;

    private async Task<MemberAnswer> ShowAsync(HttpContext context)
        => await secondFactor.IsOnAsync(Member) ? await OnAsync(context, isWrong: false) : Off(secondFactor.Prepare(Member, Account, Site), isWrong: false);

    private async Task<MemberAnswer> TurnOnAsync(HttpContext context, IFormCollection form)
    {
        // Who has one turns it off first, with the password: a stranger at an open screen does not replace it.
        if (await secondFactor.IsOnAsync(Member))
        {
            return await OnAsync(context, isWrong: false);
        }

        var proof = form["bewijs"].ToString();
        return await secondFactor.TurnOnAsync(Member, proof, form["code"].ToString(), context.RequestAborted) is { } codes
            ? new MemberAnswer.Page(DocumentBody.Of<SecondFactorView>("SecondFactor.Title", (nameof(SecondFactorView.NewCodes), codes)))
            : Off(secondFactor.Resume(Member, Account, Site, proof) ?? secondFactor.Prepare(Member, Account, Site), isWrong: true);
    }

    private async Task<MemberAnswer> TurnOffAsync(HttpContext context, IFormCollection form)
    {
        if (!await passwords.IsOwnAsync(Member, form["huidig"].ToString(), context.RequestAborted))
        {
            return await OnAsync(context, isWrong: true);
        }

        await secondFactor.TurnOffAsync(Member, context.RequestAborted);
        return new MemberAnswer.Moved(MemberAddresses.SecondFactor);
    }

    private async Task<MemberAnswer> OnAsync(HttpContext context, bool isWrong)
        => new MemberAnswer.Page(
            DocumentBody.Of<SecondFactorView>(
                "SecondFactor.Title",
                (nameof(SecondFactorView.CodesLeft), await secondFactor.RecoveryCodesLeftAsync(Member, context.RequestAborted)),
                (nameof(SecondFactorView.IsWrong), isWrong)),
            StatusOf(isWrong));

    private static MemberAnswer.Page Off(SecondFactorSetup setup, bool isWrong)
        => new(
            DocumentBody.Of<SecondFactorView>(
                "SecondFactor.Title",
                (nameof(SecondFactorView.Setup), setup),
                (nameof(SecondFactorView.IsWrong), isWrong)),
            StatusOf(isWrong));

    private static int StatusOf(bool isWrong) => isWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}
