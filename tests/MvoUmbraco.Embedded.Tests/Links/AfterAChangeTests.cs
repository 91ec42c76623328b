using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Access;
using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Embedded.Tests.Repositories;
using MvoUmbraco.Embedded.Upkeep;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Links;

/// <summary>What follows from a change of content: references, redirects, places to go back to, upkeep.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class AfterAChangeTests : IAsyncDisposable
{
    private const string Document = Constants.Conventions.RelationTypes.RelatedDocumentAlias;

    private readonly TemporaryFolder folder = new();
    private readonly StoppedClock clock = new(DateTime.UtcNow);
    private TestHost host = null!;

    private IContentService Contents => host.Get<IContentService>();

    private IRedirectUrlService Redirects => host.Get<IRedirectUrlService>();

    private ITrackedReferencesService References => host.Get<ITrackedReferencesService>();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task APickedDocument_IsReferredTo_FromTheSaveOn_UntilNeitherSideNamesIt()
    {
        await Start();
        IContent target = Page("Target");
        IContent source = Page("Source", link: target);
        Assert.That(await ReferringTo(target), Is.EqualTo(new[] { "Source" }));
        await Restart();
        Assert.That(await ReferringTo(target), Is.EqualTo(new[] { "Source" }));

        source = Contents.GetById(source.Key)!;
        source.SetValue("link", null);
        Contents.Save(source);
        Assert.That(await ReferringTo(target), Is.EqualTo(new[] { "Source" }), "what is published still names it");
        Contents.Publish(source, ["*"]);
        Assert.That(await ReferringTo(target), Is.Empty);
    }

    [Test]
    public async Task ReferencesByHand_AreLeft()
    {
        await Start();
        IContent target = Page("Target");
        IContent source = Page("Source");
        host.Get<IRelationService>().Relate(source.Id, target.Id, Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias);
        source.SetValue("link", new GuidUdi("document", target.Key).ToString());
        Contents.Save(source);
        Assert.That(host.Get<IRelationService>().GetByParentId(source.Id)!.Select(relation => relation.RelationType.Alias), Is.EquivalentTo([Document, Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias]));
    }

    [Test]
    public async Task WhatIsReferredTo_IsNotDeleted_WhereThatIsSet()
    {
        await Start(("Umbraco:CMS:Content:DisableDeleteWhenReferenced", "true"));
        IContent target = Page("Target");
        Page("Source", link: target);
        IContentEditingService editing = host.Get<IContentEditingService>();
        Assert.That((await editing.MoveToRecycleBinAsync(target.Key, Constants.Security.SuperUserKey)).Status, Is.EqualTo(ContentEditingOperationStatus.CannotMoveToRecycleBinWhenReferenced));
        Assert.That((await editing.DeleteAsync(target.Key, Constants.Security.SuperUserKey)).Status, Is.EqualTo(ContentEditingOperationStatus.CannotDeleteWhenReferenced));
        Assert.That(Contents.GetById(target.Key), Is.Not.Null);
    }

    [Test]
    public async Task ARenamedPage_LeavesRedirects_ForItselfAndWhatIsBelow()
    {
        await Start();
        IContent top = Page("Top");
        IContent old = Page("Oud", top);
        IContent below = Page("Onder", old);
        Rename(old, "Nieuw");
        Assert.Multiple(() =>
        {
            Assert.That(UrlsOf(old), Is.EqualTo(new[] { "/oud" }));
            Assert.That(UrlsOf(below), Is.EqualTo(new[] { "/oud/onder" }));
            Assert.That(UrlsOf(top), Is.Empty);
        });

        Rename(old, "Oud");
        Assert.That(UrlsOf(old), Is.EqualTo(new[] { "/nieuw" }), "no redirect from an address to itself");
    }

    [Test]
    public async Task APageThatIsOnlyEdited_LeavesNone_AndNorDoesAnythingWhereTrackingIsOff()
    {
        await Start(("Umbraco:CMS:WebRouting:DisableRedirectUrlTracking", "true"));
        IContent page = Page("Oud", Page("Top"));
        Rename(page, "Nieuw");
        Assert.That(UrlsOf(page), Is.Empty);
        await host.DisposeAsync();

        await Start();
        page = Contents.GetById(page.Key)!;
        page.SetValue("link", new GuidUdi("document", page.Key).ToString());
        Contents.Save(page);
        Contents.Publish(page, ["*"]);
        Assert.That(UrlsOf(page), Is.Empty);
    }

    [Test]
    public async Task AMovedPage_LeavesRedirects_BelowItsDomain()
    {
        await Start();
        IContent site = Page("Site");
        IContent from = Page("Van", site);
        IContent to = Page("Naar", site);
        IContent page = Page("Blad", from);
        await host.Get<IDomainService>().UpdateDomainsAsync(site.Key, new DomainsUpdateModel { DefaultIsoCode = null, Domains = [new DomainModel { DomainName = "mvo.example", IsoCode = "en-US" }] });
        Contents.Move(page, to.Id);
        Assert.That(UrlsOf(page), Is.EqualTo(new[] { $"{site.Id}/van/blad" }));
    }

    [Test]
    public async Task WhatIsInTheBin_KnowsWhereItStood_UntilItLeaves()
    {
        await Start();
        IContent parent = Page("Ouder");
        IContent page = Page("Blad", parent);
        IMedia map = host.Get<IMediaService>().CreateMedia("Map", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        host.Get<IMediaService>().Save(map);
        Contents.MoveToRecycleBin(page);
        host.Get<IMediaService>().MoveToRecycleBin(map);
        await Restart();

        IRelationService relations = host.Get<IRelationService>();
        Assert.That(relations.GetByChildId(page.Id)!.Single().ParentId, Is.EqualTo(parent.Id));
        Assert.That(relations.GetByChildId(map.Id)!.Single().ParentId, Is.EqualTo(Constants.System.Root));
        Assert.That((await host.Get<IDocumentRecycleBinQueryService>().GetOriginalParentAsync(page.Key)).Result?.Key, Is.EqualTo(parent.Key));

        Assert.That((await host.Get<IContentEditingService>().RestoreAsync(page.Key, parent.Key, Constants.Security.SuperUserKey)).Success, Is.True);
        Assert.That(relations.GetByChildId(page.Id), Is.Empty);
    }

    [Test]
    public async Task ACopy_IsRelatedToItsOriginal_WhereThatIsAsked()
    {
        await Start();
        IContent page = Page("Blad");
        IContent copy = Contents.Copy(page, Constants.System.Root, relateToOriginal: true)!;
        IContent loose = Contents.Copy(page, Constants.System.Root, relateToOriginal: false)!;
        Assert.That(host.Get<IRelationService>().GetByParentId(page.Id)!.Select(relation => relation.ChildId), Is.EqualTo(new[] { copy.Id }));
        Assert.That(host.Get<IRelationService>().GetByChildId(loose.Id), Is.Empty);
    }

    [Test]
    public async Task OldVersionsAndOldTrail_AreTidiedUp()
    {
        await Start(("Umbraco:CMS:Content:ContentVersionCleanupPolicy:EnableCleanup", "true"));
        IContent page = Page("Blad");
        for (int edit = 0; edit < 3; edit++)
        {
            page.Name = $"Blad {edit}";
            Contents.Save(page);
            Contents.Publish(page, ["*"]);
        }

        await host.Get<IAuditService>().AddAsync(AuditType.Open, Constants.Security.SuperUserKey, page.Id, "Document");
        await Tidy();
        Assert.That(Contents.GetVersionIds(page.Id, 100).Count(), Is.EqualTo(5), "nothing is old yet");

        clock.Advance(TimeSpan.FromDays(120));
        await Tidy();
        Assert.Multiple(async () =>
        {
            Assert.That(Contents.GetVersionIds(page.Id, 100).Count(), Is.EqualTo(2), "the one being edited and the one published");
            PagedModel<IAuditItem> trail = await host.Get<IAuditService>().GetItemsByEntityAsync(page.Id, 0, 100);
            Assert.That(trail.Items.Select(item => item.AuditType), Has.None.EqualTo(AuditType.Open).And.Some.EqualTo(AuditType.Publish));
        });
    }

    private async Task Tidy()
    {
        foreach (IUpkeep work in host.Services.GetServices<IUpkeep>())
        {
            await work.PerformAsync(CancellationToken.None);
        }
    }

    private async Task Start(params (string, string)[] settings)
    {
        host = await TestHost.StartAsync(folder, settings, services => services.AddSingleton<TimeProvider>(clock));
        IContentTypeService types = host.Get<IContentTypeService>();
        if (types.Get("page") is null)
        {
            IShortStringHelper strings = host.Get<IShortStringHelper>();
            var picker = new DataType(host.Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.MultiNodeTreePicker]!, host.Get<Umbraco.Cms.Core.Serialization.IConfigurationEditorJsonSerializer>()) { Name = "Link" };
            Assert.That((await host.Get<IDataTypeService>().CreateAsync(picker, Constants.Security.SuperUserKey)).Success, Is.True);
            var type = new ContentType(strings, Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
            type.AddPropertyType(new PropertyType(strings, picker, "link") { Name = "Link" }, "content", "Content");
            Assert.That((await types.CreateAsync(type, Constants.Security.SuperUserKey)).Success, Is.True);
            type.AllowedContentTypes = [new ContentTypeSort(type.Key, 0, type.Alias)];
            Assert.That((await types.UpdateAsync(type, Constants.Security.SuperUserKey)).Success, Is.True);
        }
    }

    private async Task Restart()
    {
        await host.DisposeAsync();
        await Start();
    }

    private IContent Page(string name, IContent? parent = null, IContent? link = null)
    {
        IContent page = Contents.Create(name, parent?.Id ?? Constants.System.Root, "page");
        page.SetValue("link", link is null ? null : new GuidUdi("document", link.Key).ToString());
        Assert.That(Contents.Save(page).Success, Is.True);
        Assert.That(Contents.Publish(page, ["*"]).Success, Is.True);
        return page;
    }

    private void Rename(IContent page, string name)
    {
        page.Name = name;
        Contents.Save(page);
        Assert.That(Contents.Publish(page, ["*"]).Success, Is.True);
    }

    private string[] UrlsOf(IContent page) => [.. Redirects.GetContentRedirectUrls(page.Key).Select(redirect => redirect.Url)];

    private async Task<string?[]> ReferringTo(IContent page) =>
        [.. (await References.GetPagedRelationsForItemAsync(page.Key, UmbracoObjectTypes.Document, 0, 10, true)).Result.Items.Select(item => item.NodeName)];
}
