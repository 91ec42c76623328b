using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.SignIn;

/// <summary>
/// A sign-in of which the password is known to be right, between the two forms: encrypted with the host's keys, for the
/// member as it is now (a changed password makes it worth nothing), for ten minutes.
/// </summary>
internal sealed class PendingSignIns(IDataProtectionProvider protection, MemberAccounts accounts, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("MvoUmbraco.SignIn.Pending");

    public string Of(IMember member, bool staySignedIn) => protector.Protect(string.Create(
        CultureInfo.InvariantCulture,
        $"{member.Key:N}|{LinkSecrets.HashOf(member.SecurityStamp ?? string.Empty)}|{(staySignedIn ? 1 : 0)}|{clock.GetUtcNow().UtcTicks}"));

    /// <summary>Null when it is not one of ours, too old, or the member has changed.</summary>
    public (IMember Member, bool StaySignedIn)? Read(string text)
    {
        try
        {
            return protector.Unprotect(text).Split('|') is [var key, var stamp, var stay, var at]
                && clock.GetUtcNow() - new DateTimeOffset(long.Parse(at, CultureInfo.InvariantCulture), TimeSpan.Zero) < Lifetime
                && accounts.Get(Guid.ParseExact(key, "N")) is { } member
                && LinkSecrets.HashOf(member.SecurityStamp ?? string.Empty) == stamp
                    ? (member, stay == "1")
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
