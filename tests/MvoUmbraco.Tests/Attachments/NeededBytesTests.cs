using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Tests.Site;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Attachments;

/// <summary>What any version of any document needs is kept, on a host with its documents.</summary>
[NonParallelizable]
internal sealed class NeededBytesTests
{
    private readonly StillClock clock = new(DateTimeOffset.UtcNow);
    private PluginHost host = null!;
    private int number;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(services => services.AddSingleton<TimeProvider>(clock));

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private IContentService Contents => host.Get<IContentService>();

    private async Task<Attachment> StoreAsync()
    {
        var stored = (await host.Get<IAttachmentStore>().StoreAsync("a.txt", new MemoryStream(Encoding.UTF8.GetBytes($"bijlage {++number}")))).File!;
        return new Attachment(Guid.NewGuid(), "a.txt", null, stored.Size, stored.ContentType, stored.Sha256, DateTimeOffset.UnixEpoch);
    }

    private static void Carry(IContent content, params Attachment[] files) => content.SetValue(Fields.Attachments, AttachmentsJson.Write(files));

    private async Task<bool> IsKeptAsync(Attachment file)
    {
        for (var i = 0; i < 2; i++)
        {
            clock.Now += TimeSpan.FromDays(60);
            await host.Get<AttachmentTidying>().TidyAsync();
        }

        return host.Get<AttachmentFiles>().Has(file.Sha256);
    }

    [Test]
    public async Task Draft_Published_OldVersion_Bin_AreKept_AndOnlyTheDeletedDocumentsGo()
    {
        var (draft, published, old, binned, deleted) = (await StoreAsync(), await StoreAsync(), await StoreAsync(), await StoreAsync(), await StoreAsync());

        // Published with one file, changed to another without publishing, and before both it had a third.
        var versions = host.PublishEvent("Versies", change: content => Carry(content, old));
        Carry(versions, published);
        host.Save(versions);
        host.Publish(versions);
        Carry(versions, draft);
        host.Save(versions);

        var thrown = host.PublishEvent("In de prullenbak", change: content => Carry(content, binned));
        Contents.MoveToRecycleBin(thrown);
        var gone = host.PublishEvent("Verwijderd", change: content => Carry(content, deleted));
        Contents.Delete(gone);

        Assert.Multiple(async () =>
        {
            Assert.That(await IsKeptAsync(draft), Is.True, "draft");
            Assert.That(await IsKeptAsync(published), Is.True, "published");
            Assert.That(await IsKeptAsync(old), Is.True, "old version");
            Assert.That(await IsKeptAsync(binned), Is.True, "recycle bin");
            Assert.That(await IsKeptAsync(deleted), Is.False, "deleted");
        });
    }

    [Test]
    public async Task Health_NamesTheDocumentWhoseBytesAreMissing_AndTidiesOnRequest()
    {
        var lost = new Attachment(Guid.NewGuid(), "a.txt", null, 1, "text/plain", new string('0', 63) + "7", DateTimeOffset.UnixEpoch);
        var health = ActivatorUtilities.CreateInstance<AttachmentsHealth>(host.Get<IServiceProvider>());
        Assert.That((await health.GetStatusAsync()).Single().ResultType, Is.EqualTo(StatusResultType.Success));

        var document = host.PublishEvent("Zonder inhoud", change: content => Carry(content, lost));
        var status = (await health.GetStatusAsync()).Single();
        Assert.That((status.ResultType, status.Message), Is.EqualTo((StatusResultType.Error, "Bij 1 documenten ontbreekt de inhoud van een bijlage: Zonder inhoud. Zet de map met bijlagen terug uit een back-up.")));
        Contents.Delete(document);

        await StoreAsync();
        clock.Now += TimeSpan.FromDays(8);
        var done = await health.ExecuteActionAsync(status.Actions.Single());
        Assert.That(done.Message, Does.Match("^[1-9][0-9]* opzij gezet"));
    }
}
