using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Urls;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Embedded.Tests.Repositories.Content;

/// <summary>What is there after a restart, after several writers at once, and how much of it there may be.</summary>
public sealed class KeepingContentTests
{
    [Test]
    public async Task Restart_KeepsEverything()
    {
        using var folder = new TemporaryFolder();
        Guid page;
        Guid article;
        int version;
        await using (ContentSite site = await ContentSite.StartAsync(folder))
        {
            IContent written = site.New("Kept");
            written.SetValue("title", "first");
            written.SetValue("tags", "[\"kept\"]");
            site.Contents.Save(written);
            site.Publish(written);
            version = written.PublishedVersionId;
            written.SetValue("title", "second");
            site.Contents.Save(written, ContentSite.User, ContentScheduleCollection.CreateWithEntry(null, DateTime.UtcNow.AddDays(1)));
            page = written.Key;
            IContent variant = site.Article((ContentSite.English, "en"), (ContentSite.Dutch, "nl"));
            site.Publish(variant, ContentSite.Dutch);
            article = variant.Key;
        }

        await using (ContentSite site = await ContentSite.StartAsync(folder))
        {
            IContent read = site.Contents.GetById(page)!;
            IContent variant = site.Contents.GetById(article)!;
            Assert.Multiple(() =>
            {
                Assert.That(read.GetValue("title"), Is.EqualTo("second"));
                Assert.That(read.GetValue("title", published: true), Is.EqualTo("first"));
                Assert.That(read.Published, Is.True);
                Assert.That(site.Contents.GetContentScheduleByContentId(read.Id).FullSchedule, Has.Count.EqualTo(1));
                Assert.That(site.Contents.GetVersion(version)!.GetValue("title"), Is.EqualTo("first"));
                Assert.That(site.Host.Get<ITagService>().GetTagsForEntity(read.Id).Single().Text, Is.EqualTo("kept"));
                Assert.That(variant.PublishedCultures, Is.EqualTo(new[] { ContentSite.Dutch }));
                Assert.That(site.Host.Get<IDocumentUrlService>().GetUrlSegment(page, ContentSite.English, isDraft: false), Is.EqualTo("kept"));
                Assert.That(site.Host.Get<IDocumentNavigationQueryService>().TryGetRootKeys(out IEnumerable<Guid> roots) ? roots : [], Is.EquivalentTo(new[] { page, article }));
                Assert.That(site.Host.Get<IPublishStatusQueryService>().IsDocumentPublished(article, ContentSite.Dutch), Is.True);
                Assert.That(site.Host.Get<IPublishStatusQueryService>().IsDocumentPublished(article, ContentSite.English), Is.False);
            });
        }
    }

    [Test]
    public async Task Ids_OfDeletedDocumentsAreNotGivenAgain()
    {
        using var folder = new TemporaryFolder();
        int last;
        await using (ContentSite site = await ContentSite.StartAsync(folder))
        {
            IContent page = site.Published("Gone");
            last = page.VersionId;
            site.Contents.Delete(page);
        }

        await using (ContentSite site = await ContentSite.StartAsync(folder))
        {
            Assert.That(site.Saved("New").Id, Is.GreaterThan(last));
        }
    }

    [Test]
    public async Task Start_MakesAddressesThatACrashCost()
    {
        using var folder = new TemporaryFolder();
        Guid page;
        Guid orphan = Guid.NewGuid();
        await using (ContentSite site = await ContentSite.StartAsync(folder))
        {
            page = site.Published("No address").Key;

            // As if the process had died between the document's transaction and that of its addresses.
            StoreAccess store = site.Host.Get<StoreAccess>();
            using ICoreScope scope = site.Host.Scope();
            store.Write.Remove(DocumentUrlRow.Kind, store.Read.Table(DocumentUrlRow.Kind).Get(page)!.Id);
            store.Write.Put(DocumentUrlRow.Kind, new DocumentUrlRow { Id = store.NextId(), Key = orphan, Segments = [new UrlSegment(null, "orphan", false, true)] });
            scope.Complete();
        }

        await using (ContentSite site = await ContentSite.StartAsync(folder))
        {
            Assert.That(site.Host.Get<IDocumentUrlService>().GetUrlSegment(page, ContentSite.English, isDraft: false), Is.EqualTo("no-address"));
            Assert.That(site.Committed.Table(DocumentUrlRow.Kind).Get(orphan), Is.Null);
            Assert.That(DocumentReconciliation.WithoutSegments(site.Committed), Is.Empty);
        }
    }

