using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Urls;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Embedded.Tests.Repositories.Content;

/// <summary>Documents as a plugin meets them: through <see cref="IContentService"/>.</summary>
public sealed class DocumentTests
{
    private ContentSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ContentSite.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public void Save_KeepsWhatWasSet()
    {
        IContent page = site.New("Kept");
        page.SetValue("title", "A title");
        page.SetValue("number", 42);
        Assert.That(site.Contents.Save(page).Success);

        IContent read = site.Get(page);
        Assert.Multiple(() =>
        {
            Assert.That(read.Name, Is.EqualTo("Kept"));
            Assert.That(read.GetValue("title"), Is.EqualTo("A title"));
            Assert.That(read.GetValue("number"), Is.EqualTo(42));
            Assert.That(read.GetValue("body"), Is.Null);
            Assert.That(read.Path, Is.EqualTo($"-1,{page.Id}"));
            Assert.That(read.Level, Is.EqualTo(1));
            Assert.That(read.Published, Is.False);
            Assert.That(read.Edited, Is.True);
            Assert.That(read.UpdateDate.Kind, Is.EqualTo(DateTimeKind.Utc));
            Assert.That(read.IsDirty(), Is.False);
        });
    }

    [Test]
    public void Publish_ThenSave_KeepsBothSides()
    {
        IContent page = site.New("Sides");
        page.SetValue("title", "first");
        site.Contents.Save(page);
        site.Publish(page);
        Assert.That(site.Get(page).Edited, Is.False);

        page.SetValue("title", "second");
        page.Name = "Sides, renamed";
        site.Contents.Save(page);

        IContent read = site.Get(page);
        Assert.Multiple(() =>
        {
            Assert.That(read.Published, Is.True);
            Assert.That(read.Edited, Is.True);
            Assert.That(read.GetValue("title"), Is.EqualTo("second"));
            Assert.That(read.GetValue("title", published: true), Is.EqualTo("first"));
            Assert.That(read.PublishName, Is.EqualTo("Sides"));
            Assert.That(read.PublishDate, Is.Not.Null);
        });
    }

    [Test]
    public void Unpublish_LeavesTheDraft()
    {
        IContent page = site.Published("Unpublished");
        Assert.That(site.Contents.Unpublish(page).Success);

        IContent read = site.Get(page);
        Assert.Multiple(() =>
        {
            Assert.That(read.Published, Is.False);
            Assert.That(read.PublishName, Is.Null);
            Assert.That(read.Name, Is.EqualTo("Unpublished"));
            Assert.That(read.PublishedVersionId, Is.Not.Zero);
        });
    }

    [Test]
    public void Save_OfNothingChanged_ChangesNothing()
    {
        IContent page = site.Saved("Unchanged");
        DocumentRow before = site.Committed.Table(DocumentRow.Kind).Get(page.Key)!;

        site.Contents.Save(site.Get(page));

        Assert.That(site.Committed.Table(DocumentRow.Kind).Get(page.Key), Is.SameAs(before));
    }

    [Test]
    public void Save_OfAnOldVersion_IsRefused()
    {
        IContent page = site.Published("Concurrent");
        IContent stale = site.Get(page);
        page.SetValue("title", "x");
        site.Contents.Save(page);
        site.Publish(page);

        stale.SetValue("title", "y");
        Assert.That(() => site.Contents.Save(stale), Throws.InvalidOperationException.With.Message.Contains("non-current"));
    }

    [TestCase("Same", "Same", "Same (1)")]
    [TestCase("Case", "CASE", "CASE (1)")]
    [TestCase("Segment here", "Segment-here", "Segment-here (1)")]
    [TestCase("Other", "Another", "Another")]
    public void Save_GivesSiblingsNamesOfTheirOwn(string first, string second, string expected)
    {
        IContent parent = site.Saved($"Names {Guid.NewGuid()}");
        site.Saved(first, parent);

        Assert.That(site.Saved(second, parent).Name, Is.EqualTo(expected));
    }

    [Test]
    public void Save_CountsOn_WhenNamesAreTaken()
    {
        IContent parent = site.Saved("Counting");
        string?[] names = [.. Enumerable.Range(0, 4).Select(_ => site.Saved("Report", parent).Name)];
        Assert.That(names, Is.EqualTo(new[] { "Report", "Report (1)", "Report (2)", "Report (3)" }));
    }

