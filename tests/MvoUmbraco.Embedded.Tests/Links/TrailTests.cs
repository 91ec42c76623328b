using MvoUmbraco.Embedded.Tests.Access;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Links;

/// <summary>The audit trail and the key-values, through Umbraco's own services.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class TrailTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    private IAuditService Audit => site.Get<IAuditService>();

    private IKeyValueService KeyValues => site.Get<IKeyValueService>();

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task Trail_OfAPage_TellsWhatWasDoneToIt_AlsoAfterARestart()
    {
        IContent page = site.Page("Page");
        site.Page("Other");
        await Audit.AddAsync(AuditType.Custom, Constants.Security.SuperUserKey, page.Id, "Document", "Nagelezen", "{}");
        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);

        PagedModel<IAuditItem> byKey = await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10, Direction.Ascending);
        Assert.That(byKey.Items.Select(item => item.AuditType), Is.EqualTo(new[] { AuditType.Save, AuditType.Publish, AuditType.Custom }));
        IAuditItem last = byKey.Items.Last();
        Assert.Multiple(async () =>
        {
            Assert.That((last.Id, last.UserId, last.EntityType, last.Comment, last.Parameters), Is.EqualTo((page.Id, Constants.Security.SuperUserId, "Document", "Nagelezen", "{}")));
            Assert.That(last.CreateDate, Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(1)));
            Assert.That((await Audit.GetItemsByEntityAsync(page.Id, 0, 1)).Items.Single().AuditType, Is.EqualTo(AuditType.Custom), "newest first");
            Assert.That((await Audit.GetItemsByEntityAsync(page.Id, 0, 1, auditTypeFilter: [AuditType.Save, AuditType.Publish])).Total, Is.EqualTo(2));
            Assert.That((await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10, sinceDate: DateTimeOffset.UtcNow.AddHours(1))).Total, Is.Zero);
            Assert.That((await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 10, sinceDate: DateTimeOffset.UtcNow.AddHours(-1))).Total, Is.EqualTo(3));
            Assert.That((await Audit.GetPagedItemsByUserAsync(Constants.Security.SuperUserKey, 0, 1, auditTypeFilter: [AuditType.Custom])).Total, Is.EqualTo(1));
            Assert.That(Audit.GetLogs(page.Id).Count(), Is.EqualTo(3));
        });
    }

    [Test]
    public void KeyValues_AreSetConditionallyAndFoundByPrefix()
    {
        KeyValues.SetValue("Plugin.A", "1");
        KeyValues.SetValue("Plugin.B", "2");
        Assert.Multiple(() =>
        {
            Assert.That(KeyValues.TrySetValue("Plugin.A", "0", "3"), Is.False);
            Assert.That(KeyValues.TrySetValue("plugin.a", "1", "3"), Is.True);
            Assert.That(KeyValues.GetValue("Plugin.A"), Is.EqualTo("3"));
            Assert.That(KeyValues.FindByKeyPrefix("plugin."), Is.EqualTo(new Dictionary<string, string?> { ["Plugin.A"] = "3", ["Plugin.B"] = "2" }));
            Assert.That(KeyValues.GetValue("Plugin.C"), Is.Null);
        });
    }
}
