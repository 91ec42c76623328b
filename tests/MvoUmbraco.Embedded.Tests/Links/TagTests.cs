using MvoUmbraco.Embedded.Tests.Access;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Links;

/// <summary>Tags by group and language, through Umbraco's own service.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class TagTests : IAsyncDisposable
{
    private const string Group = "default";

    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    private ITagService Tags => site.Get<ITagService>();

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task Tags_AreCountedOverPages_AndFindThem_AlsoAfterARestart()
    {
        IContent first = Tagged("First", "Zorg", "Wonen");
        IContent second = Tagged("Second", "zorg");
        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);

        Assert.Multiple(() =>
        {
            Assert.That(Tags.GetAllContentTags().Select(tag => (tag.Text, tag.NodeCount)), Is.EqualTo(new[] { ("Wonen", 1), ("Zorg", 2) }), "the same tag in another case is the same tag");
            Assert.That(Tags.GetTaggedContentByTag("ZORG", Group).Select(entity => entity.EntityId), Is.EquivalentTo(new[] { first.Id, second.Id }));
            Assert.That(Tags.GetTaggedContentByTag("Zorg", "other"), Is.Empty);
            Assert.That(Tags.GetTaggedContentByTagGroup(Group).Count(), Is.EqualTo(2));
            Assert.That(Tags.GetTaggedMediaByTagGroup(Group), Is.Empty);
            Assert.That(Tags.GetTaggedEntityByKey(first.Key)!.TaggedProperties.Single().PropertyTypeAlias, Is.EqualTo("tags"));
            Assert.That(Texts(Tags.GetTagsForEntity(first.Key)), Is.EqualTo("Wonen Zorg"));
            Assert.That(Texts(Tags.GetTagsForProperty(first.Id, "tags", Group)), Is.EqualTo("Wonen Zorg"));
            Assert.That(Texts(Tags.GetTagsForProperty(first.Id, "other")), Is.Empty);
        });
    }

    [Test]
    public void Tags_OfTheBin_DoNotCount_AndGoWithTheirPage()
    {
        IContent page = Tagged("Page", "Zorg");
        site.Get<IContentService>().MoveToRecycleBin(page);
        Assert.That(Tags.GetAllContentTags(), Is.Empty);
        site.Delete(page);
        Assert.That(Tags.GetTaggedEntityById(page.Id), Is.Null);
    }

    [Test]
    public async Task Tags_AreOfALanguageOrOfNone()
    {
        int language = (await site.Get<ILanguageService>().GetAsync("en-US"))!.Id;
        IContent page = site.Page("Page");
        Assign(page, new Tag(0, Group, "Zorg"), new Tag(0, Group, "Care", language), new Tag(0, "themes", "Wonen"));
        Assert.Multiple(() =>
        {
            Assert.That(Texts(Tags.GetTagsForEntity(page.Id)), Is.EqualTo("Wonen Zorg"));
            Assert.That(Texts(Tags.GetTagsForEntity(page.Id, culture: "en-US")), Is.EqualTo("Care"));
            Assert.That(Texts(Tags.GetTagsForEntity(page.Id, culture: "*")), Is.EqualTo("Care Wonen Zorg"));
            Assert.That(Texts(Tags.GetTagsForEntity(page.Id, "themes")), Is.EqualTo("Wonen"));
        });
    }

    [Test]
    public void Repository_AddsReplacesAndRemoves()
    {
        IContent page = site.Page("Page");
        ITagRepository repository = site.Get<ITagRepository>();
        int property = page.Properties["tags"]!.PropertyTypeId;
        Assign(page, new Tag(0, Group, "A"), new Tag(0, Group, "B"));
        Write(() => repository.Assign(page.Id, property, [new Tag(0, Group, "C")], replaceTags: false));
        Assert.That(Texts(Tags.GetTagsForEntity(page.Id)), Is.EqualTo("A B C"));
        Write(() => repository.Remove(page.Id, property, [new Tag(0, Group, "B")]));
        Assert.That(Texts(Tags.GetTagsForEntity(page.Id)), Is.EqualTo("A C"));
        Assign(page, new Tag(0, Group, "D"));
        Assert.That(Texts(Tags.GetTagsForEntity(page.Id)), Is.EqualTo("D"));
        Write(() => repository.RemoveAll(page.Id));
        Assert.That(Tags.GetTagsForEntity(page.Id), Is.Empty);
    }

    private void Assign(IContent page, params ITag[] tags) =>
        Write(() => site.Get<ITagRepository>().Assign(page.Id, page.Properties["tags"]!.PropertyTypeId, tags));

    private void Write(Action write)
    {
        using ICoreScope scope = site.Host.Scope();
        write();
        scope.Complete();
    }

    private IContent Tagged(string name, params string[] tags)
    {
        IContent page = site.Page(name);
        page.SetValue("tags", System.Text.Json.JsonSerializer.Serialize(tags));
        site.Get<IContentService>().Save(page);
        Assert.That(site.Get<IContentService>().Publish(page, ["*"]).Success, Is.True);
        return page;
    }

    private static string Texts(IEnumerable<ITag> tags) => string.Join(' ', tags.Select(tag => tag.Text).Order(StringComparer.Ordinal));
}