    [Test]
    public void Variants_HaveNamesValuesAndPublishingOfTheirOwn()
    {
        IContent article = site.Article((ContentSite.English, "Hello"), (ContentSite.Dutch, "Dag"));
        article.SetValue("code", "c1");
        site.Contents.Save(article);
        site.Publish(article, ContentSite.English);

        IContent read = site.Get(article);
        Assert.Multiple(() =>
        {
            Assert.That(read.Name, Is.EqualTo("Hello"), "the invariant name is that of the default language");
            Assert.That(read.GetCultureName(ContentSite.Dutch), Is.EqualTo("Dag"));
            Assert.That(read.GetValue("title", ContentSite.Dutch), Is.EqualTo("title of Dag"));
            Assert.That(read.PublishedCultures, Is.EqualTo(new[] { ContentSite.English }));
            Assert.That(read.IsCulturePublished(ContentSite.Dutch), Is.False);
            Assert.That(read.IsCultureEdited(ContentSite.English), Is.False);
            Assert.That(read.GetValue("title", ContentSite.Dutch, published: true), Is.Null);
            Assert.That(read.GetValue("code", published: true), Is.EqualTo("c1"));
        });
    }

    [Test]
    public void Variants_KnowWhichCultureIsEdited()
    {
        IContent article = site.Article((ContentSite.English, "Edited en"), (ContentSite.Dutch, "Edited nl"));
        site.Publish(article);

        article.SetValue("title", "changed", ContentSite.Dutch);
        site.Contents.Save(article);

        IContent read = site.Get(article);
        Assert.Multiple(() =>
        {
            Assert.That(read.IsCultureEdited(ContentSite.Dutch), Is.True);
            Assert.That(read.IsCultureEdited(ContentSite.English), Is.False);
            Assert.That(read.Edited, Is.True);
        });
    }

    [Test]
    public void Variants_UnpublishOneByOne()
    {
        IContent article = site.Article((ContentSite.English, "One en"), (ContentSite.Dutch, "One nl"));
        site.Publish(article);
        site.Contents.Unpublish(article, ContentSite.Dutch);
        Assert.That(site.Get(article).PublishedCultures, Is.EqualTo(new[] { ContentSite.English }));

        site.Contents.Unpublish(site.Get(article), ContentSite.English);
        Assert.That(site.Get(article).Published, Is.False);
    }

    [Test]
    public void Variants_HaveUniqueNamesPerCulture()
    {
        site.Article((ContentSite.English, "Taken"), (ContentSite.Dutch, "Bezet"));
        IContent second = site.Article((ContentSite.English, "Free"), (ContentSite.Dutch, "Bezet"));

        Assert.That(site.Get(second).GetCultureName(ContentSite.Dutch), Is.EqualTo("Bezet (1)"));
    }

    [Test]
    public void Versions_AreKeptOnPublishAndRollBack()
    {
        IContent page = site.New("Versions");
        page.SetValue("title", "one");
        site.Contents.Save(page);
        site.Publish(page);
        page.SetValue("title", "two");
        site.Contents.Save(page);
        site.Publish(page);

        IContent[] versions = [.. site.Contents.GetVersions(page.Id)];
        Assert.That(versions.Select(version => version.GetValue("title")), Is.EqualTo(new[] { "two", "two", "one" }));
        Assert.That(versions.Select(version => version.VersionId), Is.EqualTo(site.Contents.GetVersionIds(page.Id, 10)));
        Assert.That(site.Contents.GetVersionsSlim(page.Id, 1, 1).Single().VersionId, Is.EqualTo(versions[1].VersionId));

        Assert.That(site.Contents.Rollback(page.Id, versions[2].VersionId).Success);
        IContent read = site.Get(page);
        Assert.That(read.GetValue("title"), Is.EqualTo("one"));
        Assert.That(read.GetValue("title", published: true), Is.EqualTo("two"));
    }

    [Test]
    public void Versions_OfACulture_RollBackThatCulture()
    {
        IContent article = site.Article((ContentSite.English, "Roll en"), (ContentSite.Dutch, "Roll nl"));
        site.Publish(article);
        int old = site.Get(article).PublishedVersionId;
        article.SetValue("title", "new en", ContentSite.English);
        article.SetValue("title", "new nl", ContentSite.Dutch);
        site.Contents.Save(article);
        site.Publish(article);

        site.Contents.Rollback(article.Id, old, ContentSite.Dutch);

        IContent read = site.Get(article);
        Assert.That(read.GetValue("title", ContentSite.Dutch), Is.EqualTo("title of Roll nl"));
        Assert.That(read.GetValue("title", ContentSite.English), Is.EqualTo("new en"));
    }

