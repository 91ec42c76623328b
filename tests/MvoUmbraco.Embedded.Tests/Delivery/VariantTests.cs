using System.Text.Json;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>Articles exist in English (the default) and Dutch; one of them in English only.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class VariantTests
{
    private DeliverySite site = null!;
    private IContent both = null!;
    private IContent english = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        await site.LanguageAsync("nl-BE");
        await site.TypeAsync(
            "article",
            ContentVariation.Culture,
            ("heading", Keys.TextstringGuid, ContentVariation.Culture),
            ("code", Keys.TextstringGuid, ContentVariation.Nothing),
            ("link", Keys.ContentPickerGuid, ContentVariation.Nothing));
        both = Article(null, ("en-US", "Network"), ("nl-BE", "Netwerk"));
        english = Article(both, ("en-US", "English only"));
        both.SetValue("link", DeliverySite.Udi(both));
        site.Publish(both, "en-US", "nl-BE");
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase(null, "Network", "heading in en-US")]
    [TestCase("en-US", "Network", "heading in en-US")]
    [TestCase("nl-BE", "Netwerk", "heading in nl-BE")]
    [TestCase("nl-be", "Netwerk", "heading in nl-BE")]
    [TestCase("nl-BE,nl;q=0.9,en;q=0.8", "Network", "heading in en-US", Description = "a browser's list asks for no language")]
    public async Task Language_ChoosesTheVariant(string? language, string name, string heading)
    {
        JsonElement item = await site.JsonAsync($"content/item/{both.Key}", language is null ? [] : [$"Accept-Language: {language}"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.GetProperty("name").GetString(), Is.EqualTo(name));
            Assert.That(item.GetProperty("properties").GetProperty("heading").GetString(), Is.EqualTo(heading));
            Assert.That(item.GetProperty("properties").GetProperty("code").GetString(), Is.EqualTo("for all"), "what does not vary is the same everywhere");
            Assert.That(item.GetProperty("properties").GetProperty("link").GetProperty("name").GetString(), Is.EqualTo(name), "what is picked has the language of the request");
            Assert.That(item.GetProperty("cultures").EnumerateObject().Select(culture => culture.Name), Is.EquivalentTo(["en-US", "nl-BE"]));
        }
    }

    [TestCase("nl-BE", 404)]
    [TestCase("en-US", 200)]
    [TestCase("de-DE", 404)]
    public async Task Language_NotPublishedIn_Is404(string language, int status) =>
        Assert.That(await site.StatusAsync($"content/item/{english.Key}", $"Accept-Language: {language}"), Is.EqualTo(status));

    [TestCase("en-US", new[] { "Network", "English only" })]
    [TestCase("nl-BE", new[] { "Netwerk" })]
    [TestCase("de-DE", new string[0])]
    public async Task List_HasWhatIsPublishedInTheLanguage(string language, string[] names) =>
        Assert.That(await site.NamesAsync("content", $"Accept-Language: {language}"), Is.EqualTo(names));

    [TestCase("nl-BE", "netwerk", 1)]
    [TestCase("nl-BE", "network", 0)]
    [TestCase("en-US", "network", 1)]
    public async Task Filter_ByNameInTheLanguage(string language, string name, int total) =>
        Assert.That((await site.JsonAsync($"content?filter=name:{name}", $"Accept-Language: {language}")).GetProperty("total").GetInt32(), Is.EqualTo(total));

    [Test]
    public async Task Culture_Unpublished_IsGoneInIt()
    {
        IContent article = Article(both, ("en-US", "To go"), ("nl-BE", "Gaat weg"));
        Assert.That(await site.StatusAsync($"content/item/{article.Key}", "Accept-Language: nl-BE"), Is.EqualTo(200));
        site.Host.Get<IContentService>().Unpublish(article, "nl-BE");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await site.StatusAsync($"content/item/{article.Key}", "Accept-Language: nl-BE"), Is.EqualTo(404));
            Assert.That(await site.StatusAsync($"content/item/{article.Key}", "Accept-Language: en-US"), Is.EqualTo(200));
            Assert.That(await site.NamesAsync("content", "Accept-Language: nl-BE"), Has.No.Member("Gaat weg"));
        }

        site.Host.Get<IContentService>().Delete(article);
    }

    private IContent Article(IContent? parent, params (string Culture, string Name)[] names)
    {
        site.Host.Enter();
        IContent article = site.Host.Get<IContentService>().Create(names[0].Name, parent?.Id ?? -1, "article");
        article.SetValue("code", "for all");
        foreach ((string culture, string name) in names)
        {
            article.SetCultureName(name, culture);
            article.SetValue("heading", $"heading in {culture}", culture);
        }

        return site.Publish(article, [.. names.Select(name => name.Culture)]);
    }
}
