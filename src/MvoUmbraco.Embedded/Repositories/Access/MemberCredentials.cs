using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>
/// What a member signs in with, as it is stored. A save writes of it only what was changed on the entity: one that was
/// read a while ago must not take back a sign-in, a lock-out or a new password from since.
/// </summary>
internal sealed class MemberCredentials(IOptionsMonitor<MemberPasswordConfigurationSettings> settings, IJsonSerializer serializer)
{
    /// <summary>As many bytes as ASP.NET Core Identity's own hashes have.</summary>
    private const int HashLength = 61;

    private string PasswordConfiguration => serializer.Serialize(new PersistedPasswordSettings { HashAlgorithm = settings.CurrentValue.HashAlgorithmType });

    /// <summary>Of a new member. Without a password it gets one that nothing can match, marked as none.</summary>
    public MemberRow OfNew(IMember member, MemberRow row)
    {
        if (string.IsNullOrWhiteSpace(member.SecurityStamp))
        {
            member.SecurityStamp = NewStamp();
        }

        if (string.IsNullOrWhiteSpace(member.RawPasswordValue))
        {
            member.RawPasswordValue = Constants.Security.EmptyPasswordPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(HashLength));
        }

        return row with
        {
            Username = member.Username,
            Email = member.Email,
            PasswordHash = member.RawPasswordValue,
            PasswordConfiguration = member.PasswordConfiguration ?? PasswordConfiguration,
            SecurityStamp = member.SecurityStamp,
            Approved = member.IsApproved,
            LockedOut = member.IsLockedOut,
            FailedAttempts = member.FailedPasswordAttempts,
            EmailConfirmed = Utc.Of(member.EmailConfirmedDate),
            LastLogin = Utc.Of(member.LastLoginDate),
            LastLockout = Utc.Of(member.LastLockoutDate),
            LastPasswordChange = Utc.Of(member.LastPasswordChangeDate),
        };
    }

    /// <summary>
    /// Of a member that is stored. A changed user name, e-mail address or password ends the sessions that know the
    /// security stamp; a changed user name or address must be confirmed anew.
    /// </summary>
    public MemberRow OfChanged(IMember member, MemberRow row)
    {
        bool newPassword = member.IsPropertyDirty(nameof(IMember.RawPasswordValue)) && !string.IsNullOrWhiteSpace(member.RawPasswordValue);
        bool newAddress = member.IsPropertyDirty(nameof(IMember.Username)) || member.IsPropertyDirty(nameof(IMember.Email));
        if (string.IsNullOrWhiteSpace(member.SecurityStamp) || ((newPassword || newAddress) && !member.IsPropertyDirty(nameof(IMember.SecurityStamp))))
        {
            member.SecurityStamp = NewStamp();
        }

        if (newAddress)
        {
            member.EmailConfirmedDate = null;
        }

        return row with
        {
            Username = Changed(nameof(IMember.Username), member.Username, row.Username),
            Email = Changed(nameof(IMember.Email), member.Email, row.Email),
            PasswordHash = newPassword ? member.RawPasswordValue! : row.PasswordHash,
            PasswordConfiguration = newPassword || string.IsNullOrWhiteSpace(row.PasswordConfiguration) || member.PasswordConfiguration == Constants.Security.UnknownPasswordConfigJson
                ? member.PasswordConfiguration ?? PasswordConfiguration
                : row.PasswordConfiguration,
            SecurityStamp = Changed(nameof(IMember.SecurityStamp), member.SecurityStamp, row.SecurityStamp),
            Approved = Changed(nameof(IMember.IsApproved), member.IsApproved, row.Approved),
            LockedOut = Changed(nameof(IMember.IsLockedOut), member.IsLockedOut, row.LockedOut),
            FailedAttempts = Changed(nameof(IMember.FailedPasswordAttempts), member.FailedPasswordAttempts, row.FailedAttempts),
            EmailConfirmed = newAddress ? null : Changed(nameof(IMember.EmailConfirmedDate), Utc.Of(member.EmailConfirmedDate), row.EmailConfirmed),
            LastLogin = Changed(nameof(IMember.LastLoginDate), Utc.Of(member.LastLoginDate), row.LastLogin),
            LastLockout = Changed(nameof(IMember.LastLockoutDate), Utc.Of(member.LastLockoutDate), row.LastLockout),
            LastPasswordChange = Changed(nameof(IMember.LastPasswordChangeDate), Utc.Of(member.LastPasswordChangeDate), row.LastPasswordChange),
        };

        T Changed<T>(string property, T now, T before) => member.IsPropertyDirty(property) ? now : before;
    }

    private static string NewStamp() => Guid.NewGuid().ToString();
}
