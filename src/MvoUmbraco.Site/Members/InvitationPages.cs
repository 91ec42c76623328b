using Microsoft.AspNetCore.Http;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Mail;
using MvoUmbraco.Members;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.SignIn;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.Members;

/// <summary>Accepting an invitation.</summary>
internal sealed class InvitationPages(IInvitations invitations, IMemberPasswords passwords, IMailPreferences mail)
{
    public static void Map(MemberRoutes routes) => routes
        .Get<InvitationPages>(NetworkAddresses.InvitationPattern, (pages, context) => pages.ShowAsync(context), forAll: true)
        .Post<InvitationPages>(NetworkAddresses.InvitationPattern, (pages, context, form) => pages.AcceptAsync(context, form), forAll: true);

    private async Task<MemberAnswer> ShowAsync(HttpContext context)
        => Page(await invitations.OfferAsync(SecretIn(context), context.RequestAborted), SecretIn(context), null, null);

    private async Task<MemberAnswer> AcceptAsync(HttpContext context, IFormCollection form)
    {
        var secret = SecretIn(context);
        var offer = await invitations.OfferAsync(secret, context.RequestAborted);
        var profile = offer is { IsMember: false } ? ProfileForm.Read(form, DigestChoice.Standard) : null;
        var outcome = offer is null
            ? AcceptOutcome.BadLink
            : await invitations.AcceptAsync(secret, new Acceptance(profile, offer.IsMember ? null : form["nieuw"].ToString()), context.RequestAborted);
        return outcome switch
        {
            AcceptOutcome.Done => new MemberAnswer.Moved(MemberAddresses.SignIn),
            AcceptOutcome.BadLink => Page(null, secret, null, outcome),
            _ => Page(offer, secret, profile, outcome),
        };
    }

    private static string SecretIn(HttpContext context) => context.Request.RouteValues["geheim"] as string ?? string.Empty;

    private MemberAnswer.Page Page(InvitationOffer? offer, string secret, MemberProfile? typed, AcceptOutcome? outcome)
        => new(
            DocumentBody.Of<InvitationView>(
                "Invitation.Title",
                (nameof(InvitationView.Offer), offer),
                (nameof(InvitationView.Secret), secret),
                (nameof(InvitationView.Rules), passwords.Rules),
                (nameof(InvitationView.Cultures), mail.Cultures),
                (nameof(InvitationView.Name), typed?.Name),
                (nameof(InvitationView.Visibility), typed?.Visibility ?? MemberVisibility.Nobody),
                (nameof(InvitationView.Language), typed?.Mail.Culture),
                (nameof(InvitationView.IsBadProfile), outcome is AcceptOutcome.BadProfile),
                (nameof(InvitationView.IsWeak), outcome is AcceptOutcome.Weak)),
            offer is null ? StatusCodes.Status410Gone : outcome is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
