using System.Data;
using MvoUmbraco.Embedded.Repositories.Relations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Embedded.Tests.Repositories.Content;

/// <summary>What hangs on documents: their history, relations, redirects and domains; and media, which are like them.</summary>
public sealed class AroundContentTests
{
    private ContentSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ContentSite.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public void History_SaysWhichVersionIsWhat()
    {
        IContent page = site.Published("History");
        page.SetValue("title", "2");
        site.Contents.Save(page);
        site.Publish(page);
        var versions = site.Host.Get<IDocumentVersionRepository>();

        ContentVersionMeta[] all = InScope(() => versions.GetPagedItemsByContentId(page.Id, 0, 10, out _).ToArray());

        Assert.Multiple(() =>
        {
            Assert.That(all.Select(meta => (meta.CurrentDraftVersion, meta.CurrentPublishedVersion)), Is.EqualTo(new[] { (true, false), (false, true), (false, false) }));
            Assert.That(all.Select(meta => meta.VersionId), Is.EqualTo(site.Contents.GetVersionIds(page.Id, 10)));
            Assert.That(all.Select(meta => meta.ContentId), Is.All.EqualTo(page.Id));
            Assert.That(all.Select(meta => meta.Username), Is.All.Not.Empty);
            Assert.That(InScope(() => versions.Get(all[1].VersionId))!.CurrentPublishedVersion, Is.True);
        });
    }

    [Test]
    public void Cleanup_SparesWhatIsCurrentPublishedOrHeldBack()
    {
        IContent page = site.Published("Cleaned");
        int held = page.VersionId;
        var versions = site.Host.Get<IDocumentVersionRepository>();
        Do(() => versions.SetPreventCleanup(held, true));
        for (int number = 0; number < 4; number++)
        {
            page.SetValue("title", $"{number}");
            site.Contents.Save(page);
            site.Publish(page);
        }

        int[] before = [.. site.Contents.GetVersionIds(page.Id, 100)];
        int[] eligible = [.. InScope(() => versions.GetDocumentVersionsEligibleForCleanup(DateTime.UtcNow.AddDays(1), null)).Where(meta => meta.ContentId == page.Id).Select(meta => meta.VersionId)];
        Assert.That(eligible, Is.EquivalentTo(before.Except([before[0], before[1], held])));

        Do(() => versions.DeleteVersions(eligible));
        Assert.That(site.Contents.GetVersionIds(page.Id, 100), Is.EqualTo(new[] { before[0], before[1], held }));
    }

    [Test]
    public void DeleteVersion_RefusesTheCurrentAndThePublishedOne()
    {
        IContent page = site.Published("Refuses");
        var documents = site.Host.Get<IDocumentRepository>();
        Assert.That(() => Do(() => documents.DeleteVersion(page.VersionId)), Throws.InvalidOperationException.With.Message.Contains("current"));
        Assert.That(() => Do(() => documents.DeleteVersion(page.PublishedVersionId)), Throws.InvalidOperationException.With.Message.Contains("published"));
    }

    [TestCase(Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias, "4cbeb612-e689-3563-b755-bf3ede295433", true, false)]
    [TestCase(Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias, "0cc3507c-66ab-3091-8913-3d998148e423", false, false)]
    [TestCase(Constants.Conventions.RelationTypes.RelatedMediaAlias, "4954ce93-3bf9-3d1e-9cd2-21bf9f9c2abf", false, true)]
    public void RelationTypes_OfUmbracoAreThere(string alias, string key, bool bidirectional, bool dependency)
    {
        IRelationType? type = site.Host.Get<IRelationService>().GetRelationTypeByAlias(alias);
        Assert.That(type, Is.Not.Null);
        Assert.That(type!.Key, Is.EqualTo(new Guid(key)));
        Assert.That(type.IsBidirectional, Is.EqualTo(bidirectional));
        Assert.That(((IRelationTypeWithIsDependency)type).IsDependency, Is.EqualTo(dependency));
    }

