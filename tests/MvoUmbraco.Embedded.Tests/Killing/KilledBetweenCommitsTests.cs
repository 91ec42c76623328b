using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Repositories.Urls;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Killing;

/// <summary>A document and its address are two commits; a process dies between the two.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class KilledBetweenCommitsTests
{
    private const string Api = "/umbraco/delivery/api/v2/content/item/";

    [TestCase(true, TestName = "KilledAfterThePublishAndBeforeItsAddress_ThePageAnswersAfterTheNextStart")]
    [TestCase(false, TestName = "KilledAfterTheSaveAndBeforeItsAddress_TheDocumentHasItAfterTheNextStart")]
    public async Task Killed(bool published)
    {
        using var folder = new TemporaryFolder();
        Guid key = await RunUntilItDiesAsync(folder.Path, published);

        await using (TestHost unmended = await TestHost.StartAsync(folder, services: WithoutReconciliation))
        {
            Assert.That(unmended.Get<IContentService>().GetById(key)?.Published, Is.EqualTo(published), "the first commit was made");
            Assert.That(Segment(unmended, key, published), Is.Null.Or.Empty, "the second was not");
        }

        await using TestHost host = await TestHost.StartAsync(folder, [("Umbraco:CMS:DeliveryApi:Enabled", "true")]);
        Assert.That(Segment(host, key, published), Is.Not.Null.And.Not.Empty);
        if (!published)
        {
            IContent document = host.Get<IContentService>().GetById(key)!;
            Assert.That(host.Get<IContentService>().Publish(document, ["*"]).Success, Is.True);
        }

        string path = (await ItemAsync(host, key.ToString())).GetProperty("route").GetProperty("path").GetString()!;
        Assert.That((await ItemAsync(host, path.Trim('/'))).GetProperty("id").GetGuid(), Is.EqualTo(key), path);
    }

    private static string? Segment(TestHost host, Guid key, bool published)
        => host.Get<IDocumentUrlService>().GetUrlSegment(key, "en-US", isDraft: !published);

    private static async Task<JsonElement> ItemAsync(TestHost host, string idOrPath)
        => JsonElement.Parse(await host.Client.GetStringAsync(new Uri(Api + idOrPath, UriKind.Relative)));

    private static void WithoutReconciliation(IServiceCollection services)
        => services.Remove(services.Single(service => service.ServiceType == typeof(IStartStep) && service.ImplementationType == typeof(DocumentReconciliation)));

    private static async Task<Guid> RunUntilItDiesAsync(string folder, bool published)
    {
        const int KilledBySignal = 128 + 9;
        using Process process = PublishingProcess.Start(folder, published ? PublishingProcess.DieAtPublish : PublishingProcess.DieAtSave);
        string[] lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(KilledBySignal), string.Join('\n', lines));
        return Guid.Parse(lines[^1]);
    }
}
