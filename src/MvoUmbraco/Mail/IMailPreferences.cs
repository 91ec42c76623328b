using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail.Letters;

namespace MvoUmbraco.Mail;

/// <summary>What a member chose of mail.</summary>
/// <param name="Culture">The language: <c>nl-BE</c>, <c>fr-BE</c> or <c>en-GB</c>.</param>
/// <param name="Digest">At once, gathered, or never.</param>
public sealed record MailChoice(string Culture, DigestChoice Digest);

/// <summary>How each member wants mail.</summary>
public interface IMailPreferences
{
    /// <summary>The languages of mails.</summary>
    IReadOnlyList<string> Cultures { get; }

    /// <summary>The member's choice; of who never chose the standard one, in the language of the account.</summary>
    Task<MailChoice> ReadAsync(Guid member, CancellationToken cancellationToken = default);

    /// <summary>Keeps the member's choice, which holds for what waits already too.</summary>
    /// <exception cref="ArgumentException">The language is none of <see cref="Cultures"/>, or the hour none of a day.</exception>
    Task WriteAsync(Guid member, MailChoice choice, CancellationToken cancellationToken = default);

    /// <summary>Ends the mails of the member whom the secret of a mail names.</summary>
    /// <returns>False when the secret is not of a mail of this site.</returns>
    Task<bool> UnsubscribeAsync(string secret, CancellationToken cancellationToken = default);
}

internal sealed class MailPreferences(IDbContextFactory<MvoContext> contexts, MailedMembers members, Unsubscribing unsubscribing) : IMailPreferences
{
    public IReadOnlyList<string> Cultures => MailTexts.Cultures;

    public async Task<MailChoice> ReadAsync(Guid member, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MailPreference>().AsNoTracking().SingleOrDefaultAsync(row => row.MemberKey == member, cancellationToken) is { } chosen
            ? new MailChoice(chosen.Culture, chosen.Choice)
            : new MailChoice(members.CultureOf(member), DigestChoice.Standard);
    }

    public async Task WriteAsync(Guid member, MailChoice choice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!Cultures.Contains(choice.Culture, StringComparer.Ordinal))
        {
            throw new ArgumentException($"'{choice.Culture}' is no language of mails: choose one of {string.Join(", ", Cultures)}.", nameof(choice));
        }

        if (choice.Digest.Hour is < 0 or > 23 || !Enum.IsDefined(choice.Digest.Frequency) || !Enum.IsDefined(choice.Digest.Day))
        {
            throw new ArgumentException($"'{choice.Digest}' is no moment of a digest: the hour is 0 to 23.", nameof(choice));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await StoreAsync(context, member, choice, cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody wrote the member's first choice at the same moment; the last word is this one.
            context.ChangeTracker.Clear();
            await StoreAsync(context, member, choice, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    public async Task<bool> UnsubscribeAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (unsubscribing.MemberOf(secret) is not { } member)
        {
            return false;
        }

        var choice = await ReadAsync(member, cancellationToken);
        await WriteAsync(member, choice with { Digest = choice.Digest with { Frequency = MailFrequency.Never } }, cancellationToken);
        return true;
    }

    private static async Task StoreAsync(MvoContext context, Guid member, MailChoice choice, CancellationToken cancellationToken)
    {
        var (frequency, hour, day) = choice.Digest;
        if (await context.Set<MailPreference>().SingleOrDefaultAsync(row => row.MemberKey == member, cancellationToken) is { } known)
        {
            (known.Culture, known.Frequency, known.Hour, known.Day) = (choice.Culture, frequency, hour, day);
        }
        else
        {
            context.Add(new MailPreference { MemberKey = member, Culture = choice.Culture, Frequency = frequency, Hour = hour, Day = day });
        }
    }
}
