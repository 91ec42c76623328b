using MvoUmbraco.Data.Mail;
using MvoUmbraco.Tests.Site;

namespace MvoUmbraco.Tests.Mail;

/// <summary>A process is killed (SIGKILL) in the middle of sending; another goes on.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class KilledWhileSendingTests
{
    private const int Mails = 12;
    private const int FatalMail = 5;

    [TestCase(false, Mails, TestName = "KilledBeforeTheServerTookItOver_EveryMailIsReceivedOnce")]
    [TestCase(true, Mails + 1, TestName = "KilledBeforeItHeardThatTheServerTookItOver_ThatMailComesAgainAsTheSame")]
    public async Task Killed(bool taken, int received)
    {
        var folder = Directory.CreateTempSubdirectory("killed").FullName;
        var clock = new StillClock(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var count = 0;
        var fatal = new TaskCompletionSource();
        var killed = new TaskCompletionSource();
        await using var server = new MailServer();
        server.Message = async _ =>
        {
            if (Interlocked.Increment(ref count) != FatalMail)
            {
                return null;
            }

            fatal.SetResult();
            await killed.Task;
            return taken ? null : throw new IOException("Nobody is there any more to take it over from.");
        };
        await using (var room = await MailRoom.OpenAsync(folder, server.Port, clock))
        {
            for (var i = 0; i < Mails; i++)
            {
                await room.WriteAsync($"mail:{i}");
            }

            using (var process = SendingProcess.Start(folder, server.Port, clock.Now))
            {
                await Task.WhenAny(fatal.Task, process.WaitForExitAsync());
                Assert.That(fatal.Task.IsCompleted, Is.True, "the process was sending");
                process.Kill();
                await process.WaitForExitAsync();
                killed.SetResult();
            }

            // Its lease is still there: what it was sending waits, the rest goes on.
            await room.SendAsync();
            clock.Now += OutboxQueue.LeaseTime;
            await room.SendAsync();
        }

        Assert.Multiple(() =>
        {
            Assert.That(server.Received, Has.Count.EqualTo(received));
            Assert.That(server.Received.Select(mail => mail.MessageId).Distinct().ToList(), Has.Count.EqualTo(Mails), "who knows mails by their Message-ID has each once");
        });
        Directory.Delete(folder, recursive: true);
    }
}
