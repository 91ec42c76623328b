using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MvoUmbraco.Data;
using MvoUmbraco.Data.SignIn;
using MvoUmbraco.Mail;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.SignIn;

internal sealed class MemberPasswords(
    IMemberSignIn host,
    MemberAccounts accounts,
    PasswordWork work,
    Brakes brakes,
    IOutbox outbox,
    IDbContextFactory<MvoContext> contexts,
    IHttpContextAccessor http,
    IOptionsMonitor<MemberPasswordConfigurationSettings> settings,
    TimeProvider clock) : IMemberPasswords
{
    private const int Longest = 256;
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(1);

    public PasswordRules Rules => new(settings.CurrentValue.RequiredLength, settings.CurrentValue.RequireDigit, settings.CurrentValue.RequireLowercase, settings.CurrentValue.RequireUppercase, settings.CurrentValue.RequireNonLetterOrDigit);

    public bool IsStrong(string password) => password.Length <= Longest && Rules.AreMetBy(password);

    /// <remarks>Whoever is meant, the same is counted and written in one go; only what is written differs.</remarks>
    public async Task AskLinkAsync(string name, string path, CancellationToken cancellationToken = default)
    {
        var member = accounts.Find(name);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await brakes.CountAsync(context, cancellationToken, Brakes.Link(MemberAccounts.CountedAs(member, name)), Brakes.Place(RequestOrigin.Of(http.HttpContext))) is not null)
        {
            return;
        }

        if (member is not null && MemberAccounts.MaySignIn(member))
        {
            var secret = LinkSecrets.New();
            var link = new PasswordLink { SecretHash = LinkSecrets.HashOf(secret), MemberKey = member.Key, ExpiresAt = clock.GetUtcNow() + LinkLifetime };
            context.Add(link);
            await outbox.WriteAsync(context, $"password-link:{link.SecretHash}", MailReceiver.Member(member.Key), new PasswordResetMail(path + secret, link.ExpiresAt), cancellationToken);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same was asked at the same moment; one link is enough.
        }
    }

    public async Task<bool> IsLinkAsync(string secret, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (LinkSecrets.HashOf(secret), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PasswordLink>().AnyAsync(link => link.SecretHash == hash && link.ExpiresAt > now, cancellationToken);
    }

    public async Task<PasswordChange> ReplaceAsync(string secret, string password, string signInPath, CancellationToken cancellationToken = default)
    {
        if (!IsStrong(password))
        {
            return await IsLinkAsync(secret, cancellationToken) ? PasswordChange.Weak : PasswordChange.BadLink;
        }

        var (hash, now) = (LinkSecrets.HashOf(secret), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await context.Set<PasswordLink>().AsNoTracking().SingleOrDefaultAsync(link => link.SecretHash == hash && link.ExpiresAt > now, cancellationToken);
        if (link is null || accounts.Get(link.MemberKey) is not { } member || !MemberAccounts.MaySignIn(member))
        {
            return PasswordChange.BadLink;
        }

        // Whoever takes the link away may use it; with it go all others of the member.
        if (await context.Set<PasswordLink>().Where(taken => taken.SecretHash == hash).ExecuteDeleteAsync(cancellationToken) != 1)
        {
            return PasswordChange.BadLink;
        }

        if ((await SetAsync(member.Key, password, cancellationToken)).Count > 0)
        {
            context.Add(link);
            await context.SaveChangesAsync(cancellationToken);
            return PasswordChange.Weak;
        }

        await context.Set<PasswordLink>().Where(other => other.MemberKey == member.Key).ExecuteDeleteAsync(cancellationToken);
        await brakes.ReleaseAsync(context, Brakes.Account(MemberAccounts.CountedAs(member)), place: null, cancellationToken);
        await TellAsync(context, member.Key, now, signInPath, cancellationToken);
        return PasswordChange.Done;
    }

    public async Task<PasswordChange> ChangeAsync(string current, string password, string signInPath, CancellationToken cancellationToken = default)
    {
        var member = host.SignedIn is { } key ? accounts.Get(key) : null;
        if (member is null)
        {
            throw new InvalidOperationException("Nobody is signed in whose password could be changed.");
        }

        if (!IsStrong(password))
        {
            return PasswordChange.Weak;
        }

        if (!await IsOwnAsync(member.Key, current, cancellationToken))
        {
            return PasswordChange.WrongPassword;
        }

        if ((await SetAsync(member.Key, password, cancellationToken)).Count > 0)
        {
            return PasswordChange.Weak;
        }

        // All sign-ins have ended, this device's too: it gets a new one.
        await host.SignInAsync(member.Key, staySignedIn: false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<PasswordLink>().Where(link => link.MemberKey == member.Key).ExecuteDeleteAsync(cancellationToken);
        await TellAsync(context, member.Key, clock.GetUtcNow(), signInPath, cancellationToken);
        return PasswordChange.Done;
    }

    public async Task<bool> IsOwnAsync(Guid member, string password, CancellationToken cancellationToken = default)
    {
        var account = Brakes.Account(member.ToString("N"));
        if (await brakes.TryAsync(cancellationToken, account) is not null || !await work.DoAsync(() => host.IsPasswordAsync(member, password), cancellationToken))
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await brakes.ReleaseAsync(context, account, place: null, cancellationToken);
        return true;
    }

    private Task<IReadOnlyList<string>> SetAsync(Guid member, string password, CancellationToken cancellationToken)
        => work.DoAsync(() => host.SetPasswordAsync(member, password), cancellationToken);

    private async Task TellAsync(MvoContext context, Guid member, DateTimeOffset now, string path, CancellationToken cancellationToken)
    {
        await outbox.WriteAsync(context, $"password-changed:{member:N}:{now.UtcTicks}", MailReceiver.Member(member), new PasswordChangedMail(now, path), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }
}
