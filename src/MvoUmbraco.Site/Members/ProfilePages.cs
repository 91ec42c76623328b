using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Mail;
using MvoUmbraco.Members;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;

namespace MvoUmbraco.Site.Members;

/// <summary>One's own profile.</summary>
internal sealed class ProfilePages(IMemberProfiles profiles, IMailPreferences mail, ICurrentVisitor visitor)
{
    public static void Map(MemberRoutes routes) => routes
        .Get<ProfilePages>(NetworkAddresses.Profile, (pages, context) => pages.ShowAsync(context))
        .Post<ProfilePages>(NetworkAddresses.Profile, (pages, context, form) => pages.SaveAsync(context, form));

    private Guid Member => visitor.Visitor.MemberKey!.Value;

    private async Task<MemberAnswer> ShowAsync(HttpContext context) => Page((await profiles.ReadAsync(Member, context.RequestAborted))!, [], isSaved: false);

    private async Task<MemberAnswer> SaveAsync(HttpContext context, IFormCollection form)
    {
        var profile = ProfileForm.Read(form, (await mail.ReadAsync(Member, context.RequestAborted)).Digest);
        var faults = await profiles.WriteAsync(Member, profile, context.RequestAborted);
        return faults.Count > 0 ? Page(profile, faults, isSaved: false) : Page((await profiles.ReadAsync(Member, context.RequestAborted))!, [], isSaved: true);
    }

    private MemberAnswer.Page Page(MemberProfile profile, IReadOnlyList<ProfileFault> faults, bool isSaved)
        => new(
            DocumentBody.Of<ProfileView>(
                "Profile.Title",
                (nameof(ProfileView.Profile), profile),
                (nameof(ProfileView.Cultures), mail.Cultures),
                (nameof(ProfileView.Faults), faults),
                (nameof(ProfileView.IsSaved), isSaved)),
            faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