    [Test]
    public void Schedule_PublishesAndUnpublishesInTime()
    {
        IContent page = site.Saved("Scheduled");
        DateTime now = DateTime.UtcNow;
        var schedule = ContentScheduleCollection.CreateWithEntry(now.AddHours(1), now.AddHours(2));
        site.Contents.Save(page, ContentSite.User, schedule);
        page.SetValue("title", "saved again");
        site.Contents.Save(page);
        Assert.That(site.Contents.GetContentScheduleByContentId(page.Id).FullSchedule, Has.Count.EqualTo(2), "a save keeps the schedule");

        site.Contents.PerformScheduledPublish(now.AddMinutes(30));
        Assert.That(site.Get(page).Published, Is.False);
        site.Contents.PerformScheduledPublish(now.AddMinutes(90));
        Assert.That(site.Get(page).Published, Is.True);
        site.Contents.PerformScheduledPublish(now.AddMinutes(150));
        Assert.That(site.Get(page).Published, Is.False);
        Assert.That(site.Contents.GetContentScheduleByContentId(page.Id).FullSchedule, Is.Empty);
    }

    [Test]
    public void Move_TakesDescendantsAlong()
    {
        IContent from = site.Published("Move from");
        IContent to = site.Published("Move to");
        IContent child = site.Published("Moved", from);
        IContent grandchild = site.Published("Moved too", child);

        Assert.That(site.Contents.Move(child, to.Id).Success);

        IContent read = site.Get(grandchild);
        Assert.Multiple(() =>
        {
            Assert.That(site.Get(child).Path, Is.EqualTo($"-1,{to.Id},{child.Id}"));
            Assert.That(read.Path, Is.EqualTo($"-1,{to.Id},{child.Id},{grandchild.Id}"));
            Assert.That(read.Level, Is.EqualTo(3));
            Assert.That(read.Published, Is.True);
            Assert.That(site.Contents.CountDescendants(from.Id), Is.Zero);
            Assert.That(site.Contents.CountDescendants(to.Id), Is.EqualTo(2));
            Assert.That(site.Host.Get<IDocumentNavigationQueryService>().TryGetParentKey(child.Key, out Guid? parent) ? parent : null, Is.EqualTo(to.Key));
        });
    }

    [Test]
    public void Copy_MakesNewDocuments()
    {
        IContent page = site.New("Copied");
        page.SetValue("title", "t");
        site.Contents.Save(page);
        site.Saved("Child of copied", page);

        IContent copy = site.Contents.Copy(page, Constants.System.Root, relateToOriginal: false, recursive: true)!;

        Assert.Multiple(() =>
        {
            Assert.That(copy.Key, Is.Not.EqualTo(page.Key));
            Assert.That(copy.Name, Is.EqualTo("Copied (1)"));
            Assert.That(copy.GetValue("title"), Is.EqualTo("t"));
            Assert.That(site.Contents.CountChildren(copy.Id), Is.EqualTo(1));
        });
    }

    [Test]
    public void Sort_Stays()
    {
        IContent parent = site.Saved("Sorted");
        IContent[] children = [.. Enumerable.Range(0, 4).Select(index => site.Saved($"Child {index}", parent))];
        Assert.That(children.Select(child => child.SortOrder), Is.EqualTo(new[] { 0, 1, 2, 3 }));

        IContent[] wanted = [children[2], children[0], children[3], children[1]];
        Assert.That(site.Contents.Sort(wanted).Success);
        Assert.That(Children(parent), Is.EqualTo(wanted.Select(child => child.Key)));

        Assert.That(site.Contents.SortChildren(parent.Id, [.. children.Select(child => child.Id)], ContentSite.User).Success);
        Assert.That(Children(parent), Is.EqualTo(children.Select(child => child.Key)));
    }

    [Test]
    public void RecycleBin_TakesAndGivesBack()
    {
        IContent parent = site.Published("Binned");
        IContent child = site.Published("Binned child", parent);

        Assert.That(site.Contents.MoveToRecycleBin(parent).Success);
        Assert.Multiple(() =>
        {
            Assert.That(site.Get(child).Trashed, Is.True);
            Assert.That(site.Get(child).Path, Is.EqualTo($"-1,-20,{parent.Id},{child.Id}"));
            Assert.That(site.Contents.RecycleBinSmells(), Is.True);
            Assert.That(site.Contents.IsPathPublished(site.Get(child)), Is.False);
            Assert.That(site.Contents.GetPagedContentInRecycleBin(0, 100, out _).Select(content => content.Key), Does.Contain(parent.Key).And.Contain(child.Key));
        });

        site.Contents.Move(site.Get(parent), Constants.System.Root);
        Assert.That(site.Get(child).Trashed, Is.False);
        Assert.That(site.Get(child).Path, Is.EqualTo($"-1,{parent.Id},{child.Id}"));
    }

