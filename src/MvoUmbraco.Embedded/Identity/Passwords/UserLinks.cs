using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>What a link in a mail lets its bearer do.</summary>
internal enum LinkPurpose
{
    ResetPassword,
    AnswerInvitation,
}

/// <summary>
/// The codes in links of mails: encrypted with the host's keys, for one purpose and one user, valid for as long as
/// <c>Umbraco:CMS:Security</c> says. A code holds the user's security stamp, which changes with the password that it lets
/// somebody choose: so it works once.
/// </summary>
internal sealed class UserLinks(IDataProtectionProvider protection, IOptionsMonitor<SecuritySettings> settings, TimeProvider time)
{
    public string Create(LinkPurpose purpose, IUser user)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(user.Key.ToByteArray());
            writer.Write((time.GetUtcNow() + Lifetime(purpose)).UtcTicks);
            writer.Write(user.SecurityStamp ?? string.Empty);
        }

        return Convert.ToBase64String(Protector(purpose).Protect(content.ToArray()));
    }

    public bool IsValid(LinkPurpose purpose, IUser user, string code)
    {
        try
        {
            using var content = new MemoryStream(Protector(purpose).Unprotect(Convert.FromBase64String(code)));
            using var reader = new BinaryReader(content, Encoding.UTF8);
            return new Guid(reader.ReadBytes(16)) == user.Key
                && reader.ReadInt64() > time.GetUtcNow().UtcTicks
                && reader.ReadString() == (user.SecurityStamp ?? string.Empty);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or IOException)
        {
            return false;
        }
    }

    private TimeSpan Lifetime(LinkPurpose purpose) =>
        purpose == LinkPurpose.ResetPassword ? settings.CurrentValue.PasswordResetEmailExpiry : settings.CurrentValue.UserInviteEmailExpiry;

    private IDataProtector Protector(LinkPurpose purpose) => protection.CreateProtector("Links to users", purpose.ToString());
}