    [Test]
    public async Task ParallelWriters_LoseNothing()
    {
        await using ContentSite site = await ContentSite.StartAsync();
        IContent parent = site.Published("Parallel");
        const int writers = 8;
        const int each = 15;
        using (ExecutionContext.SuppressFlow())
        {
            Task[] tasks = [.. Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
            {
                site.Host.Enter();
                for (int number = 0; number < each; number++)
                {
                    IContent page = site.New($"By {writer} number {number}", parent);
                    page.SetValue("title", $"{writer}/{number}");
                    site.Contents.Save(page);
                    site.Publish(page);
                }
            }))];
            Task.WaitAll(tasks);
        }

        IContent[] children = [.. site.Children(parent.Id, 0, int.MaxValue, out long total)];
        Assert.Multiple(() =>
        {
            Assert.That(total, Is.EqualTo(writers * each));
            Assert.That(children.Select(child => child.SortOrder), Is.EqualTo(Enumerable.Range(0, writers * each)));
            Assert.That(children.Select(child => child.GetValue<string>("title", published: true)), Is.Unique.And.None.Null);
            Assert.That(children.Select(child => child.Published), Is.All.True);
            Assert.That(DocumentReconciliation.WithoutSegments(site.Committed), Is.Empty);
        });
    }

    /// <summary>
    /// All siblings but those of two pages are of a type that does not exist: whoever builds one of them, throws. So the
    /// work of a save, a publish and a page does not grow with the number of siblings.
    /// </summary>
    [Test]
    public async Task SavingPublishingAndPaging_BuildNothingThatWasNotAskedFor()
    {
        await using ContentSite site = await ContentSite.StartAsync();
        IContent parent = site.Published("Large");
        const int siblings = 1000;
        Multiply(site, parent, siblings, isReadable: number => number is >= 500 and < 520);

        IContent fresh = site.Published("Sibling 7", parent);
        fresh.SetValue("title", "again");
        site.Contents.Save(fresh);
        site.Publish(fresh);
        IEntitySlim[] entities = [.. site.Entities.GetPagedChildren(parent.Id, UmbracoObjectTypes.Document, 50, 10, out long ofEntities, null, Ordering.By("sortOrder"))];
        IContent[] documents = [.. site.Children(parent.Id, 51, 10, out long ofDocuments, Ordering.By("sortOrder"))];

        Assert.Multiple(() =>
        {
            Assert.That((fresh.Name, fresh.SortOrder), Is.EqualTo(("Sibling 7 (1)", siblings)));
            Assert.That(site.Get(fresh).GetValue("title", published: true), Is.EqualTo("again"));
            Assert.That(entities.Select(entity => entity.Name), Is.EqualTo(Enumerable.Range(500, 10).Select(number => $"Sibling {number}")));
            Assert.That(documents.Select(document => document.Name), Is.EqualTo(Enumerable.Range(510, 10).Select(number => $"Sibling {number}")));
            Assert.That((ofEntities, ofDocuments), Is.EqualTo((siblings + 1L, siblings + 1L)));
            Assert.That(() => site.Children(parent.Id, 0, 10, out _, Ordering.By("sortOrder")), Throws.InvalidOperationException.With.Message.Contains("does not exist"));
        });
    }

    /// <summary>Rows as a save would make them, put in one go.</summary>
    private static void Multiply(ContentSite site, IContent parent, int count, Func<int, bool> isReadable)
    {
        const int noType = int.MaxValue;
        StoreAccess store = site.Host.Get<StoreAccess>();
        using ICoreScope scope = site.Host.Scope();
        scope.WriteLock(Constants.Locks.ContentTree);
        DocumentRow pattern = store.Read.Table(DocumentRow.Kind).Get(parent.Id)!;
        for (int number = 0; number < count; number++)
        {
            int id = store.NextId();
            store.Write.Put(DocumentRow.Kind, pattern with
            {
                Id = id,
                Key = Guid.NewGuid(),
                Name = $"Sibling {number}",
                PublishName = $"Sibling {number}",
                TypeId = isReadable(number) ? pattern.TypeId : noType,
                ParentId = parent.Id,
                Path = $"{pattern.Path},{id}",
                Level = pattern.Level + 1,
                SortOrder = number,
                VersionId = store.NextId(),
                Segments = [new NameSegment(null, $"sibling-{number}")],
            });
        }

        scope.Complete();
    }
}
