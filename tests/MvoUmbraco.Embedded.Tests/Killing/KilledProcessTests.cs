using System.Diagnostics;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Killing;

[Parallelizable(ParallelScope.All)]
internal sealed class KilledProcessTests
{
    private const int Kills = 5;

    [Test]
    public async Task AcknowledgedPublishes_SurviveEveryKill()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20061011);
        HashSet<Guid> acknowledged = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            acknowledged.UnionWith(await PublishUntilKilledAsync(folder.Path, publishes: 5 + random.Next(20)));
        }

        await using TestHost host = await TestHost.StartAsync(folder);
        IContentService content = host.Get<IContentService>();
        IPublishedContentCache published = host.Get<IPublishedContentCache>();
        IDocumentUrlService urls = host.Get<IDocumentUrlService>();
        Assert.That(acknowledged, Has.Count.GreaterThanOrEqualTo(5 * Kills));
        Assert.Multiple(() =>
        {
            foreach (Guid key in acknowledged)
            {
                IContent? document = content.GetById(key);
                Assert.That(document?.Published, Is.True, $"{key} is stored and published");
                Assert.That(published.GetById(key)?.Name, Is.EqualTo(document?.Name), $"{key} is seen by the site");
                Assert.That(urls.GetUrlSegment(key, "en-US", isDraft: false), Is.Not.Null.And.Not.Empty, $"{key} has an address");
            }
        });
    }

    /// <summary>Kills the process some time after it has acknowledged so many publishes; gives every key it printed.</summary>
    private static async Task<List<Guid>> PublishUntilKilledAsync(string folder, int publishes)
    {
        List<Guid> keys = [];
        using Process process = PublishingProcess.Start(folder);
        try
        {
            while (keys.Count < publishes && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                Read(line, keys);
            }
        }
        finally
        {
            process.Kill();
        }

        // What it printed before it died counts as well.
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Read(line, keys);
        }

        await process.WaitForExitAsync();
        return keys;
    }

    private static void Read(string line, List<Guid> keys)
    {
        if (Guid.TryParse(line, out Guid key))
        {
            keys.Add(key);
        }
    }
}
