using MvoUmbraco.Embedded.Tests.Delivery;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Publishing;

/// <summary>What a plugin's code sees of what is published.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class PublishedContentTests
{
    private DeliverySite site = null!;
    private IPublishedContentCache cache = null!;
    private IPublishedValueFallback fallback = null!;
    private IContent home = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        await site.LanguageAsync("nl-BE");
        await site.TypeAsync("page", ("title", Keys.TextstringGuid), ("link", Keys.ContentPickerGuid));
        await site.TypeAsync(
            "article",
            ContentVariation.Culture,
            ("heading", Keys.TextstringGuid, ContentVariation.Culture),
            ("code", Keys.TextstringGuid, ContentVariation.Nothing));
        cache = site.Host.Get<IPublishedContentCache>();
        fallback = site.Host.Get<IPublishedValueFallback>();
        home = site.Publish("Home", "page", null, ("title", "hello"));
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public void Live_AndDraft_AreTwoSides()
    {
        IContent page = site.Publish("Sides", "page", home, ("title", "published"));
        page.SetValue("title", "edited");
        page.Name = "Sides edited";
        site.Host.Get<IContentService>().Save(page);
        IPublishedContent live = cache.GetById(false, page.Key)!;
        IPublishedContent draft = cache.GetById(true, page.Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((live.Name, Title(live), live.IsDraft(), live.IsPublished()), Is.EqualTo(("Sides", "published", false, true)));
            Assert.That((draft.Name, Title(draft), draft.IsDraft(), draft.IsPublished()), Is.EqualTo(("Sides edited", "edited", true, true)));
        }
    }

    [Test]
    public void SameRow_SameItem_UntilItChanges()
    {
        IContent page = site.Publish("Same", "page", home);
        IPublishedContent first = cache.GetById(false, page.Key)!;
        IPublishedContent again = cache.GetById(false, page.Id)!;
        site.Publish(page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.SameAs(first));
            Assert.That(cache.GetById(false, page.Key), Is.Not.SameAs(first));
        }
    }

    [Test]
    public void Uncommitted_IsNotSeen()
    {
        IContent page = site.Publish("Scoped", "page", home, ("title", "before"));
        using (site.Host.Scope())
        {
            page.SetValue("title", "never");
            site.Publish(page);
            Assert.That(Title(cache.GetById(false, page.Key)!), Is.EqualTo("before"));
        }

        Assert.That(Title(cache.GetById(false, page.Key)!), Is.EqualTo("before"));
    }

    [Test]
    public void Unpublished_IsSeenAsDraftOnly()
    {
        IContent page = site.Publish("Taken back", "page", home);
        site.Host.Get<IContentService>().Unpublish(page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cache.GetById(false, page.Key), Is.Null);
            Assert.That(cache.GetById(true, page.Key)?.IsPublished(), Is.False);
        }
    }

    [TestCase("en-US", "Article", "in en-US")]
    [TestCase("nl-BE", "Artikel", "in nl-BE")]
    [TestCase("nl-be", "Artikel", "in nl-BE")]
    public void Variant_FollowsTheContext(string culture, string name, string heading)
    {
        IContent article = site.Host.Get<IContentService>().Create("Article", home.Id, "article");
        article.SetCultureName("Article", "en-US");
        article.SetCultureName("Artikel", "nl-BE");
        article.SetValue("heading", "in en-US", "en-US");
        article.SetValue("heading", "in nl-BE", "nl-BE");
        article.SetValue("code", "for all");
        site.Publish(article, "en-US", "nl-BE");
        site.Host.Get<IVariationContextAccessor>().VariationContext = new VariationContext(culture);
        IPublishedContent published = cache.GetById(false, article.Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(published.Name, Is.EqualTo(name));
            Assert.That(published.Value<string>(fallback, "heading"), Is.EqualTo(heading));
            Assert.That(published.Value<string>(fallback, "code"), Is.EqualTo("for all"), "an invariant property of a variant item");
            Assert.That(published.Value<string>(fallback, "heading", "nl-BE"), Is.EqualTo("in nl-BE"));
            Assert.That(published.Cultures.Keys, Is.EquivalentTo(["en-US", "nl-BE"]));
        }

        site.Host.Get<IContentService>().Delete(article);
    }

    [Test]
    public void Picked_FollowsWhatHappensToIt()
    {
        IContent target = site.Publish("Target", "page", home);
        IContent source = site.Publish("Source", "page", home, ("link", DeliverySite.Udi(target)));
        IPublishedContent published = cache.GetById(false, source.Key)!;
        Assert.That(published.Value<IPublishedContent>(fallback, "link")?.Name, Is.EqualTo("Target"));
        target.Name = "Renamed";
        site.Publish(target);
        Assert.That(published.Value<IPublishedContent>(fallback, "link")?.Name, Is.EqualTo("Renamed"), "the item that picks did not change");
        site.Host.Get<IContentService>().Unpublish(target);
        Assert.That(published.Value<IPublishedContent>(fallback, "link"), Is.Null);
    }

    [Test]
    public async Task TypeChanged_ItemsFollow()
    {
        IContentType type = await site.TypeAsync("changing", ("old", Keys.TextstringGuid));
        IContent page = site.Publish("Changing", "changing", home, ("old", "kept"));
        Assert.That(cache.GetById(false, page.Key)!.Value<string>(fallback, "old"), Is.EqualTo("kept"));
        type.PropertyTypes.Single().Alias = "renamed";
        Assert.That((await site.Host.Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        IPublishedContent published = cache.GetById(false, page.Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(published.GetProperty("old"), Is.Null);
            Assert.That(published.Value<string>(fallback, "renamed"), Is.EqualTo("kept"), "values go by property, not by alias");
        }
    }

    [Test]
    public void Tree_IsWalked()
    {
        IContent parent = site.Publish("Parent", "page", home);
        site.Publish("First", "page", parent);
        site.Publish("Second", "page", parent);
        site.Host.Get<IContentService>().Save(site.Host.Get<IContentService>().Create("Draft", parent.Id, "page"));
        IPublishedContent published = cache.GetById(false, parent.Key)!;
        var navigation = site.Host.Get<IDocumentNavigationQueryService>();
        var status = site.Host.Get<IPublishedContentStatusFilteringService>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(published.Children(navigation, status).Select(child => child.Name), Is.EqualTo(["First", "Second"]));
            Assert.That(published.Parent<IPublishedContent>(navigation, status)?.Key, Is.EqualTo(home.Key));
        }
    }

    [Test]
    public async Task Member_HasBuiltInAndOwnValues()
    {
        IMember member = await site.MemberAsync("published");
        IPublishedMember? published = site.Host.Get<IPublishedMemberCache>().Get(member);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(published?.UserName, Is.EqualTo("published"));
            Assert.That(published?.Email, Is.EqualTo("published@example.test"));
            Assert.That(published?.Key, Is.EqualTo(member.Key));
        }
    }

    private string? Title(IPublishedContent content) => content.Value<string>(fallback, "title");
}
