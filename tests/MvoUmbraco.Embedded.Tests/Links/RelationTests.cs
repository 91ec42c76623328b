using MvoUmbraco.Embedded.Tests.Access;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.Links;

/// <summary>Relations between nodes, and what refers to what, through Umbraco's own services.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class RelationTests : IAsyncDisposable
{
    private const string OnCopy = Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias;
    private const string Document = Constants.Conventions.RelationTypes.RelatedDocumentAlias;

    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    private IRelationService Relations => site.Get<IRelationService>();

    private ITrackedReferencesService References => site.Get<ITrackedReferencesService>();

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [TestCase("relateDocumentOnCopy", "4cbeb612-e689-3563-b755-bf3ede295433", true, false)]
    [TestCase("relateParentDocumentOnDelete", "0cc3507c-66ab-3091-8913-3d998148e423", false, false)]
    [TestCase("relateParentMediaFolderOnDelete", "8307994f-faf2-3844-bab9-72d34514edf2", false, false)]
    [TestCase("umbMedia", "4954ce93-3bf9-3d1e-9cd2-21bf9f9c2abf", false, true)]
    [TestCase("umbDocument", "0b93e414-5abe-36ec-a6bb-516e56f12238", false, true)]
    [TestCase("umbMember", "bf2a9ac5-b791-377e-bafb-9d06ed87864d", false, true)]
    public void BuiltInTypes_AreUmbracos(string alias, string key, bool bidirectional, bool dependency)
    {
        IRelationType type = Relations.GetRelationTypeByAlias(alias)!;
        Assert.Multiple(() =>
        {
            Assert.That(type.Key, Is.EqualTo(new Guid(key)));
            Assert.That(type.IsBidirectional, Is.EqualTo(bidirectional));
            Assert.That(((IRelationTypeWithIsDependency)type).IsDependency, Is.EqualTo(dependency));
        });
    }

    [Test]
    public async Task Relations_AreFoundFromBothSides_AlsoAfterARestart()
    {
        IContent parent = site.Page("Parent");
        IContent child = site.Page("Child");
        Relations.Relate(parent.Id, child.Id, OnCopy);
        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);

        IRelation relation = Relations.GetByParentId(parent.Id)!.Single();
        Assert.Multiple(() =>
        {
            Assert.That((relation.ParentId, relation.ChildId, relation.RelationType.Alias), Is.EqualTo((parent.Id, child.Id, OnCopy)));
            Assert.That(relation.ChildObjectType, Is.EqualTo(Constants.ObjectTypes.Document));
            Assert.That(Relations.GetByChild(child, OnCopy).Select(found => found.Id), Is.EqualTo(new[] { relation.Id }));
            Assert.That(Relations.GetByParentOrChildId(child.Id).Select(found => found.Id), Is.EqualTo(new[] { relation.Id }));
            Assert.That(Relations.AreRelated(parent, child, OnCopy), Is.True);
            Assert.That(Relations.AreRelated(child.Id, parent.Id), Is.False);
            Assert.That(Relations.IsRelated(child.Id, RelationDirectionFilter.Child), Is.True);
            Assert.That(Relations.IsRelated(child.Id, RelationDirectionFilter.Parent), Is.False);
            Assert.That(Relations.GetParentEntityFromRelation(relation)?.Id, Is.EqualTo(parent.Id));
            Assert.That(Relations.GetByRelationTypeAlias(Document), Is.Empty);
        });
    }

    [Test]
    public void Entities_ArePagedOncePerNode()
    {
        IContent child = site.Page("Child");
        IContent[] parents = [site.Page("A"), site.Page("B"), site.Page("C")];
        foreach (IContent parent in parents)
        {
            Relations.Relate(parent.Id, child.Id, Document);
        }

        Relations.Relate(parents[0].Id, child.Id, OnCopy);
        Assert.Multiple(() =>
        {
            Assert.That(Relations.GetPagedParentEntitiesByChildId(child.Id, 0, 2, out long total, UmbracoObjectTypes.Document).Select(entity => entity.Name), Is.EqualTo(new[] { "A", "B" }));
            Assert.That(total, Is.EqualTo(3));
            Assert.That(Relations.GetPagedParentEntitiesByChildId(child.Id, 0, 2, out total, UmbracoObjectTypes.Media), Is.Empty);
            Assert.That(Relations.GetPagedChildEntitiesByParentId(parents[1].Id, 0, 2, out total).Select(entity => entity.Name), Is.EqualTo(new[] { "Child" }));
            Assert.That(Relations.GetPagedByRelationTypeId(Relations.GetRelationTypeByAlias(Document)!.Id, 1, 2, out total, Ordering.By("parentId", Direction.Descending)).Select(relation => relation.ParentId), Is.EqualTo(new[] { parents[0].Id }));
            Assert.That(total, Is.EqualTo(3));
        });
    }

    [TestCase("Parent")]
    [TestCase("Child")]
    public void Relations_GoWithEitherNode(string deleted)
    {
        Relations.Relate(site.Page("Parent").Id, site.Page("Child").Id, Document);
        site.Delete(site.Find(deleted));
        Assert.That(Relations.GetByRelationTypeAlias(Document), Is.Empty);
    }

    [Test]
    public void RelationType_GoesWithItsRelations()
    {
        var type = new RelationType("Buren", "buren", true, Constants.ObjectTypes.Document, Constants.ObjectTypes.Document, true);
        Relations.Save(type);
        Relations.Relate(site.Page("A").Id, site.Page("B").Id, "buren");
        Assert.That(Relations.GetByRelationTypeName("Buren")!.Count(), Is.EqualTo(1));
        Relations.Delete(type);
        Assert.Multiple(() =>
        {
            Assert.That(Relations.GetRelationTypeByAlias("buren"), Is.Null);
            Assert.That(Relations.GetAllRelations(), Is.Empty);
        });
    }

    [Test]
    public async Task References_SayWhatDependsOnAPage()
    {
        IContent used = site.Page("Used");
        IContent user = site.Page("User");
        IContent copy = site.Page("Copy");
        Relations.Relate(user.Id, used.Id, Document);
        Relations.Relate(used.Id, copy.Id, OnCopy);

        Attempt<PagedModel<RelationItemModel>, GetReferencesOperationStatus> dependencies = await References.GetPagedRelationsForItemAsync(used.Key, UmbracoObjectTypes.Document, 0, 10, true);
        RelationItemModel item = dependencies.Result.Items.Single();
        Assert.Multiple(async () =>
        {
            Assert.That((item.NodeKey, item.NodeName, item.NodeType, item.NodePublished, item.ContentTypeAlias), Is.EqualTo((user.Key, "User", "document", (bool?)true, "page")));
            Assert.That((await References.GetPagedRelationsForItemAsync(used.Key, UmbracoObjectTypes.Document, 0, 10, false)).Result.Items.Select(found => found.NodeName), Is.EquivalentTo(new[] { "User", "Copy" }), "also what it is related with both ways");
            Assert.That((await References.GetPagedRelationsForItemAsync(user.Key, UmbracoObjectTypes.Document, 0, 10, true)).Result.Total, Is.Zero);
            Assert.That((await References.GetPagedItemsWithRelationsAsync(new HashSet<Guid> { used.Key, user.Key }, 0, 10, true)).Items.Select(found => found.NodeKey), Is.EqualTo(new[] { used.Key }));
            Assert.That((await References.GetPagedKeysWithDependentReferencesAsync(new HashSet<Guid> { used.Key, user.Key }, Constants.ObjectTypes.Document, 0, 10)).Items, Is.EqualTo(new[] { used.Key }));
        });
    }

    [Test]
    public async Task References_OfABranchAndOfTheBin()
    {
        IContent root = site.Page("Root");
        IContent used = site.Page("Used", root);
        Relations.Relate(site.Page("User").Id, used.Id, Document);
        Assert.That((await References.GetPagedDescendantsInReferencesAsync(root.Key, UmbracoObjectTypes.Document, 0, 10, true)).Result.Items.Select(found => found.NodeName), Is.EqualTo(new[] { "Used" }));
        Assert.That((await References.GetPagedRelationsForRecycleBinAsync(UmbracoObjectTypes.Document, 0, 10, true)).Total, Is.Zero);

        site.Get<IContentService>().MoveToRecycleBin(used);
        Assert.That((await References.GetPagedRelationsForRecycleBinAsync(UmbracoObjectTypes.Document, 0, 10, true)).Items.Select(found => found.NodeName), Is.EqualTo(new[] { "User" }));
    }
}
