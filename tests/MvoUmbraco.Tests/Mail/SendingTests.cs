using MimeKit;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail;
using MvoUmbraco.Tests.Site;
using Umbraco.Cms.Core.HealthChecks;

namespace MvoUmbraco.Tests.Mail;

/// <summary>What becomes of a mail that was written: to a server over a socket, or into a folder.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SendingTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly StillClock clock = new(Start);
    private readonly string folder = Directory.CreateTempSubdirectory("mail").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Server_GetsTextAndHtml_OnceForEachKey()
    {
        await using var server = new MailServer();
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        var first = await room.WriteAsync("invitation:1", mail: new InvitationMail("Netwerk <b>", "Bart & co", "Tot\ngauw", "/mijn/uitnodiging/x", Start.AddDays(7)));
        var second = await room.WriteAsync("invitation:1");
        var left = await room.SendAsync();
        await room.SendAsync();
        var mail = server.Received.Single();
        Assert.Multiple(() =>
        {
            Assert.That((first, second, left), Is.EqualTo((true, false, true)));
            Assert.That(mail.From.Mailboxes.Select(from => (from.Name, from.Address)), Is.EqualTo([("Kenniscentrum", "noreply@kenniscentrum.example")]));
            Assert.That(mail.To.ToString(), Does.Contain("an@voorbeeld.be"));
            Assert.That(mail.Subject, Is.EqualTo("Uitnodiging: Netwerk <b>"));
            Assert.That(mail.Date, Is.EqualTo(Start));
            Assert.That(mail.TextBody, Does.Contain("Bart & co nodigt u uit").And.Contain("> Tot").And.Contain("https://kenniscentrum.example/mijn/uitnodiging/x"));
            Assert.That(mail.HtmlBody, Does.Contain("Bart &amp; co nodigt u uit").And.Contain("Netwerk &lt;b&gt;").And.Not.Contain("<b>"));
            Assert.That(mail.MessageId, Is.EqualTo(room.Stored("invitation:1").MessageId));
        });
    }

    [Test]
    public async Task WhatWasSent_IsKeptWithoutItsBody()
    {
        await using var server = new MailServer();
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await room.WriteAsync("reset:1", mail: new PasswordResetMail("/mijn/wachtwoord/geheim", Start.AddHours(1)));
        Assert.That(room.Stored("reset:1").Html, Does.Contain("geheim"));
        await room.SendAsync();
        var stored = room.Stored("reset:1");
        Assert.Multiple(() =>
        {
            Assert.That(stored.State, Is.EqualTo(MailState.Sent));
            Assert.That(stored.EndedAt, Is.EqualTo(Start));
            Assert.That((stored.Text, stored.Html), Is.EqualTo(((string?)null, (string?)null)));
        });
    }

    [Test]
    public async Task WithoutAServer_MailsStandInTheFolder_ForTheSiteAloneToRead()
    {
        await using var room = await MailRoom.OpenAsync(folder, port: null, clock);
        await room.WriteAsync("a");
        await room.WriteAsync("b", culture: "fr-BE");
        Assert.That(await room.SendAsync(), Is.True);
        var files = Directory.GetFiles(Path.Combine(folder, "mail"));
        Assert.That(files, Has.Length.EqualTo(2).And.All.EndsWith(".eml"));
        Assert.That(files.Select(file => MimeMessage.Load(file).Subject), Is.EquivalentTo(["Uw wachtwoord is gewijzigd", "Votre mot de passe a été modifié"]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(files[0]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task NotSavedByTheCaller_IsNotSent()
    {
        await using var server = new MailServer();
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await using (var context = room.NewContext())
        {
            Assert.That(await room.WriteUnsavedAsync(context, "gone"), Is.True);
            Assert.That(await room.WriteUnsavedAsync(context, "gone"), Is.False, "the same unit of work writes it once");
        }

        await room.SendAsync();
        Assert.That(server.Received, Is.Empty);
    }

    [Test]
    public async Task ReceiverRefusedForGood_IsGivenUpAtOnce_AndTheOthersLeave()
    {
        await using var server = new MailServer { Receiver = address => address.StartsWith("niemand", StringComparison.Ordinal) ? "550 No such user" : null };
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await room.WriteAsync("a", "niemand@voorbeeld.be");
        await room.WriteAsync("b");
        await room.SendAsync();
        var dead = room.Stored("a");
        Assert.Multiple(() =>
        {
            Assert.That(dead.State, Is.EqualTo(MailState.Dead));
            Assert.That(dead.Failure, Does.Contain("550").And.Contain("No such user"));
            Assert.That(server.Received, Has.Count.EqualTo(1));
            Assert.That(server.Connections, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task RefusedForNow_IsTriedLaterAndLater_AndGivenUpAfterTheLastAttempt()
    {
        await using var server = new MailServer { Receiver = _ => "451 Try later" };
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await room.WriteAsync("a");
        List<TimeSpan> waits = [];
        while (true)
        {
            await room.SendAsync();
            await room.SendAsync();
            var stored = room.Stored("a");
            if (stored.State is not MailState.Waiting)
            {
                break;
            }

            waits.Add(stored.DueAt - clock.Now);
            clock.Now = stored.DueAt;
        }

        var dead = room.Stored("a");
        Assert.Multiple(() =>
        {
            Assert.That(dead.State, Is.EqualTo(MailState.Dead));
            Assert.That(dead.Attempts, Is.EqualTo(Retries.Most));
            Assert.That(waits, Is.Ordered.And.Count.EqualTo(Retries.Most - 1));
            Assert.That(waits, Has.All.GreaterThan(TimeSpan.Zero));
        });
    }

    [Test]
    public async Task NoServer_CountsForNoMail_AndAllLeaveWhenItIsBack()
    {
        int port;
        await using (var server = new MailServer())
        {
            port = server.Port;
        }

        await using var room = await MailRoom.OpenAsync(folder, port, clock);
        await room.WriteAsync("a");
        await room.WriteAsync("b");
        Assert.That(await room.SendAsync(), Is.False);
        var waiting = room.Stored("a");
        Assert.That((waiting.State, waiting.Attempts, waiting.Lease), Is.EqualTo((MailState.Waiting, 0, (Guid?)null)));

        await using var back = new MailServer();
        await using var mended = await MailRoom.OpenAsync(folder, back.Port, clock);
        await mended.SendAsync();
        Assert.That(back.Received, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Expired_IsNotSent()
    {
        await using var server = new MailServer();
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await room.WriteAsync("reset:1", mail: new PasswordResetMail("/mijn/wachtwoord/x", Start.AddHours(1)));
        clock.Now = Start.AddHours(1);
        await room.SendAsync();
        Assert.That(server.Received, Is.Empty);
        Assert.That(room.Stored("reset:1").State, Is.EqualTo(MailState.Withdrawn));
    }

    [Test]
    public async Task ManyProcesses_SendEachMailOnce()
    {
        await using var server = new MailServer();
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        for (var i = 0; i < 40; i++)
        {
            await room.WriteAsync($"mail:{i}");
        }

        var others = new List<MailRoom>();
        for (var i = 0; i < 3; i++)
        {
            others.Add(await MailRoom.OpenAsync(folder, server.Port, clock));
        }

        await Task.WhenAll(others.Append(room).Select(process => Task.Run(process.SendAsync)));
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }

        Assert.That(server.Received, Has.Count.EqualTo(40));
        Assert.That(server.Received.Select(mail => mail.MessageId), Is.Unique);
    }

    [Test]
    public async Task WhileOneProcessSends_AnotherLeavesTheMailAlone()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<string?>();
        await using var server = new MailServer();
        server.Message = _ =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await using var other = await MailRoom.OpenAsync(folder, server.Port, clock);
        await room.WriteAsync("a");
        var sending = room.SendAsync();
        await asked.Task;
        await other.SendAsync();
        Assert.That(server.Connections, Is.EqualTo(1), "nothing was there to send for the other");
        answer.SetResult(null);
        await sending;
        Assert.That(server.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AbandonedLease_LapsesAndTheMailIsSent()
    {
        await using var server = new MailServer();
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await room.WriteAsync("a");
        var abandoned = await room.Queue.ClaimAsync();
        await room.SendAsync();
        Assert.That(server.Received, Is.Empty, "it is still with another");

        clock.Now += OutboxQueue.LeaseTime;
        await room.SendAsync();
        await room.Queue.FailAsync(abandoned!, "too late");
        var stored = room.Stored("a");
        Assert.That((stored.State, stored.Failure, server.Received.Count), Is.EqualTo((MailState.Sent, (string?)null, 1)), "who lost its lease says nothing any more");
    }

    [Test]
    public async Task TakenOverButNotAcknowledged_IsSentAgainAsTheSameMail()
    {
        await using var server = new MailServer { SilentAfterTaking = true };
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        await room.WriteAsync("a");
        Assert.That(await room.SendAsync(), Is.False);
        server.SilentAfterTaking = false;
        await room.SendAsync();
        Assert.That(server.Received, Has.Count.EqualTo(2));
        Assert.That(server.Received.Select(mail => mail.MessageId).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task KilledAfterTheFileWasPut_PutsNoSecond()
    {
        await using var room = await MailRoom.OpenAsync(folder, port: null, clock);
        await room.WriteAsync("a");
        var lost = await room.Queue.ClaimAsync();
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        var file = Path.Combine(folder, "mail", lost!.MessageId.Split('@')[0] + ".eml");
        await File.WriteAllTextAsync(file, "put before the process was killed");
        clock.Now += OutboxQueue.LeaseTime;
        await room.SendAsync();
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("put before the process was killed"));
        Assert.That(Directory.GetFiles(Path.Combine(folder, "mail")), Has.Length.EqualTo(1));
        Assert.That(room.Stored("a").State, Is.EqualTo(MailState.Sent));
    }

    [Test]
    public async Task Health_NamesWhatWasGivenUpAndWhatDoesNotLeave_AndTriesAgain()
    {
        await using var server = new MailServer { Receiver = _ => "550 No such user" };
        await using var room = await MailRoom.OpenAsync(folder, server.Port, clock);
        Assert.That((await room.Health.GetStatusAsync()).Single().ResultType, Is.EqualTo(StatusResultType.Success));

        await room.WriteAsync("a");
        await room.SendAsync();
        await room.WriteAsync("b");
        clock.Now += TimeSpan.FromHours(1);
        var statuses = (await room.Health.GetStatusAsync()).ToList();
        Assert.That(statuses.Select(status => status.ResultType), Is.EqualTo([StatusResultType.Error, StatusResultType.Error]));
        Assert.That(statuses[0].Message, Does.Contain("1 mail").And.Contain("No such user"));

        server.Receiver = _ => null;
        await room.Health.ExecuteActionAsync(statuses[0].Actions.Single());
        await room.SendAsync();
        Assert.That(server.Received, Has.Count.EqualTo(2));
        Assert.That((await room.Health.GetStatusAsync()).Single().ResultType, Is.EqualTo(StatusResultType.Success));
    }

    [TestCase("geen adres")]
    [TestCase("an@voorbeeld.be, bart@voorbeeld.be")]
    [TestCase("an@voorbeeld.be\r\nBcc: bart@voorbeeld.be")]
    [TestCase("An <an@voorbeeld.be>")]
    [TestCase("an@localhost")]
    public void WhatIsNoAddress_IsRefused(string address)
        => Assert.That(() => MailReceiver.At(address), Throws.ArgumentException);

    [TestCase("https://elders.example/x")]
    [TestCase("//elders.example/x")]
    [TestCase("mijn/x")]
    public async Task LinkToElsewhere_IsRefused(string path)
    {
        await using var room = await MailRoom.OpenAsync(folder, port: null, clock);
        Assert.That(async () => await room.WriteAsync("a", mail: new PasswordResetMail(path, Start.AddHours(1))), Throws.ArgumentException);
    }
}