    [Test]
    public void Delete_TakesEverythingAlong()
    {
        IContent parent = site.Published("Deleted");
        IContent child = site.New("Deleted child", parent);
        child.SetValue("tags", "[\"gone\"]");
        site.Contents.Save(child);
        site.Publish(child);
        Assert.That(site.Committed.Table(DocumentUrlRow.Kind).Get(child.Key), Is.Not.Null);
        int version = child.PublishedVersionId;

        Assert.That(site.Contents.Delete(site.Get(parent)).Success);

        Assert.Multiple(() =>
        {
            Assert.That(site.Contents.GetById(child.Id), Is.Null);
            Assert.That(site.Contents.GetVersion(version), Is.Null);
            Assert.That(site.Committed.Table(DocumentUrlRow.Kind).Get(child.Key), Is.Null);
            Assert.That(site.Host.Get<ITagService>().GetTagsForEntity(child.Id), Is.Empty);
            Assert.That(site.Entities.Get(child.Key), Is.Null);
        });
    }

    [Test]
    public void PublishBranch_PublishesDescendants()
    {
        IContent parent = site.Saved("Branch");
        IContent child = site.Saved("Branch child", parent);
        IContent grandchild = site.Saved("Branch grandchild", child);

        PublishResult[] results = [.. site.Contents.PublishBranch(parent, PublishBranchFilter.IncludeUnpublished, ["*"])];

        Assert.That(results.Select(result => result.Success), Is.All.True);
        Assert.That(site.Get(grandchild).Published, Is.True);
        Assert.That(site.Contents.IsPathPublished(site.Get(grandchild)), Is.True);
    }

    [Test]
    public void Tags_FollowPublishing()
    {
        IContent page = site.New("Tagged");
        page.SetValue("tags", "[\"alpha\",\"beta\"]");
        site.Contents.Save(page);
        ITagService tags = site.Host.Get<ITagService>();
        Assert.That(tags.GetTagsForEntity(page.Id), Is.Empty, "a draft has none yet");

        site.Publish(page);
        Assert.That(tags.GetTagsForEntity(page.Id).Select(tag => tag.Text), Is.EqualTo(new[] { "alpha", "beta" }));
        Assert.That(tags.GetTagsForProperty(page.Id, "tags").Count(), Is.EqualTo(2));
        Assert.That(tags.GetTaggedContentByTag("beta").Single().EntityId, Is.EqualTo(page.Id));

        site.Contents.Unpublish(page);
        Assert.That(tags.GetTagsForEntity(page.Id), Is.Empty);
    }

    [Test]
    public void Blueprints_AreNotDocuments()
    {
        IContent page = site.Saved("For a blueprint");
        IContent blueprint = site.Contents.CreateBlueprintFromContent(page, "A blueprint");
        site.Contents.SaveBlueprint(blueprint, null, ContentSite.User);

        Assert.Multiple(() =>
        {
            Assert.That(site.Contents.GetById(blueprint.Id), Is.Null);
            Assert.That(site.Contents.GetBlueprintById(blueprint.Id)?.Name, Is.EqualTo("A blueprint"));
            Assert.That(site.Contents.GetBlueprintById(blueprint.Id)?.Blueprint, Is.True);
            Assert.That(site.Entities.Get(blueprint.Id, UmbracoObjectTypes.DocumentBlueprint), Is.Not.Null);
            Assert.That(site.Entities.Get(blueprint.Id, UmbracoObjectTypes.Document), Is.Null);
        });

        site.Contents.DeleteBlueprint(blueprint);
        Assert.That(site.Contents.GetBlueprintById(blueprint.Id), Is.Null);
    }

    [Test]
    public void HandedOut_EntitiesAreTheCallersOwn()
    {
        IContent page = site.Saved("Own");
        IContent mine = site.Get(page);
        mine.SetValue("title", "changed and not saved");
        mine.Name = "Changed";

        Assert.That(site.Get(page).Name, Is.EqualTo("Own"));
        Assert.That(site.Get(page).GetValue("title"), Is.Null);
    }

    [Test]
    public void RolledBack_WorkLeavesNothing()
    {
        Guid key;
        using (site.Host.Scope())
        {
            IContent page = site.Published("Never was");
            key = page.Key;
            Assert.That(site.Contents.GetById(key), Is.Not.Null);
        }

        Assert.That(site.Contents.GetById(key), Is.Null);
    }

    private IEnumerable<Guid> Children(IContent parent) =>
        site.Children(parent.Id, 0, 100, out _).Select(child => child.Key);
}
