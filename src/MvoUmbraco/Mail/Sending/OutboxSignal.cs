namespace MvoUmbraco.Mail.Sending;

/// <summary>
/// Wakes the sender of this process. What is written by another process, or in a transaction that is committed later, is
/// found when the sender looks by itself.
/// </summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);

    public void Wake()
    {
        try
        {
            woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is to be woken already.
        }
    }

    /// <summary>Waits until it is woken or the time has passed.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var late = Task.Delay(most, clock, stop.Token);
        var early = woken.WaitAsync(stop.Token);
        await Task.WhenAny(late, early);
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => woken.Dispose();
}
