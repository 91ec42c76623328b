using MvoUmbraco.Embedded.Tests.Access;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.Links;

/// <summary>Domains and the languages they give, through Umbraco's own service.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class DomainTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    private IDomainService Domains => site.Get<IDomainService>();

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task Domains_StayInOrder_AndSetTheLanguageBelow()
    {
        IContent home = site.Page("Home");
        Assert.That(await Assign(home, "en-US", "b.example.be", "a.example.be"), Is.EqualTo(DomainOperationStatus.Success));
        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);

        IDomain[] found = [.. await Domains.GetAssignedDomainsAsync(home.Key, true)];
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(domain => (domain.DomainName, domain.SortOrder)), Is.EqualTo(new[] { ($"*{home.Id}", -1), ("b.example.be", 0), ("a.example.be", 1) }));
            Assert.That(found.Select(domain => domain.LanguageIsoCode), Is.All.EqualTo("en-US"));
            Assert.That(found.Select(domain => domain.RootContentId), Is.All.EqualTo(home.Id));
            Assert.That(Domains.GetAll(false).Select(domain => domain.DomainName), Is.EqualTo(new[] { "b.example.be", "a.example.be" }));
            Assert.That(Domains.GetByName("A.EXAMPLE.BE")?.SortOrder, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Update_ReplacesTheDomains()
    {
        IContent home = site.Page("Home");
        await Assign(home, null, "a.example.be", "b.example.be");
        int b = Domains.GetByName("b.example.be")!.Id;
        await Assign(home, null, "b.example.be", "c.example.be");
        Assert.Multiple(() =>
        {
            Assert.That(Domains.GetAll(true).Select(domain => domain.DomainName), Is.EqualTo(new[] { "b.example.be", "c.example.be" }));
            Assert.That(Domains.GetByName("b.example.be")!.Id, Is.EqualTo(b));
        });
    }

    [Test]
    public async Task DomainOfAnotherPage_IsRefused()
    {
        await Assign(site.Page("Home"), null, "a.example.be");
        IContent other = site.Page("Other");
        Assert.That(await Assign(other, null, "A.example.be"), Is.Not.EqualTo(DomainOperationStatus.Success));
        Assert.That(await Domains.GetAssignedDomainsAsync(other.Key, true), Is.Empty);
    }

    [Test]
    public async Task Domains_GoWithTheirPage()
    {
        IContent home = site.Page("Home");
        await Assign(home, "en-US", "a.example.be");
        site.Delete(home);
        Assert.That(Domains.GetAll(true), Is.Empty);
    }

    private async Task<DomainOperationStatus> Assign(IContent page, string? defaultLanguage, params string[] names)
    {
        Attempt<DomainUpdateResult, DomainOperationStatus> updated = await Domains.UpdateDomainsAsync(page.Key, new DomainsUpdateModel
        {
            DefaultIsoCode = defaultLanguage,
            Domains = [.. names.Select(name => new DomainModel { DomainName = name, IsoCode = "en-US" })],
        });
        return updated.Status;
    }
}
