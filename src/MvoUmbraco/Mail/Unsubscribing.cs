using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace MvoUmbraco.Mail;

/// <summary>
/// The secret in the header <c>List-Unsubscribe</c> of a mail: it names the member, and only this site can have made it. It
/// lets nobody in; all that it can do is end the mails, so it works for as long as the site keeps its keys.
/// </summary>
internal sealed class Unsubscribing(IDataProtectionProvider protection, SiteAddress site)
{
    private readonly IDataProtector protector = protection.CreateProtector("MvoUmbraco.Mail.Unsubscribe");

    public Uri AddressFor(Guid member)
        => new(site.Current, $"/{UnsubscribeController.Route}/{WebEncoders.Base64UrlEncode(protector.Protect(member.ToByteArray()))}");

    /// <summary>The member; null when it was not made here.</summary>
    public Guid? MemberOf(string secret)
    {
        try
        {
            return protector.Unprotect(WebEncoders.Base64UrlDecode(secret)) is { Length: 16 } key ? new Guid(key) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
