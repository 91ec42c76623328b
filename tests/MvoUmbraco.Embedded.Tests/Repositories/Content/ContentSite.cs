using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Repositories.Content;

/// <summary>
/// A started host with something to make content of: languages en-US (default) and nl-BE, the invariant type
/// <c>page</c> and the culture variant type <c>article</c>. Everything goes through Umbraco's own services.
/// </summary>
internal sealed class ContentSite : IAsyncDisposable
{
    public const string English = "en-US";
    public const string Dutch = "nl-BE";
    public const int User = -1;

    private ContentSite(TestHost host) => Host = host;

    public TestHost Host { get; }

    public IContentService Contents => Host.Get<IContentService>();

    public IEntityService Entities => Host.Get<IEntityService>();

    public State Committed => Host.Get<StoreAccess>().Committed;

    /// <summary>Starts on a new folder, or again on one that a site stood in.</summary>
    public static async Task<ContentSite> StartAsync(TemporaryFolder? folder = null, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? services = null)
    {
        TestHost host = await TestHost.StartAsync(folder, services: services);
        var site = new ContentSite(host);
        if (await host.Get<ILanguageService>().GetAsync(Dutch) is null)
        {
            await site.DefineAsync();
        }

        return site;
    }

    private async Task DefineAsync()
    {
        await Expect(Host.Get<ILanguageService>().CreateAsync(new Language(Dutch, "Dutch (Belgium)"), Constants.Security.SuperUserKey));
        await SaveType(NewType("page", ContentVariation.Nothing, ("title", Constants.DataTypes.Textbox, false), ("body", Constants.DataTypes.Textarea, false), ("number", -51, false), ("tags", Constants.DataTypes.Tags, false)));
        await SaveType(NewType("article", ContentVariation.Culture, ("title", Constants.DataTypes.Textbox, true), ("code", Constants.DataTypes.Textbox, false)));
    }

    public ContentType NewType(string alias, ContentVariation variations, params (string Alias, int DataType, bool Varies)[] properties)
    {
        var type = new ContentType(Host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias, AllowedAsRoot = true, Variations = variations };
        foreach ((string property, int dataType, bool varies) in properties)
        {
            IDataType data = Host.Get<IDataTypeRepository>().Get(dataType)!;
            Assert.That(data, Is.Not.Null, $"data type {dataType}");
            type.AddPropertyType(
                new PropertyType(Host.Get<IShortStringHelper>(), data, property) { Name = property, Variations = varies ? ContentVariation.Culture : ContentVariation.Nothing },
                "content",
                "Content");
        }

        return type;
    }

    public async Task SaveType(IContentType type) =>
        Assert.That((await Host.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);

    public IContent New(string name, IContent? parent = null, string type = "page") => parent is null
        ? Contents.Create(name, Constants.System.Root, type)
        : Contents.Create(name, parent, type);

    public IContent Saved(string name, IContent? parent = null)
    {
        IContent content = New(name, parent);
        Assert.That(Contents.Save(content).Success);
        return content;
    }

    public IContent Published(string name, IContent? parent = null)
    {
        IContent content = Saved(name, parent);
        Publish(content);
        return content;
    }

    /// <summary>An article with a name and a title in the cultures, saved.</summary>
    public IContent Article(params (string Culture, string Name)[] names)
    {
        IContent article = Contents.Create(string.Empty, Constants.System.Root, "article");
        foreach ((string culture, string name) in names)
        {
            article.SetCultureName(name, culture);
            article.SetValue("title", $"title of {name}", culture);
        }

        Assert.That(Contents.Save(article).Success);
        return article;
    }

    public void Publish(IContent content, params string[] cultures)
    {
        PublishResult result = Contents.Publish(content, cultures.Length == 0 ? ["*"] : cultures);
        Assert.That(result.Success, Is.True, () => $"publish: {result.Result} {string.Join(", ", result.EventMessages?.GetAll().Select(message => message.Message) ?? [])}");
    }

    public IEnumerable<IContent> Children(int parent, long page, int size, out long total, Ordering? ordering = null, IQuery<IContent>? filter = null) =>
        Contents.GetPagedChildren(parent, page, size, out total, null, filter, ordering);

    public IContent Get(IContent content) => Contents.GetById(content.Key)!;

    public IQuery<T> Query<T>() => Host.Get<ICoreScopeProvider>().CreateQuery<T>();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static async Task Expect<TResult, TStatus>(Task<Attempt<TResult, TStatus>> attempt)
    {
        Attempt<TResult, TStatus> result = await attempt;
        Assert.That(result.Success, Is.True, () => $"{result.Status}");
    }
}