    [Test]
    public void Relations_AreFoundFromBothEnds_AndGoWithEither()
    {
        IContent from = site.Saved("Relates");
        IContent to = site.Saved("Related");
        var relations = site.Host.Get<IRelationService>();
        IRelationType type = relations.GetRelationTypeByAlias(Constants.Conventions.RelationTypes.RelatedDocumentAlias)!;
        relations.Save(new Relation(from.Id, to.Id, type) { Comment = "why" });

        Assert.Multiple(() =>
        {
            Assert.That(relations.GetByParentId(from.Id)!.Single().Comment, Is.EqualTo("why"));
            Assert.That(relations.GetByChildId(to.Id)!.Single().ParentObjectType, Is.EqualTo(Constants.ObjectTypes.Document));
            Assert.That(relations.AreRelated(from.Id, to.Id), Is.True);
            Assert.That(relations.GetPagedParentEntitiesByChildId(to.Id, 0, 10, out long total).Single().Id, Is.EqualTo(from.Id));
            Assert.That(total, Is.EqualTo(1));
            RelationItemModel[] references = InScope(() => site.Host.Get<ITrackedReferencesRepository>().GetPagedRelationsForItem(to.Key, 0, 10, true, out _).ToArray());
            Assert.That(references.Single().NodeKey, Is.EqualTo(from.Key));
            Assert.That(references.Single().ContentTypeAlias, Is.EqualTo("page"));
        });

        site.Contents.Delete(to);
        Assert.That(relations.GetByParentId(from.Id), Is.Empty);
        Assert.That(site.Committed.Table(RelationRow.Kind).Find(RelationRow.ByParent, from.Id), Is.Empty);
    }

    [Test]
    public void Redirects_AnswerTheMostRecentOfTheCulture()
    {
        IContent page = site.Saved("Redirected");
        IContent other = site.Saved("Redirected elsewhere");
        var redirects = site.Host.Get<IRedirectUrlService>();
        redirects.Register("/old", page.Key);
        redirects.Register("/old", other.Key, ContentSite.Dutch);

        Assert.Multiple(() =>
        {
            Assert.That(redirects.GetMostRecentRedirectUrl("/old", ContentSite.Dutch)!.ContentId, Is.EqualTo(other.Id));
            Assert.That(redirects.GetMostRecentRedirectUrl("/old", ContentSite.English)!.ContentId, Is.EqualTo(page.Id));
            Assert.That(redirects.GetContentRedirectUrls(page.Key).Single().Url, Is.EqualTo("/old"));
            Assert.That(redirects.SearchRedirectUrls("OL", 0, 10, out long total).Count(), Is.EqualTo(2));
            Assert.That(total, Is.EqualTo(2));
        });

        site.Contents.Delete(other);
        Assert.That(redirects.GetMostRecentRedirectUrl("/old", ContentSite.Dutch)!.ContentId, Is.EqualTo(page.Id));
    }

    [Test]
    public void Domains_AreUniqueOrderedAndGoWithTheirDocument()
    {
        IContent page = site.Saved("With domains");
        var domains = site.Host.Get<IDomainRepository>();
        int dutch = site.Host.Get<ILanguageRepository>().GetIdByIsoCode(ContentSite.Dutch)!.Value;
        Do(() =>
        {
            domains.Save(new UmbracoDomain("nl.example.org") { RootContentId = page.Id, LanguageId = dutch });
            domains.Save(new UmbracoDomain("en.example.org") { RootContentId = page.Id });
            domains.Save(new UmbracoDomain($"*{page.Id}") { RootContentId = page.Id, LanguageId = dutch });
        });

        Assert.Multiple(() =>
        {
            Assert.That(domains.GetAssignedDomains(page.Id, false).Select(domain => domain.DomainName), Is.EqualTo(new[] { "nl.example.org", "en.example.org" }));
            Assert.That(domains.GetAssignedDomains(page.Id, true).First(), Has.Property("IsWildcard").True.And.Property("SortOrder").EqualTo(-1));
            Assert.That(domains.GetByName("NL.example.org")!.LanguageIsoCode, Is.EqualTo(ContentSite.Dutch));
            Assert.That(() => Do(() => domains.Save(new UmbracoDomain("NL.EXAMPLE.ORG") { RootContentId = page.Id })), Throws.TypeOf<DuplicateNameException>());
            Assert.That(() => Do(() => domains.Save(new UmbracoDomain("new.example.org") { RootContentId = 1 })), Throws.InvalidOperationException);
        });

        site.Contents.Delete(page);
        Assert.That(domains.GetAll(true).Select(domain => domain.RootContentId), Has.None.EqualTo(page.Id));
    }

