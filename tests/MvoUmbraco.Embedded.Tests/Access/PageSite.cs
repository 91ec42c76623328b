using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Access;

/// <summary>A started host with one document type (<c>page</c>, with a tags property) and pages made of it, published.</summary>
internal sealed class PageSite : IAsyncDisposable
{
    private PageSite(TestHost host) => Host = host;

    public TestHost Host { get; }

    public static async Task<PageSite> StartAsync(TemporaryFolder? folder = null)
    {
        var site = new PageSite(await TestHost.StartAsync(folder));
        IContentTypeService types = site.Get<IContentTypeService>();
        if (types.Get("page") is null)
        {
            var type = new ContentType(site.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
            IDataType tags = (await site.Get<IDataTypeService>().GetByEditorAliasAsync(Constants.PropertyEditors.Aliases.Tags)).First();
            type.AddPropertyType(new PropertyType(site.Get<IShortStringHelper>(), tags, "tags") { Name = "Tags" }, "content", "Content");
            Assert.That((await types.CreateAsync(type, Constants.Security.SuperUserKey)).Success, Is.True);
        }

        return site;
    }

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    public IContent Page(string name, IContent? parent = null)
    {
        IContentService contents = Get<IContentService>();
        IContent page = contents.Create(name, parent?.Id ?? Constants.System.Root, "page");
        Assert.That(contents.Save(page).Success, Is.True);
        Assert.That(contents.Publish(page, ["*"]).Success, Is.True);
        return page;
    }

    /// <summary>By name, for a site that was restarted.</summary>
    public IContent Find(string name) => Get<IContentService>().GetRootContent().First(page => page.Name == name);

    public void Delete(IContent page) => Assert.That(Get<IContentService>().Delete(page).Success, Is.True);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
