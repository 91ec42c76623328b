using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.SignIn;
using OtpNet;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.SignIn;

/// <summary>What somebody needs to set up an app.</summary>
/// <param name="Secret">The secret, in base32 (RFC 4648), to type.</param>
/// <param name="Address">The same as an <c>otpauth:</c> address, to scan.</param>
/// <param name="Proof">To give back with the first code; encrypted, and for this member only.</param>
public sealed record SecondFactorSetup(string Secret, string Address, string Proof);

/// <summary>
/// A second factor, for who wants one: codes of an app (TOTP, RFC 6238: six digits, 30 seconds, SHA-1 as every app knows it)
/// and ten codes on paper for when it is lost.
/// </summary>
public interface ISecondFactor
{
    /// <summary>Whether the member has one.</summary>
    Task<bool> IsOnAsync(Guid member);

    /// <summary>How many codes on paper are left.</summary>
    Task<int> RecoveryCodesLeftAsync(Guid member, CancellationToken cancellationToken = default);

    /// <summary>A new secret, which is nothing yet.</summary>
    SecondFactorSetup Prepare(Guid member, string account, string site);

    /// <summary>The same setup again, for a form that was filled in wrong; null when the proof is none.</summary>
    SecondFactorSetup? Resume(Guid member, string account, string site, string proof);

    /// <summary>Turns it on once the app shows the right code.</summary>
    /// <returns>The codes on paper, shown this once; null when the code is wrong.</returns>
    Task<IReadOnlyList<string>?> TurnOnAsync(Guid member, string proof, string code, CancellationToken cancellationToken = default);

    /// <summary>Turns it off.</summary>
    Task TurnOffAsync(Guid member, CancellationToken cancellationToken = default);
}

internal sealed class SecondFactor(
    ITwoFactorLoginService logins, IDbContextFactory<MvoContext> contexts, IDataProtectionProvider protection, TimeProvider clock) : ISecondFactor
{
    /// <summary>The name under which Umbraco keeps the secret with the member.</summary>
    public const string Provider = "MvoUmbraco.Authenticator";

    private const int SecretBytes = 20;
    private const int Codes = 10;
    private const int CodeLength = 10;

    /// <summary>No 0 and O, 1, I and L: they are read from paper. 31 letters, ten of them: 49 bits, against a brake of a few tries an hour.</summary>
    private const string Legible = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private readonly IDataProtector protector = protection.CreateProtector("MvoUmbraco.SignIn.SecondFactor");

    public async Task<bool> IsOnAsync(Guid member) => !string.IsNullOrEmpty(await logins.GetSecretForUserAndProviderAsync(member, Provider));

    public async Task<int> RecoveryCodesLeftAsync(Guid member, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<RecoveryCode>().CountAsync(code => code.MemberKey == member, cancellationToken);
    }

    public SecondFactorSetup Prepare(Guid member, string account, string site)
        => Setup(member, Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes)), account, site);

    public SecondFactorSetup? Resume(Guid member, string account, string site, string proof)
        => SecretIn(proof, member) is { } secret ? Setup(member, secret, account, site) : null;

    public async Task<IReadOnlyList<string>?> TurnOnAsync(Guid member, string proof, string code, CancellationToken cancellationToken = default)
    {
        if (SecretIn(proof, member) is not { } secret || StepOf(secret, code) is not { } step)
        {
            return null;
        }

        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString(Legible, CodeLength)).ToList();
        await TurnOffAsync(member, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(new SecondFactorUse { MemberKey = member, Step = step });
        context.AddRange(codes.Select(paper => new RecoveryCode { MemberKey = member, CodeHash = HashOf(member, paper) }));
        await context.SaveChangesAsync(cancellationToken);

        // Last: from here on it is asked.
        await logins.SaveAsync(new TwoFactorLogin { ProviderName = Provider, Secret = secret, UserOrMemberKey = member });
        return [.. codes.Select(paper => $"{paper[..(CodeLength / 2)]}-{paper[(CodeLength / 2)..]}")];
    }

    public async Task TurnOffAsync(Guid member, CancellationToken cancellationToken = default)
    {
        await logins.DisableAsync(member, Provider);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<RecoveryCode>().Where(code => code.MemberKey == member).ExecuteDeleteAsync(cancellationToken);
        await context.Set<SecondFactorUse>().Where(use => use.MemberKey == member).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Takes a code of the app or one on paper, which is worth nothing afterwards.</summary>
    public async Task<bool> TakeAsync(Guid member, string code, CancellationToken cancellationToken)
    {
        var typed = new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        if (await logins.GetSecretForUserAndProviderAsync(member, Provider) is not { Length: > 0 } secret)
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (typed.Length == CodeLength)
        {
            var hash = HashOf(member, typed);
            return await context.Set<RecoveryCode>().Where(paper => paper.MemberKey == member && paper.CodeHash == hash).ExecuteDeleteAsync(cancellationToken) == 1;
        }

        return StepOf(secret, typed) is { } step
            && await context.Set<SecondFactorUse>()
                .Where(use => use.MemberKey == member && use.Step < step)
                .ExecuteUpdateAsync(set => set.SetProperty(use => use.Step, step), cancellationToken) == 1;
    }

    private static string HashOf(Guid member, string code) => LinkSecrets.HashOf($"{member:N}:{code}");

    private SecondFactorSetup Setup(Guid member, string secret, string account, string site) => new(
        secret,
        new OtpUri(OtpType.Totp, secret, account, site).ToString(),
        protector.Protect($"{member:N}|{secret}"));

    private string? SecretIn(string proof, Guid member)
    {
        try
        {
            return protector.Unprotect(proof).Split('|') is [var key, var secret] && key == member.ToString("N") ? secret : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The 30 seconds that a code belongs to, now or one step before or after; null when it is of none.</summary>
    private long? StepOf(string secret, string code)
        => new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(clock.GetUtcNow().UtcDateTime, code.Trim(), out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step : null;
}
