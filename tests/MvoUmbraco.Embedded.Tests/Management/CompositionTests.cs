using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>What else the client asks while types and pickers are looked at.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class CompositionTests
{
    private ManagementSite site = null!;
    private IContentType seo = null!;
    private IContentType page = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        EntityContainer folder = (await site.Host.Get<IContentTypeContainerService>().CreateAsync(null, "Parts", null, Constants.Security.SuperUserKey)).Result!;
        seo = await Made(new ContentTypeCreateModel { Alias = "seo", Name = "Seo", Icon = "icon-search", ContainerKey = folder.Key });
        page = await Made(new ContentTypeCreateModel
        {
            Alias = "page",
            Name = "Page",
            AllowedAsRoot = true,
            AllowedContentTypes = [],
            Compositions = [new() { Key = seo.Key, CompositionType = CompositionType.Composition }],
        });
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Compositions_ThatATypeMayHave_AndThatItIsPartOf()
    {
        JsonElement available = await site.Administrator.SendAsync(HttpMethod.Post, "document-type/available-compositions", new { id = (Guid?)null, currentPropertyAliases = Array.Empty<string>(), currentCompositeIds = Array.Empty<Guid>(), isElement = false });
        JsonElement users = await site.Administrator.JsonAsync($"document-type/{seo.Key}/composition-references");
        JsonElement part = available.EnumerateArray().Single(type => type.GetProperty("id").GetGuid() == seo.Key);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((part.GetProperty("name").GetString(), part.GetProperty("icon").GetString(), part.GetProperty("isCompatible").GetBoolean()), Is.EqualTo(("Seo", "icon-search", true)));
            Assert.That(part.GetProperty("folderPath").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { "Parts" }));
            Assert.That(users.Texts("id"), Is.EqualTo(new[] { page.Key.ToString() }));
        }
    }

    [TestCase("media-type")]
    [TestCase("member-type")]
    public async Task Compositions_OfOtherTypes(string kind)
    {
        JsonElement available = await site.Administrator.SendAsync(HttpMethod.Post, $"{kind}/available-compositions", new { currentPropertyAliases = Array.Empty<string>(), currentCompositeIds = Array.Empty<Guid>() });
        Assert.That(available.Texts("name"), Does.Contain(kind == "media-type" ? "Image" : "Member"));
        await site.Administrator.JsonAsync($"{kind}/{Guid.NewGuid()}/composition-references", 404);
    }

    [Test]
    public async Task APicker_StartsAtTheTopOfTheDocumentsOwnBranch()
    {
        IContentService contents = site.Host.Get<IContentService>();
        IContent top = contents.Create("Top", Constants.System.Root, "page");
        contents.Save(top);
        IContent below = contents.Create("Below", top.Id, "page");
        contents.Save(below);
        JsonElement found = await site.Administrator.SendAsync(HttpMethod.Post, "dynamic-root/query", new
        {
            context = new { id = below.Key, parent = new { id = top.Key }, culture = (string?)null, segment = (string?)null },
            query = new { origin = new { alias = "Root" }, steps = Array.Empty<object>() },
        });
        Assert.That(found.GetProperty("roots").EnumerateArray().Select(root => root.GetGuid()), Is.EqualTo(new[] { top.Key }));
    }

    [Test]
    public async Task AnAddressThatNoProviderKnows_IsNotEmbedded()
    {
        using HttpResponseMessage answer = await site.Host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/umbraco/management/api/v1/oembed/query?url=https%3A%2F%2Fnowhere.invalid%2F1") { Headers = { { "Test-User", Constants.Security.SuperUserKey.ToString() } } });
        JsonElement problem = await answer.JsonAsync(400);
        Assert.That(problem.GetProperty("operationStatus").GetString(), Is.EqualTo("NoSupportedProvider"));
    }

    private async Task<IContentType> Made(ContentTypeCreateModel model) =>
        (await site.Host.Get<IContentTypeEditingService>().CreateAsync(model, Constants.Security.SuperUserKey)).Result!;
}