    [Test]
    public void Media_HaveATreeABinAndAFile()
    {
        var media = site.Host.Get<IMediaService>();
        IMedia folder = media.CreateMedia("Pictures", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        media.Save(folder);
        IMedia file = media.CreateMedia("A file", folder, Constants.Conventions.MediaTypes.File);
        file.SetValue(Constants.Conventions.Media.File, "/media/abc/report.pdf");
        media.Save(file);
        IMedia second = media.CreateMedia("A file", folder, Constants.Conventions.MediaTypes.File);
        media.Save(second);

        Assert.Multiple(() =>
        {
            Assert.That(media.GetById(file.Key)!.GetValue(Constants.Conventions.Media.File), Is.EqualTo("/media/abc/report.pdf"));
            Assert.That(media.GetMediaByPath("/media/abc/report.pdf")?.Id, Is.EqualTo(file.Id));
            Assert.That(media.GetMediaByPath("/media/abc/REPORT_100x200.pdf")?.Id, Is.EqualTo(file.Id));
            Assert.That(second.Name, Is.EqualTo("A file (1)"));
            Assert.That(media.GetPagedChildren(folder.Id, 0, 10, out long total).Select(child => child.Id), Is.EqualTo(new[] { file.Id, second.Id }));
            Assert.That(total, Is.EqualTo(2));
            Assert.That(((IMediaEntitySlim)site.Entities.Get(file.Id, UmbracoObjectTypes.Media)!).MediaPath, Is.EqualTo("/media/abc/report.pdf"));
            Assert.That(site.Host.Get<IMediaNavigationQueryService>().TryGetChildrenKeys(folder.Key, out IEnumerable<Guid> children) ? children : [], Is.EqualTo(new[] { file.Key, second.Key }));
            Assert.That(site.Host.Get<INodeCountService>().GetMediaCount(), Is.EqualTo(2));
        });

        media.MoveToRecycleBin(folder);
        Assert.That(media.GetById(file.Id)!.Path, Is.EqualTo($"-1,-21,{folder.Id},{file.Id}"));
        Assert.That(media.RecycleBinSmells(), Is.True);
        media.Delete(media.GetById(folder.Id)!);
        Assert.That(media.GetById(file.Id), Is.Null);
        Assert.That(media.RecycleBinSmells(), Is.False);
    }

    [Test]
    public void Integrity_IsCheckedAndMended()
    {
        IContent parent = site.Saved("Whole");
        IContent child = site.Saved("Broken", parent);
        var store = site.Host.Get<MvoUmbraco.Embedded.Scoping.StoreAccess>();
        Do(() => store.Write.Put(
            MvoUmbraco.Embedded.Repositories.Content.DocumentRow.Kind,
            store.Read.Table(MvoUmbraco.Embedded.Repositories.Content.DocumentRow.Kind).Get(child.Id)! with { Path = "-1,999", Level = 7 }));

        Assert.That(site.Contents.CheckDataIntegrity(new ContentDataIntegrityReportOptions()).DetectedIssues.Keys, Is.EqualTo(new[] { child.Id }));
        Assert.That(site.Contents.CheckDataIntegrity(new ContentDataIntegrityReportOptions { FixIssues = true }).FixedIssues.Keys, Is.EqualTo(new[] { child.Id }));
        Assert.That(site.Get(child).Path, Is.EqualTo($"-1,{parent.Id},{child.Id}"));
        Assert.That(site.Contents.CheckDataIntegrity(new ContentDataIntegrityReportOptions()).Ok, Is.True);
    }

    [Test]
    public async Task DeletedLanguage_TakesItsAddressesAndTagsAlong()
    {
        const string french = "fr-BE";
        var languages = site.Host.Get<ILanguageService>();
        ILanguage language = (await languages.CreateAsync(new Language(french, "French (Belgium)"), Constants.Security.SuperUserKey)).Result!;
        IContent article = site.Article((ContentSite.English, "Stays"), (french, "Part"));
        site.Publish(article);
        Do(() =>
        {
            site.Host.Get<ITagRepository>().Assign(article.Id, article.Properties["title"]!.PropertyTypeId, [new Tag(0, "default", "fini", language.Id), new Tag(0, "default", "kept", null)]);
            site.Host.Get<IDomainRepository>().Save(new UmbracoDomain("fr.example.org") { RootContentId = article.Id, LanguageId = language.Id });
        });
        Assert.That(Languages(article), Does.Contain(language.Id));

        Assert.That((await languages.DeleteAsync(french, Constants.Security.SuperUserKey)).Success);

        Assert.Multiple(() =>
        {
            Assert.That(Languages(article), Is.Not.Empty.And.None.EqualTo(language.Id));
            Assert.That(InScope(() => site.Host.Get<ITagRepository>().GetTagsForEntity(article.Id, null, "*").Select(tag => tag.Text).ToArray()), Is.EqualTo(new[] { "kept" }));
            Assert.That(InScope(() => site.Host.Get<IDomainRepository>().GetByName("fr.example.org"))!.LanguageId, Is.Null);
        });
    }

    private IEnumerable<int?> Languages(IContent document) => site.Committed
        .Table(MvoUmbraco.Embedded.Repositories.Urls.DocumentUrlRow.Kind).Get(document.Key)!.Segments.Select(segment => segment.Language);

    private T InScope<T>(Func<T> read)
    {
        using ICoreScope scope = site.Host.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        return read();
    }

    private void Do(Action write)
    {
        using ICoreScope scope = site.Host.Scope();
        write();
        scope.Complete();
    }
}
