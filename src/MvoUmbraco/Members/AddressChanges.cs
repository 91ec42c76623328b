using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Members;
using MvoUmbraco.Data.SignIn;
using MvoUmbraco.Mail;
using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Members;

internal sealed class AddressChanges(
    IMemberService members,
    MemberAccounts accounts,
    UserNames userNames,
    IMemberPasswords passwords,
    IMailPreferences preferences,
    IOutbox outbox,
    Brakes brakes,
    IDbContextFactory<MvoContext> contexts,
    TimeProvider clock) : IAddressChanges
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(1);

    public string? AddressOf(Guid member) => members.GetById(member)?.Email;

    public async Task<AddressAsked> AskAsync(Guid member, string password, string address, string path, CancellationToken cancellationToken = default)
    {
        address = address.Trim();
        if (!MailAddresses.IsAddress(address) || members.GetById(member) is not { } found || string.Equals(found.Email, address, StringComparison.OrdinalIgnoreCase))
        {
            return AddressAsked.BadAddress;
        }

        if (!await passwords.IsOwnAsync(member, password, cancellationToken))
        {
            return AddressAsked.WrongPassword;
        }

        // Whose mailbox it is, is not known yet: nobody fills a stranger's.
        if (await brakes.TryAsync(cancellationToken, Brakes.NewAddress(MemberAccounts.CountedAs(found))) is not null)
        {
            return AddressAsked.TooMany;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<AddressLink>().Where(link => link.MemberKey == member).ExecuteDeleteAsync(cancellationToken);
        if (members.GetByEmail(address) is null)
        {
            var secret = LinkSecrets.New();
            var made = new AddressLink { MemberKey = member, SecretHash = LinkSecrets.HashOf(secret), Email = address, ExpiresAt = clock.GetUtcNow() + LinkLifetime };
            context.Add(made);
            var culture = (await preferences.ReadAsync(member, cancellationToken)).Culture;
            await outbox.WriteAsync(context, $"address:{made.SecretHash}", MailReceiver.At(address, found.Name, culture), new AddressChangeMail(path + secret, made.ExpiresAt), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        return AddressAsked.Sent;
    }

    public async Task<string?> OfferAsync(string secret, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await FindAsync(context, secret, cancellationToken))?.Email;
    }

    public async Task<bool> ConfirmAsync(string secret, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, secret, cancellationToken) is not { } link
            || accounts.Get(link.MemberKey) is not { } member
            || !MemberAccounts.MaySignIn(member)
            || members.GetByEmail(link.Email) is not null)
        {
            return false;
        }

        // Whoever takes the link away may use it. Links that went to the old address are worth nothing any more.
        if (await context.Set<AddressLink>().Where(taken => taken.MemberKey == link.MemberKey && taken.SecretHash == link.SecretHash).ExecuteDeleteAsync(cancellationToken) != 1)
        {
            return false;
        }

        var old = member.Email;
        if (string.Equals(member.Username, userNames.For(old), StringComparison.OrdinalIgnoreCase) && members.GetByUsername(userNames.For(link.Email)) is null)
        {
            member.Username = userNames.For(link.Email);
        }

        member.Email = link.Email;
        if (!members.Save(member).Success)
        {
            context.Add(link);
            await context.SaveChangesAsync(CancellationToken.None);
            throw new InvalidOperationException("Saving the member was cancelled by a notification handler.");
        }

        await context.Set<PasswordLink>().Where(sent => sent.MemberKey == member.Key).ExecuteDeleteAsync(CancellationToken.None);
        if (MailAddresses.IsAddress(old))
        {
            var culture = (await preferences.ReadAsync(member.Key, CancellationToken.None)).Culture;
            await outbox.WriteAsync(context, $"address-changed:{link.SecretHash}", MailReceiver.At(old, member.Name, culture), new AddressChangedMail(clock.GetUtcNow()), CancellationToken.None);
            await context.SaveChangesAsync(CancellationToken.None);
        }

        return true;
    }

    private async Task<AddressLink?> FindAsync(MvoContext context, string secret, CancellationToken cancellationToken)
    {
        var (hash, now) = (LinkSecrets.HashOf(secret), clock.GetUtcNow());
        return await context.Set<AddressLink>().AsNoTracking().SingleOrDefaultAsync(link => link.SecretHash == hash && link.ExpiresAt > now, cancellationToken);
    }
}
