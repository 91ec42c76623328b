using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Members;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;

namespace MvoUmbraco.Site.Members;

/// <summary>Another e-mail address: asked for here, and confirmed by the link in the mail to it.</summary>
internal sealed class AddressPages(IAddressChanges changes, ICurrentVisitor visitor)
{
    public static void Map(MemberRoutes routes) => routes
        .Get<AddressPages>(NetworkAddresses.Address, (pages, _) => Task.FromResult<MemberAnswer>(pages.Form(null, null)))
        .Post<AddressPages>(NetworkAddresses.Address, (pages, context, form) => pages.AskAsync(context, form))
        .Get<AddressPages>(NetworkAddresses.NewAddressPattern, (pages, context) => pages.OfferAsync(context), forAll: true)
        .Post<AddressPages>(NetworkAddresses.NewAddressPattern, (pages, context, _) => pages.ConfirmAsync(context), forAll: true);

    private Guid Member => visitor.Visitor.MemberKey!.Value;

    private async Task<MemberAnswer> AskAsync(HttpContext context, IFormCollection form)
    {
        var address = form["mail"].ToString();
        return Form(address, await changes.AskAsync(Member, form["huidig"].ToString(), address, NetworkAddresses.NewAddress, context.RequestAborted));
    }

    private async Task<MemberAnswer> OfferAsync(HttpContext context)
    {
        var offer = await changes.OfferAsync(SecretIn(context), context.RequestAborted);
        return Confirming(offer, SecretIn(context), isDone: false, offer is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK);
    }

    private async Task<MemberAnswer> ConfirmAsync(HttpContext context)
    {
        var secret = SecretIn(context);
        var offer = await changes.OfferAsync(secret, context.RequestAborted);
        return await changes.ConfirmAsync(secret, context.RequestAborted)
            ? Confirming(offer, secret, isDone: true, StatusCodes.Status200OK)
            : Confirming(null, secret, isDone: false, StatusCodes.Status410Gone);
    }

    private static string SecretIn(HttpContext context) => context.Request.RouteValues["geheim"] as string ?? string.Empty;

    private MemberAnswer.Page Form(string? typed, AddressAsked? asked)
        => new(
            DocumentBody.Of<AddressView>(
                "Address.Title",
                (nameof(AddressView.Present), changes.AddressOf(Member)),
                (nameof(AddressView.Typed), asked is AddressAsked.Sent ? null : typed),
                (nameof(AddressView.Asked), asked)),
            asked switch
            {
                null or AddressAsked.Sent => StatusCodes.Status200OK,
                AddressAsked.TooMany => StatusCodes.Status429TooManyRequests,
                _ => StatusCodes.Status422UnprocessableEntity,
            });

    private static MemberAnswer.Page Confirming(string? address, string secret, bool isDone, int status)
        => new(
            DocumentBody.Of<NewAddressView>(
                "Address.Title",
                (nameof(NewAddressView.Address), address),
                (nameof(NewAddressView.Secret), secret),
                (nameof(NewAddressView.IsDone), isDone)),
            status);
}
