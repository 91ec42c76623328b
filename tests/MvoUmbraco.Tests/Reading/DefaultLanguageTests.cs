using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Site;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Extensions;

namespace MvoUmbraco.Tests.Reading;

/// <summary>The default language becomes another while the site runs, as when a first import makes it Dutch.</summary>
internal sealed class DefaultLanguageTests
{
    [Test]
    public async Task DomainCacheThatKeepsTheLanguageOfTheStart_AsFullUmbracosDoes_LeavesTheSiteReadable()
    {
        await using var host = await PluginHost.StartAsync(
            services => services.AddMvoSite().AddUnique<IDomainCache>(_ => new StartedInEnglish()),
            app => app.MapMvoSite());

        using var home = await host.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.That(home.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Read().Culture, Is.EqualTo("nl-BE"));
        Assert.That(host.Read().Calendar.Events.All, Is.Not.Empty);
    }

    private sealed class StartedInEnglish : IDomainCache
    {
        public string DefaultCulture => "en-US";

        public IEnumerable<Domain> GetAll(bool includeWildcards) => [];

        public IEnumerable<Domain> GetAssigned(int documentId, bool includeWildcards = false) => [];

        public bool HasAssigned(int documentId, bool includeWildcards = false) => false;
    }
}
