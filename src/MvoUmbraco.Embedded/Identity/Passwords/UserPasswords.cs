using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>
/// Passwords of users: hashed as ASP.NET Core Identity does (its version 3: PBKDF2 with HMAC-SHA512), which is what Umbraco
/// writes, and ruled by <c>Umbraco:CMS:Security:UserPassword</c>.
/// </summary>
internal sealed class UserPasswords(IOptionsMonitor<UserPasswordConfigurationSettings> settings, IJsonSerializer serializer) : IDisposable
{
    private const int GeneratedLength = 20;

    /// <summary>No 0 and O, 1, l and I: somebody may have to read it aloud.</summary>
    private const string Legible = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly PasswordHasher<IUser> hasher = new();

    /// <summary>Hashing is meant to take time; guesses must not take all of it from who is working.</summary>
    private readonly SemaphoreSlim atOnce = new(Math.Max(1, Environment.ProcessorCount / 2));

    private string? nobodys;

    /// <summary>
    /// Whether the password is the user's. Takes as long for nobody, and for a user without a password, as for anybody, so
    /// that the time does not tell who is known here.
    /// </summary>
    public async Task<PasswordVerificationResult> CheckAsync(IUser? user, string password, CancellationToken cancellationToken)
    {
        string? hash = user?.RawPasswordValue is { Length: > 0 } stored && !stored.StartsWith(Constants.Security.EmptyPasswordPrefix, StringComparison.Ordinal) ? stored : null;
        await atOnce.WaitAsync(cancellationToken);
        try
        {
            PasswordVerificationResult result = hasher.VerifyHashedPassword(user!, hash ?? Nobodys(), password);
            return hash is null ? PasswordVerificationResult.Failed : result;
        }
        catch (FormatException)
        {
            // No hash of ours, for instance of a very old Umbraco: the user has to ask for a new password.
            return PasswordVerificationResult.Failed;
        }
        finally
        {
            atOnce.Release();
        }
    }

    /// <summary>What keeps a password from being taken, in words; none when it can be.</summary>
    public IReadOnlyList<string> Faults(string? password) => PasswordFaults.Of(settings.CurrentValue, password ?? string.Empty);

    /// <summary>Gives the user a password; every sign-in with the one before ends when the user is saved.</summary>
    public void Set(IUser user, string password, DateTime now)
    {
        Rehash(user, password);
        user.SecurityStamp = Guid.NewGuid().ToString();
        user.LastPasswordChangeDate = now;
    }

    /// <summary>Hashes a password that was right in the way of today.</summary>
    public void Rehash(IUser user, string password)
    {
        user.RawPasswordValue = hasher.HashPassword(user, password);
        user.PasswordConfiguration = serializer.Serialize(new PersistedPasswordSettings { HashAlgorithm = settings.CurrentValue.HashAlgorithmType });
    }

    /// <summary>A random password that follows the rules: 114 bits when they ask for no more than its 20 characters.</summary>
    public string Generate()
    {
        int length = Math.Max(GeneratedLength, settings.CurrentValue.RequiredLength);
        while (true)
        {
            string random = RandomNumberGenerator.GetString(Legible, length);
            string grouped = string.Join('-', random.Chunk(5).Select(chunk => new string(chunk)));
            if (Faults(grouped).Count == 0)
            {
                return grouped;
            }
        }
    }

    public void Dispose() => atOnce.Dispose();

    private string Nobodys() => nobodys ??= hasher.HashPassword(null!, RandomNumberGenerator.GetString(Legible, GeneratedLength));
}
