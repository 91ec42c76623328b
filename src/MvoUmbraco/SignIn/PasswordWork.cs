namespace MvoUmbraco.SignIn;

/// <summary>Too many are busy with passwords already; to be tried again after a few seconds.</summary>
public sealed class TooBusyException() : Exception("Too many passwords are being checked already.");

/// <summary>
/// Hashing a password is made to take time: some 50 ms of a processor. Only half of the processors do it at once, so that
/// whoever reads is answered however many sign in; so many wait, and who comes after them is told to come back.
/// </summary>
internal sealed class PasswordWork(int atOnce, int mostWaiting) : IDisposable
{
    private const int MostWaiting = 256;

    private readonly SemaphoreSlim free = new(atOnce);
    private int present;

    public PasswordWork() : this(Math.Max(1, Environment.ProcessorCount / 2), MostWaiting)
    {
    }

    /// <exception cref="TooBusyException">Too many wait already.</exception>
    public async Task<T> DoAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref present) > atOnce + mostWaiting)
        {
            Interlocked.Decrement(ref present);
            throw new TooBusyException();
        }

        try
        {
            await free.WaitAsync(cancellationToken);
            try
            {
                return await work();
            }
            finally
            {
                free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref present);
        }
    }

    public void Dispose() => free.Dispose();
}
