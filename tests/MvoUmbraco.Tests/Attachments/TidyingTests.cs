using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MvoUmbraco.Attachments;
using MvoUmbraco.Data;
using MvoUmbraco.Tests.Site;

namespace MvoUmbraco.Tests.Attachments;

/// <summary>Bytes that nothing needs go, in two steps; bytes that are fresh, or needed, never do.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TidyingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tidying").FullName;
    private readonly StillClock clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly HashSet<string> needed = [];
    private readonly AttachmentFiles files;
    private readonly ServiceProvider data;
    private readonly IOptionsMonitor<AttachmentOptions> options;
    private readonly Guid member = Guid.NewGuid();

    public TidyingTests()
    {
        data = new ServiceCollection()
            .AddMvoData(new ConfigurationBuilder().Build(), _ => folder)
            .Configure<AttachmentOptions>(options => options.MostUploads = 3)
            .BuildServiceProvider();
        options = data.GetRequiredService<IOptionsMonitor<AttachmentOptions>>();
        files = new AttachmentFiles(Path.Combine(folder, "attachments"), data.GetRequiredService<IOptions<AttachmentOptions>>(), clock);
        Contexts.MigrateAsync().GetAwaiter().GetResult();
    }

    private IDbContextFactory<MvoContext> Contexts => data.GetRequiredService<IDbContextFactory<MvoContext>>();

    private Uploads Uploads => new(Contexts, files, options, clock);

    public void Dispose()
    {
        data.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private AttachmentTidying Tidying(params IAttachmentUse[] others)
        => new(files, [new Needed(needed), new AttachmentsOfUploads(Contexts), .. others], Contexts, options, clock, NullLogger<AttachmentTidying>.Instance);

    private async Task<string> StoreAsync(string text)
        => (await files.StoreAsync("a.txt", new MemoryStream(Encoding.UTF8.GetBytes(text)))).File!.Sha256;

    [Test]
    public async Task WhatNothingNeeds_IsSetAside_ThenDeleted()
    {
        var hash = await StoreAsync("weg");
        clock.Now += TimeSpan.FromDays(6);
        Assert.That(await Tidying().TidyAsync(), Is.EqualTo(new TidyReport(0, 0, 0)), "it is fresh");

        clock.Now += TimeSpan.FromDays(2);
        Assert.That(await Tidying().TidyAsync(), Is.EqualTo(new TidyReport(1, 0, 0)));
        clock.Now += TimeSpan.FromDays(29);
        Assert.That(await Tidying().TidyAsync(), Is.EqualTo(new TidyReport(0, 0, 0)), "it stands aside");

        clock.Now += TimeSpan.FromDays(2);
        Assert.That(await Tidying().TidyAsync(), Is.EqualTo(new TidyReport(0, 1, 3)));
        Assert.That((files.Has(hash), files.Open(hash)), Is.EqualTo((false, (Stream?)null)));
    }

    [Test]
    public async Task WhatIsNeeded_Stays()
    {
        var hash = await StoreAsync("blijft");
        needed.Add(hash);
        clock.Now += TimeSpan.FromDays(100);
        await Tidying().TidyAsync();
        clock.Now += TimeSpan.FromDays(100);
        Assert.That(await Tidying().TidyAsync(), Is.EqualTo(new TidyReport(0, 0, 0)));
    }

    [Test]
    public async Task WhatStandsAsideAndIsAskedFor_ComesBack()
    {
        var hash = await StoreAsync("toch nodig");
        clock.Now += TimeSpan.FromDays(8);
        await Tidying().TidyAsync();
        await using (var bytes = files.Open(hash)!)
        {
            using var reader = new StreamReader(bytes);
            Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("toch nodig"));
        }

        clock.Now += TimeSpan.FromDays(31);
        Assert.That((await Tidying().TidyAsync()).Deleted, Is.Zero);
    }

    [Test]
    public async Task WhatStandsAsideAndIsNeededAgain_IsNotDeleted()
    {
        var hash = await StoreAsync("teruggezet uit een back-up");
        clock.Now += TimeSpan.FromDays(8);
        await Tidying().TidyAsync();
        needed.Add(hash);
        clock.Now += TimeSpan.FromDays(31);
        Assert.That((await Tidying().TidyAsync()).Deleted, Is.Zero);
        Assert.That(files.Has(hash), Is.True);
    }

    [Test]
    public async Task WhatCameInAgain_CountsAsFresh()
    {
        var hash = await StoreAsync("opnieuw");
        clock.Now += TimeSpan.FromDays(8);
        Assert.That(await StoreAsync("opnieuw"), Is.EqualTo(hash));
        clock.Now += TimeSpan.FromDays(6);
        Assert.That((await Tidying().TidyAsync()).SetAside, Is.Zero);
    }

    [Test]
    public async Task WhatAMemberSent_StaysUntilItIsForgotten()
    {
        var upload = (await Uploads.ReceiveAsync(member, "a.txt", new MemoryStream("van een lid"u8.ToArray()))).Upload!;
        clock.Now += TimeSpan.FromDays(29);
        Assert.That((await Tidying().TidyAsync()).SetAside, Is.Zero);
        Assert.That(Uploads.Find(upload.Id), Is.Not.Null);

        clock.Now += TimeSpan.FromDays(2);
        Assert.That((await Tidying().TidyAsync()).SetAside, Is.EqualTo(1));
        Assert.That(await Uploads.WaitingAsync(member), Is.Empty);
    }

    [Test]
    public async Task WhenAPlaceCannotTell_NothingIsTouched()
    {
        await StoreAsync("onzeker");
        clock.Now += TimeSpan.FromDays(100);
        Assert.That(async () => await Tidying(new Speechless()).TidyAsync(), Throws.InvalidOperationException);
        Assert.That((await Tidying().TidyAsync()).SetAside, Is.EqualTo(1), "it was still there");
    }

    [Test]
    public async Task WhatAKilledProcessLeft_IsDeleted()
    {
        await StoreAsync("a");
        var left = Path.Combine(folder, "attachments", "incoming", "left");
        await File.WriteAllTextAsync(left, "half");
        File.SetLastWriteTimeUtc(left, clock.Now.UtcDateTime);
        await Tidying().TidyAsync();
        Assert.That(File.Exists(left), Is.True);
        clock.Now += TimeSpan.FromDays(2);
        await Tidying().TidyAsync();
        Assert.That(File.Exists(left), Is.False);
    }

    [Test]
    public async Task FilesThatComeInWhileOthersTidy_AreAllThere()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                // Every file is old when it comes in again, and nothing needs it but who just sent it.
                var hash = await StoreAsync($"{i % 5}");
                if (worker == 0)
                {
                    files.SetAside(hash, clock.Now);
                }
                else
                {
                    Assert.That(files.Has(hash), Is.True);
                    await using var bytes = files.Open(hash);
                    Assert.That(bytes, Is.Not.Null);
                }
            }
        })));
    }

    [Test]
    public async Task SentTwice_IsOneUpload_AndAnothersIsAnother()
    {
        var text = "verslag"u8.ToArray();
        var first = await Uploads.ReceiveAsync(member, "a.txt", new MemoryStream(text));
        var again = await Uploads.ReceiveAsync(member, "a.txt", new MemoryStream(text));
        var other = await Uploads.ReceiveAsync(Guid.NewGuid(), "a.txt", new MemoryStream(text));
        Assert.Multiple(async () =>
        {
            Assert.That(again.Upload!.Id, Is.EqualTo(first.Upload!.Id));
            Assert.That(other.Upload!.Id, Is.Not.EqualTo(first.Upload.Id));
            Assert.That((await Uploads.AttachAsync(member, [other.Upload.Id, first.Upload.Id])).Select(file => file.Key), Is.EqualTo([first.Upload.Id]), "only one's own");
            Assert.That(await Uploads.ForgetAsync(member, other.Upload.Id), Is.False);
            Assert.That(await Uploads.ForgetAsync(member, first.Upload.Id), Is.True);
        });
    }

    [Test]
    public async Task TooManyThatWait_AreRefusedWithTheMend()
    {
        for (var i = 0; i < 3; i++)
        {
            await Uploads.ReceiveAsync(member, "a.txt", new MemoryStream(Encoding.UTF8.GetBytes($"{i}")));
        }

        var refused = await Uploads.ReceiveAsync(member, "a.txt", new MemoryStream("vierde"u8.ToArray()));
        Assert.That((refused.Upload, refused.Problem), Is.EqualTo(((Upload?)null, "Er wachten al 3 bestanden van u; verwijder er die u niet meer nodig hebt.")));
    }

    private sealed class Needed(HashSet<string> hashes) : IAttachmentUse
    {
        public IAsyncEnumerable<string> HashesAsync(CancellationToken cancellationToken) => hashes.ToAsyncEnumerable();
    }

    private sealed class Speechless : IAttachmentUse
    {
        public IAsyncEnumerable<string> HashesAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("It cannot tell now.");
    }
}
