using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.SignIn;

namespace MvoUmbraco.SignIn;

/// <summary>
/// Makes guessing slow. A try is counted before it is looked at, so that many at once do not slip through; after so many in
/// a row nobody tries for a while, which doubles with every further one. Names that exist and names that do not are
/// counted alike. A count is forgotten a day after the last try.
/// </summary>
internal sealed class Brakes(IDbContextFactory<MvoContext> contexts, TimeProvider clock)
{
    /// <summary>A count is forgotten after so long without a try.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private const int MostDoublings = 10;
    private const int MostCollisions = 20;

    /// <summary>What is counted.</summary>
    /// <param name="Subject">The account or the place, said so that no two kinds are the same.</param>
    /// <param name="Free">So many tries in a row do not make anybody wait.</param>
    /// <param name="First">How long after that.</param>
    /// <param name="Longest">How long at most.</param>
    internal sealed record Count(string Subject, int Free, TimeSpan First, TimeSpan Longest)
    {
        public string Hash { get; } = LinkSecrets.HashOf(Subject);

        /// <summary>How long nobody tries after the n-th try in a row.</summary>
        public TimeSpan After(int tries)
        {
            var wait = tries < Free ? TimeSpan.Zero : First * (1L << Math.Min(tries - Free, MostDoublings));
            return wait < Longest ? wait : Longest;
        }
    }

    /// <summary>Tries to sign in with one account.</summary>
    public static Count Account(string name) => new($"account:{name.ToUpperInvariant()}", 5, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>Tries from one place; many people may work there.</summary>
    public static Count Place(RequestOrigin origin) => new($"place:{origin.Place}", 50, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    /// <summary>Requests for a link to choose a new password.</summary>
    public static Count Link(string name) => new($"link:{name.ToUpperInvariant()}", 3, TimeSpan.FromMinutes(15), TimeSpan.FromHours(4));

    /// <summary>Requests of a member for a link to another address.</summary>
    public static Count NewAddress(string name) => new($"address:{name.ToUpperInvariant()}", 3, TimeSpan.FromMinutes(15), TimeSpan.FromHours(4));

    /// <summary>Counts one try for each. Null when it may be made, else how long to wait; then nothing is counted.</summary>
    public async Task<TimeSpan?> TryAsync(CancellationToken cancellationToken, params Count[] counts)
    {
        for (var collisions = 0; ; collisions++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await CountAsync(context, cancellationToken, counts) is { } wait)
            {
                return wait;
            }

            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateException) when (collisions < MostCollisions)
            {
                // Another try was counted meanwhile: look again.
            }
        }
    }

    /// <summary>As <see cref="TryAsync"/>, within the caller's unit of work, which is not saved here.</summary>
    public async Task<TimeSpan?> CountAsync(MvoContext context, CancellationToken cancellationToken, params Count[] counts)
    {
        var now = clock.GetUtcNow();
        var hashes = counts.Select(count => count.Hash).ToArray();
        var known = await context.Set<SignInBrake>().Where(brake => hashes.Contains(brake.Subject)).ToDictionaryAsync(brake => brake.Subject, StringComparer.Ordinal, cancellationToken);
        if (known.Values.Select(brake => brake.ClosedUntil - now).DefaultIfEmpty().Max() is var wait && wait > TimeSpan.Zero)
        {
            return wait;
        }

        foreach (var count in counts)
        {
            if (known.GetValueOrDefault(count.Hash) is not { } brake)
            {
                context.Add(new SignInBrake { Subject = count.Hash, Failures = 1, LastTry = now, ClosedUntil = now + count.After(1) });
                continue;
            }

            brake.Failures = now - brake.LastTry > Memory ? 1 : brake.Failures + 1;
            brake.LastTry = now;
            brake.ClosedUntil = now + count.After(brake.Failures);
        }

        return null;
    }

    /// <summary>A try has succeeded: the account starts anew, and the place is given back this one try.</summary>
    public async Task ReleaseAsync(MvoContext context, Count account, Count? place, CancellationToken cancellationToken)
    {
        await context.Set<SignInBrake>().Where(brake => brake.Subject == account.Hash).ExecuteDeleteAsync(cancellationToken);
        if (place is not null)
        {
            var now = clock.GetUtcNow();
            await context.Set<SignInBrake>().Where(brake => brake.Subject == place.Hash && brake.Failures > 0).ExecuteUpdateAsync(
                set => set.SetProperty(brake => brake.Failures, brake => brake.Failures - 1).SetProperty(brake => brake.ClosedUntil, now),
                cancellationToken);
        }
    }
}
