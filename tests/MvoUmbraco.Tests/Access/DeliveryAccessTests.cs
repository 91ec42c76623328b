using System.Net;
using System.Text.Json;
using MvoUmbraco.ContentModel;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Access;

/// <summary>An intranet whose protection was taken away unseen stays closed in the Delivery API as everywhere else.</summary>
internal sealed class DeliveryAccessTests
{
    private const string Delivery = "/umbraco/delivery/api/v2/content";

    [Test]
    public async Task IntranetWithoutARule_IsGivenToNobody_NotByKey_NotByPath_NotInLists_NotCounted()
    {
        await using var host = await PluginHost.StartAsync(settings: [("Umbraco:CMS:DeliveryApi:Enabled", "true")]);
        var network = host.Sample(ContentTypes.LearningNetwork, "Lerend Netwerk Milieu");
        var contents = host.Get<IContentService>();
        Assert.That(host.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(network, ContentTypes.Intranet, out var keys), Is.True);
        var intranet = contents.GetById(keys.Single())!;
        var inside = host.PublishEvent("Besloten", parent: intranet.Key);
        var total = await TotalAsync(host, string.Empty);

        // No handler is told: the guard cannot refuse it, and nothing mends it.
        using (var scope = host.Get<ICoreScopeProvider>().CreateCoreScope())
        using (scope.Notifications.Suppress())
        {
            var protections = host.Get<IPublicAccessService>();
            Assert.That(protections.Delete(protections.GetEntryForContent(intranet)!).Success, Is.True);
            scope.Complete();
        }

        Assert.That(host.Get<IPublicAccessService>().GetEntryForContent(intranet), Is.Null);
        foreach (var change in new[] { false, true })
        {
            if (change)
            {
                // What changes anything else makes the plugin read the rules again.
                host.PublishEvent("Openbaar");
                total++;
            }

            foreach (var key in new[] { intranet.Key, inside.Key })
            {
                Assert.That(await StatusAsync(host, $"{Delivery}/item/{key}"), Is.EqualTo(HttpStatusCode.Unauthorized).Or.EqualTo(HttpStatusCode.Forbidden), $"{key}, {change}");
                Assert.That(await StatusAsync(host, $"{Delivery}/items?id={key}"), Is.EqualTo(HttpStatusCode.Unauthorized).Or.EqualTo(HttpStatusCode.Forbidden));
            }

            Assert.That(await StatusAsync(host, $"{Delivery}/item/netwerken/lerend-netwerk-milieu/intranet"), Is.EqualTo(HttpStatusCode.Unauthorized).Or.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await TotalAsync(host, $"?fetch=descendants:{intranet.Key}"), Is.Zero);
            Assert.That(await TotalAsync(host, "?filter=name:Besloten"), Is.Zero);
            Assert.That(await TotalAsync(host, "?take=1"), change ? Is.EqualTo(total) : Is.GreaterThanOrEqualTo(total));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(PluginHost host, string address)
    {
        using var answer = await host.Client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<long> TotalAsync(PluginHost host, string query)
    {
        using var answer = await host.Client.GetAsync(new Uri(Delivery + query, UriKind.Relative));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("total").GetInt64();
    }
}
