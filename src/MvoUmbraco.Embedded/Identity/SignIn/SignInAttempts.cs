using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// Makes guessing slow: attempts with one name wait for each other, and the answer to a failed one comes later each time.
/// Names that exist and names that don't are treated alike, so that nothing tells them apart.
/// </summary>
internal sealed class SignInAttempts(IOptionsMonitor<SecuritySettings> settings, TimeProvider time)
{
    /// <summary>How many may wait behind an attempt with the same name.</summary>
    public const int Waiting = 4;

    private const int MostDoublings = 5;

    /// <summary>A name with which nobody has tried for so long is forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private const int MostNames = 10_000;
    private readonly ConcurrentDictionary<string, Name> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the attempts with this name that came before. Null when too many are waiting already.</summary>
    public async Task<Attempt?> EnterAsync(string name, CancellationToken cancellationToken)
    {
        Name entry = names.GetOrAdd(name, _ => new Name());
        entry.LastTried = time.GetUtcNow();
        Forget();
        if (Interlocked.Increment(ref entry.Present) > Waiting + 1)
        {
            Interlocked.Decrement(ref entry.Present);
            return null;
        }

        try
        {
            await entry.WaitAsync(cancellationToken);
            return new Attempt(settings.CurrentValue, time, entry);
        }
        catch
        {
            Interlocked.Decrement(ref entry.Present);
            throw;
        }
    }

    /// <summary>How long the answer to the n-th failure in a row takes.</summary>
    public static TimeSpan DelayAfter(int failures, SecuritySettings settings) => TimeSpan.FromMilliseconds(
        Math.Max(settings.UserDefaultFailedLoginDurationInMilliseconds, settings.UserMinimumFailedLoginDurationInMilliseconds)
        * (1L << Math.Clamp(failures - 1, 0, MostDoublings)));

    private void Forget()
    {
        if (names.Count > MostNames)
        {
            DateTimeOffset before = time.GetUtcNow() - Memory;
            foreach ((string name, Name entry) in names)
            {
                if (Volatile.Read(ref entry.Present) == 0 && (entry.LastTried < before || names.Count > 2 * MostNames))
                {
                    names.TryRemove(new KeyValuePair<string, Name>(name, entry));
                }
            }
        }
    }

    /// <summary>One attempt's turn; the next one's begins when it is disposed.</summary>
    public sealed class Attempt : IDisposable
    {
        private readonly SecuritySettings settings;
        private readonly TimeProvider time;
        private readonly Name entry;
        private readonly long started;

        internal Attempt(SecuritySettings settings, TimeProvider time, Name entry)
        {
            this.settings = settings;
            this.time = time;
            this.entry = entry;
            started = time.GetTimestamp();
        }

        public void Succeeded() => entry.Failures = 0;

        /// <summary>Ends when the time for an answer has come.</summary>
        public async Task FailedAsync(CancellationToken cancellationToken)
        {
            TimeSpan left = DelayAfter(++entry.Failures, settings) - time.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, time, cancellationToken);
            }
        }

        public void Dispose()
        {
            entry.Release();
            Interlocked.Decrement(ref entry.Present);
        }
    }

    /// <summary>What is remembered of a name; whoever has passed it has the turn.</summary>
    internal sealed class Name() : SemaphoreSlim(1, 1)
    {
        public int Present;
        public int Failures;
        public DateTimeOffset LastTried;
    }
}
