using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Repositories.Content;

/// <summary>Pages, orders, filters and counts of documents, and the light view of them, over one tree of known content.</summary>
public sealed class QueryingContentTests
{
    private ContentSite site = null!;
    private IContent root = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ContentSite.StartAsync();
        root = site.Published("Root");

        // Name, title, number; the sort order is the order of the lines.
        foreach ((string name, string? title, int? number) in new (string, string?, int?)[]
        {
            ("delta", "b", 10), ("Alpha", "C", 2), ("charlie", null, 33), ("Bravo", "a", null), ("echo", "d", 2),
        })
        {
            IContent child = site.New(name, root);
            child.SetValue("title", title);
            child.SetValue("number", number);
            site.Contents.Save(child);
        }

        site.Saved("under alpha", Child("Alpha"));
        site.Publish(Child("Bravo"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase("sortOrder", Direction.Ascending, false, "delta Alpha charlie Bravo echo")]
    [TestCase("sortOrder", Direction.Descending, false, "echo Bravo charlie Alpha delta")]
    [TestCase("name", Direction.Ascending, false, "Alpha Bravo charlie delta echo")]
    [TestCase("name", Direction.Descending, false, "echo delta charlie Bravo Alpha")]
    [TestCase("id", Direction.Descending, false, "echo Bravo charlie Alpha delta")]
    [TestCase("createDate", Direction.Ascending, false, "delta Alpha charlie Bravo echo")]
    [TestCase("published", Direction.Descending, false, "Bravo delta Alpha charlie echo")]
    [TestCase("contentTypeAlias", Direction.Ascending, false, "delta Alpha charlie Bravo echo")]
    [TestCase("owner", Direction.Ascending, false, "delta Alpha charlie Bravo echo")]
    [TestCase("title", Direction.Ascending, true, "charlie Bravo delta Alpha echo")]
    [TestCase("title", Direction.Descending, true, "echo Alpha delta Bravo charlie")]
    [TestCase("number", Direction.Ascending, true, "Bravo Alpha echo delta charlie")]
    [TestCase("nothing", Direction.Ascending, true, "delta Alpha charlie Bravo echo")]
    public void GetPagedChildren_Orders(string field, Direction direction, bool custom, string expected)
    {
        IEnumerable<IContent> page = site.Children(root.Id, 0, 100, out long total, Ordering.By(field, direction, isCustomField: custom));
        Assert.That(string.Join(' ', page.Select(child => child.Name)), Is.EqualTo(expected));
        Assert.That(total, Is.EqualTo(5));
    }

    [Test]
    public void GetPagedChildren_RefusesAnUnknownField() =>
        Assert.That(() => site.Children(root.Id, 0, 10, out _, Ordering.By("colour")), Throws.TypeOf<NotSupportedException>().With.Message.Contains("colour"));

    [TestCase("sortOrder", 0, 2, "delta Alpha")]
    [TestCase("sortOrder", 1, 2, "charlie Bravo")]
    [TestCase("sortOrder", 2, 2, "echo")]
    [TestCase("sortOrder", 3, 2, "")]
    [TestCase("name", 1, 2, "charlie delta")]
    [TestCase("name", 0, int.MaxValue, "Alpha Bravo charlie delta echo")]
    [TestCase("sortOrder", long.MaxValue / 2, int.MaxValue, "")]
    public void GetPagedChildren_Pages(string field, long page, int size, string expected)
    {
        IEnumerable<IContent> children = site.Children(root.Id, page, size, out long total, Ordering.By(field));
        Assert.That(string.Join(' ', children.Select(child => child.Name)), Is.EqualTo(expected));
        Assert.That(total, Is.EqualTo(5));
    }

    [Test]
    public void GetPagedChildren_FiltersWithoutRegardToCase()
    {
        IQuery<IContent> filter = site.Query<IContent>().Where(content => content.Name!.Contains("CH", StringComparison.Ordinal));
        IEnumerable<IContent> page = site.Children(root.Id, 0, 10, out long total, Ordering.By("name"), filter);
        Assert.That(page.Select(child => child.Name), Is.EqualTo(new[] { "charlie", "echo" }));
        Assert.That(total, Is.EqualTo(2));
    }

    [Test]
    public void GetPagedDescendants_GoesByPath()
    {
        IEnumerable<IContent> all = site.Contents.GetPagedDescendants(root.Id, 0, 100, out long total);
        Assert.That(all.Select(content => content.Name), Is.EquivalentTo(new[] { "delta", "Alpha", "under alpha", "charlie", "Bravo", "echo" }));
        Assert.That(total, Is.EqualTo(6));

        IEnumerable<IContent> second = site.Contents.GetPagedDescendants(root.Id, 1, 2, out total, null, Ordering.By("path"));
        Assert.That(second.Select(content => content.Path), Is.EqualTo(all.Select(content => content.Path).Order(StringComparer.Ordinal).Skip(2).Take(2)));
        Assert.That(total, Is.EqualTo(6));
    }

    [Test]
    public void Counts_AreThoseOfTheTree()
    {
        Assert.Multiple(() =>
        {
            Assert.That(site.Contents.CountChildren(root.Id), Is.EqualTo(5));
            Assert.That(site.Contents.CountChildren(root.Id, "page"), Is.EqualTo(5));
            Assert.That(site.Contents.CountChildren(root.Id, "article"), Is.Zero);
            Assert.That(site.Contents.CountDescendants(root.Id), Is.EqualTo(6));
            Assert.That(site.Contents.CountDescendants(root.Id, "page"), Is.EqualTo(6));
            Assert.That(site.Contents.Count("page"), Is.EqualTo(7));
            Assert.That(site.Contents.CountPublished(), Is.EqualTo(2));
            Assert.That(site.Contents.CountPublished("page"), Is.EqualTo(2));
            Assert.That(site.Contents.CountPublished("article"), Is.Zero);
        });
    }

    [Test]
    public void ByLevel_ByType_AndByIds()
    {
        int page = root.ContentTypeId;
        Assert.Multiple(() =>
        {
            Assert.That(site.Contents.GetByLevel(3).Select(content => content.Name), Is.EqualTo(new[] { "under alpha" }));
            Assert.That(site.Contents.GetPagedOfType(page, 0, 3, out long total, null!), Has.Exactly(3).Items);
            Assert.That(total, Is.EqualTo(7));
            Assert.That(site.Contents.GetPagedOfTypes([page], 0, 100, out total, null!), Has.Exactly(7).Items);
            Assert.That(site.Contents.GetRootContent().Select(content => content.Name), Is.EqualTo(new[] { "Root" }));
            Assert.That(site.Contents.GetByIds([Child("echo").Key, root.Key]).Select(content => content.Name), Is.EqualTo(new[] { "echo", "Root" }));
        });
    }

    [TestCase("sortOrder", 0, 2, "delta Alpha")]
    [TestCase("sortOrder", 2, 2, "echo")]
    [TestCase("text", 0, 3, "Alpha Bravo charlie")]
    public void Entities_PageChildren(string field, int page, int size, string expected)
    {
        IEnumerable<IEntitySlim> slims = site.Entities.GetPagedChildren(root.Id, UmbracoObjectTypes.Document, page, size, out long total, null, Ordering.By(field));
        Assert.That(string.Join(' ', slims.Select(slim => slim.Name)), Is.EqualTo(expected));
        Assert.That(total, Is.EqualTo(5));
    }

    [Test]
    public void Entities_SayWhatTheyAre()
    {
        var slim = (IDocumentEntitySlim)site.Entities.Get(Child("Bravo").Key, UmbracoObjectTypes.Document)!;
        Assert.Multiple(() =>
        {
            Assert.That(slim.Published, Is.True);
            Assert.That(slim.Edited, Is.False);
            Assert.That(slim.HasChildren, Is.False);
            Assert.That(slim.ContentTypeAlias, Is.EqualTo("page"));
            Assert.That(slim.NodeObjectType, Is.EqualTo(Constants.ObjectTypes.Document));
            Assert.That(site.Entities.Get(root.Id, UmbracoObjectTypes.Document)!.HasChildren, Is.True);
        });
    }

    [Test]
    public void Entities_OfVariantDocumentsHaveTheirCultures()
    {
        IContent article = site.Article((ContentSite.English, "slim en"), (ContentSite.Dutch, "slim nl"));
        site.Publish(article, ContentSite.Dutch);

        var slim = (IDocumentEntitySlim)site.Entities.Get(article.Id, UmbracoObjectTypes.Document)!;
        Assert.Multiple(() =>
        {
            Assert.That(slim.CultureNames, Is.EquivalentTo(new Dictionary<string, string> { [ContentSite.English] = "slim en", [ContentSite.Dutch] = "slim nl" }));
            Assert.That(slim.PublishedCultures, Is.EqualTo(new[] { ContentSite.Dutch }));
            Assert.That(slim.EditedCultures, Is.EqualTo(new[] { ContentSite.English }));
        });
        site.Contents.Delete(article);
    }

    [TestCase(-1, UmbracoObjectTypes.ROOT)]
    [TestCase(-20, UmbracoObjectTypes.RecycleBin)]
    public void Entities_KnowTheSystemNodes(int id, UmbracoObjectTypes type)
    {
        IEntitySlim? node = site.Entities.Get(id);
        Assert.That(node, Is.Not.Null);
        Assert.That(site.Entities.GetObjectType(id), Is.EqualTo(type));
        Assert.That(site.Entities.GetKey(id, type).Result, Is.EqualTo(node!.Key));
        Assert.That(site.Entities.GetId(node.Key, type).Result, Is.EqualTo(id));
    }

    [TestCase(UmbracoObjectTypes.Document)]
    [TestCase(UmbracoObjectTypes.DocumentType)]
    [TestCase(UmbracoObjectTypes.DataType)]
    [TestCase(UmbracoObjectTypes.MediaType)]
    [TestCase(UmbracoObjectTypes.MemberType)]
    public void Entities_SpanEveryKindOfNode(UmbracoObjectTypes type)
    {
        IEntitySlim[] all = [.. site.Entities.GetAll(type)];
        Assert.That(all, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (IEntitySlim slim in all)
            {
                Assert.That(site.Entities.GetObjectType(slim.Id), Is.EqualTo(type));
                Assert.That(site.Entities.GetKey(slim.Id, type).Result, Is.EqualTo(slim.Key));
                Assert.That(site.Entities.Exists(slim.Key, type), Is.True);
                Assert.That(site.Entities.Get(slim.Key)!.Name, Is.EqualTo(slim.Name));
            }
        });
        Assert.That(site.Entities.GetAllPaths(type, Array.Empty<int>()).Select(path => path.Id), Is.EquivalentTo(all.Select(slim => slim.Id)));
    }

