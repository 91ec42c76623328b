using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Identity.Passwords;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Members;

/// <summary>
/// Passwords of members: hashed as ASP.NET Core Identity does (its version 3), which is what Umbraco writes, and ruled by
/// <c>Umbraco:CMS:Security:MemberPassword</c>.
/// </summary>
internal sealed class MemberPasswords(IOptionsMonitor<MemberPasswordConfigurationSettings> settings, IJsonSerializer serializer, TimeProvider time)
{
    private readonly PasswordHasher<IMember> hasher = new();
    private string? nobodys;

    /// <summary>What keeps a password from being taken, in words; none when it can be.</summary>
    public IReadOnlyList<string> Faults(string password) => PasswordFaults.Of(settings.CurrentValue, password);

    /// <summary>Gives the member a password. Once the member is saved, the sign-ins with the one before end.</summary>
    public void Set(IMember member, string password)
    {
        member.RawPasswordValue = hasher.HashPassword(member, password);
        member.PasswordConfiguration = serializer.Serialize(new PersistedPasswordSettings { HashAlgorithm = settings.CurrentValue.HashAlgorithmType });
        member.LastPasswordChangeDate = time.GetUtcNow().UtcDateTime;
    }

    /// <summary>
    /// Whether the password is the member's. A member without a password, or with a hash of another make, has none that is.
    /// Takes as long for them, and for nobody, as for any member, so that the time does not tell who is known here.
    /// </summary>
    public bool IsOf(IMember? member, string password)
    {
        string? hash = member?.RawPasswordValue is { Length: > 0 } stored && !stored.StartsWith(Constants.Security.EmptyPasswordPrefix, StringComparison.Ordinal) ? stored : null;
        if (password.Length > PasswordFaults.MaximumLength)
        {
            return false;
        }

        // Made with the first question, whoever is asked about.
        string nobody = Nobodys();
        try
        {
            bool isRight = hasher.VerifyHashedPassword(member!, hash ?? nobody, password) != PasswordVerificationResult.Failed;
            return isRight && hash is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private string Nobodys() => nobodys ??= hasher.HashPassword(null!, RandomNumberGenerator.GetHexString(PasswordFaults.MaximumLength));
}
