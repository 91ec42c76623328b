using MvoUmbraco.ContentModel;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Reading;

/// <summary>A change is read with the answer that acknowledges it.</summary>
internal sealed class FreshnessTests
{
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public async Task PublishRenameUnpublishDelete_AreReadAtOnce_AlsoWhileOthersRead()
    {
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                _ = host.Read().Calendar.Events.All.Count + host.Read().Frame!.Menu.Count;
            }
        })).ToArray();
        var content = host.Get<IContentService>();
        for (var i = 0; i < 10; i++)
        {
            var name = $"Nieuw {Guid.NewGuid():N}";
            var made = host.PublishEvent(name);
            Assert.That(host.Read().Calendar.Find(made.Key)?.Link.Name, Is.EqualTo(name), "published");
            Assert.That(host.Read().Calendar.Events.All.Select(e => e.Link.Key), Does.Contain(made.Key), "listed");

            made.SetCultureName(name + " bis", "nl-BE");
            host.Save(made);
            host.Publish(made);
            var link = host.Read().Calendar.Find(made.Key)!.Link;
            Assert.That(link.Name, Is.EqualTo(name + " bis"), "renamed");
            Assert.That(link.Url, Does.EndWith("-bis/"), "at its new address");
            Assert.That((host.Read().Pages.At(new Uri("http://localhost" + link.Url)) as PageAnswer.Found)?.Page.Info.Key, Is.EqualTo(made.Key));

            content.Unpublish(made);
            Assert.That(host.Read().Calendar.Find(made.Key), Is.Null, "unpublished");

            host.Publish(made);
            Assert.That(host.Read().Calendar.Find(made.Key), Is.Not.Null, "published again");

            content.MoveToRecycleBin(made);
            Assert.That(host.Read().Calendar.Events.All.Select(e => e.Link.Key), Does.Not.Contain(made.Key), "thrown away");
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Test]
    public void UnpublishedAncestor_TakesAllBelowAway_AndGivesItBack()
    {
        var content = host.Get<IContentService>();
        var directory = content.GetById(host.Sample(ContentTypes.ThemeDirectory, "Thema's"))!;

        content.Unpublish(directory);
        Assert.That(host.Read().Themes.All, Is.Empty);

        host.Publish(directory);
        Assert.That(host.Read().Themes.All, Has.Count.EqualTo(7));
    }

    [Test]
    public void ADraft_IsNotRead()
    {
        var made = host.PublishEvent("Gepubliceerde naam");

        made.SetCultureName("Ontwerp van een naam", "nl-BE");
        host.Save(made);

        Assert.That(host.Read().Calendar.Find(made.Key)!.Link.Name, Is.EqualTo("Gepubliceerde naam"));
    }

    [Test]
    public void Generation_AdvancesWithAChange_AndItsTagWithIt()
    {
        var generation = host.Get<IContentGeneration>();
        var (number, tag) = (generation.Current, generation.Tag);

        host.PublishEvent("Een verandering");

        Assert.That((generation.Current > number, generation.Tag == tag), Is.EqualTo((true, false)));
    }
}