    [Test]
    public void Entities_ShowSiblings()
    {
        IEntitySlim[] siblings = [.. site.Entities.GetSiblings(Child("charlie").Key, [UmbracoObjectTypes.Document], 1, 1, out long before, out long after, null, Ordering.By("sortOrder"))];
        Assert.That(siblings.Select(slim => slim.Name), Is.EqualTo(new[] { "Alpha", "charlie", "Bravo" }));
        Assert.That((before, after), Is.EqualTo((1L, 1L)));
    }

    [Test]
    public void ReservedId_IsThatOfTheDocumentThatTakesTheKey()
    {
        var key = Guid.NewGuid();
        int id = site.Entities.ReserveId(key);
        Assert.That(site.Entities.GetId(key, UmbracoObjectTypes.Document).Result, Is.EqualTo(id));
        Assert.That(() => site.Entities.ReserveId(key), Throws.InvalidOperationException);

        IContent reserved = site.New("Reserved");
        reserved.Key = key;
        site.Contents.Save(reserved);
        Assert.That(reserved.Id, Is.EqualTo(id));
        site.Contents.Delete(reserved);
    }

    [Test]
    public void Queries_ByRowAndByEntity_AgreeOnEveryShape()
    {
        var repository = site.Host.Get<IDocumentRepository>();
        int parent = root.Id;
        string prefix = root.Path + ",";
        int[] types = [root.ContentTypeId];
        (IQuery<IContent> Asked, Func<IContent, bool> Meant)[] shapes =
        [
            (site.Query<IContent>().Where(content => content.ParentId == parent), content => content.ParentId == parent),
            (site.Query<IContent>().Where(content => content.ParentId == parent && content.Published), content => content.ParentId == parent && content.Published),
            (site.Query<IContent>().Where(content => content.ParentId == parent && !content.Published), content => content.ParentId == parent && !content.Published),
            (site.Query<IContent>().Where(content => content.Path.StartsWith(prefix)), content => content.Path.StartsWith(prefix, StringComparison.Ordinal)),
            (site.Query<IContent>().Where(content => content.Level == 2 && content.Trashed == false), content => content.Level == 2 && !content.Trashed),
            (site.Query<IContent>().Where(content => content.ParentId == parent).Where(content => content.ParentId == -1), _ => false),
            (site.Query<IContent>().Where(content => content.ParentId == parent || content.Level == 1), content => content.ParentId == parent || content.Level == 1),
            (site.Query<IContent>().WhereIn(content => content.ContentTypeId, types), content => types.Contains(content.ContentTypeId)),
            (site.Query<IContent>().WhereNotIn(content => content.ContentTypeId, types), content => !types.Contains(content.ContentTypeId)),
            (site.Query<IContent>().Where(content => content.Name == "ALPHA"), content => content.Name == "Alpha"),
            (site.Query<IContent>().Where(content => content.SortOrder == 1), content => content.SortOrder == 1),
        ];
        IContent[] all = [.. repository.GetMany(Array.Empty<int>())];
        Assert.Multiple(() =>
        {
            foreach ((IQuery<IContent> asked, Func<IContent, bool> meant) in shapes)
            {
                Assert.That(repository.Get(asked).Select(content => content.Id), Is.EquivalentTo(all.Where(meant).Select(content => content.Id)), $"shape {Array.IndexOf(shapes, (asked, meant))}");
                Assert.That(repository.Count(asked), Is.EqualTo(all.Count(meant)));
            }
        });
    }

    private IContent Child(string name) => site.Children(root.Id, 0, 100, out _).Single(child => child.Name == name);
}
