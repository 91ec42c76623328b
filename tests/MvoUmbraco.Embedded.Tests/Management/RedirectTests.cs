using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>The dashboard of redirects.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class RedirectTests
{
    private readonly TemporaryFolder folder = new();
    private ManagementSite site = null!;

    [SetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync(folder, null);
        IContentTypeService types = site.Host.Get<IContentTypeService>();
        if (types.Get("page") is null)
        {
            var type = new ContentType(site.Host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
            await types.CreateAsync(type, Constants.Security.SuperUserKey);
        }
    }

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [OneTimeTearDown]
    public void Clean() => folder.Dispose();

    [Test]
    public async Task Redirects_AreListed_Found_AndDeleted()
    {
        Page("Start");
        IContent page = Page("Oud");
        Rename(page, "Nieuw");
        Rename(page, "Nieuwst");
        JsonElement all = await site.Administrator.JsonAsync("redirect-management?skip=0&take=20");
        JsonElement second = await site.Administrator.JsonAsync("redirect-management?skip=1&take=1");
        JsonElement found = await site.Administrator.JsonAsync("redirect-management?filter=OUD&skip=0&take=20");
        JsonElement ofDocument = await site.Administrator.JsonAsync($"redirect-management/{page.Key}");
        JsonElement oldest = found.GetProperty("items")[0];
        await site.Administrator.SendAsync(HttpMethod.Delete, $"redirect-management/{oldest.GetProperty("id").GetString()}", null);
        JsonElement left = await site.Administrator.JsonAsync("redirect-management");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.GetProperty("items").Texts("originalUrl"), Is.EquivalentTo(new[] { "/nieuw/", "/oud/" }));
            Assert.That(all.GetProperty("items").Texts("destinationUrl"), Is.All.EqualTo("/nieuwst/"));
            Assert.That((second.GetProperty("items").GetArrayLength(), second.GetProperty("total").GetInt32()), Is.EqualTo((1, 2)));
            Assert.That(oldest.GetProperty("originalUrl").GetString(), Is.EqualTo("/oud/"));
            Assert.That(oldest.GetProperty("document").GetProperty("id").GetGuid(), Is.EqualTo(page.Key));
            Assert.That(ofDocument.GetProperty("total").GetInt32(), Is.EqualTo(2));
            Assert.That(left.GetProperty("items").Texts("originalUrl"), Is.EqualTo(new[] { "/nieuw/" }));
        }
    }

    [Test]
    public async Task Tracking_IsSwitchedOff_AlsoAfterARestart_AndOnAgain()
    {
        IContent page = Page("Een");
        await site.Administrator.SendAsync(HttpMethod.Post, "redirect-management/status?status=Disabled", null);
        await site.DisposeAsync();
        await Start();
        JsonElement status = await site.Administrator.JsonAsync("redirect-management/status");
        page = site.Host.Get<IContentService>().GetById(page.Key)!;
        Rename(page, "Twee");
        JsonElement off = await site.Administrator.JsonAsync($"redirect-management/{page.Key}");
        await site.Administrator.SendAsync(HttpMethod.Post, "redirect-management/status?status=Enabled", null);
        Rename(page, "Drie");
        JsonElement on = await site.Administrator.JsonAsync($"redirect-management/{page.Key}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((status.GetProperty("status").GetString(), status.GetProperty("userIsAdmin").GetBoolean()), Is.EqualTo(("Disabled", true)));
            Assert.That((off.GetProperty("total").GetInt32(), on.GetProperty("total").GetInt32()), Is.EqualTo((0, 1)));
            Assert.That(await site.Administrator.StatusAsync(HttpMethod.Post, "redirect-management/status?status=Perhaps"), Is.EqualTo(400));
        }
    }

    private IContent Page(string name)
    {
        IContent page = site.Host.Get<IContentService>().Create(name, Constants.System.Root, "page");
        Publish(page);
        return page;
    }

    private void Rename(IContent page, string name)
    {
        page.Name = name;
        Publish(page);
    }

    private void Publish(IContent page)
    {
        Assert.That(site.Host.Get<IContentService>().Save(page).Success);
        Assert.That(site.Host.Get<IContentService>().Publish(page, ["*"]).Success);
    }
}
