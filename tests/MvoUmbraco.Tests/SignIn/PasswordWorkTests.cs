using MvoUmbraco.SignIn;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>Checking passwords can't take all processors, nor make an endless queue.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PasswordWorkTests
{
    [Test]
    public async Task SoManyAtOnce_SoManyWait_TheNextIsToldToComeBack()
    {
        using var work = new PasswordWork(atOnce: 2, mostWaiting: 3);
        var gate = new TaskCompletionSource();
        var (running, most) = (0, 0);
        var all = Enumerable.Range(0, 5).Select(_ => work.DoAsync(
            async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await gate.Task;
                Interlocked.Decrement(ref running);
                return true;
            },
            CancellationToken.None)).ToList();
        Assert.That(async () => await work.DoAsync(() => Task.FromResult(true), CancellationToken.None), Throws.TypeOf<TooBusyException>());
        gate.SetResult();
        await Task.WhenAll(all);
        Assert.That(most, Is.EqualTo(2));
        Assert.That(await work.DoAsync(() => Task.FromResult(true), CancellationToken.None), Is.True);
    }

    [Test]
    public async Task WhoGivesUpWaiting_LeavesThePlace()
    {
        using var work = new PasswordWork(atOnce: 1, mostWaiting: 1);
        var gate = new TaskCompletionSource<bool>();
        var first = work.DoAsync(() => gate.Task, CancellationToken.None);
        using var impatient = new CancellationTokenSource();
        var second = work.DoAsync(() => Task.FromResult(true), impatient.Token);
        await impatient.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        var third = work.DoAsync(() => Task.FromResult(true), CancellationToken.None);
        gate.SetResult(true);
        Assert.That(await first && await third, Is.True);
    }
}
