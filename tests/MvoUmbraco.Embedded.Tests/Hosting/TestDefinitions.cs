using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Hosting;

/// <summary>Short ways to the types and languages that a test needs.</summary>
internal static class TestDefinitions
{
    public static async Task<IContentType> TypeAsync(this TestHost host, string alias, ContentVariation variations, params (string Alias, Guid DataType, ContentVariation Variations)[] properties)
    {
        host.Enter();
        var type = new ContentType(host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias, AllowedAsRoot = true, Variations = variations };
        foreach ((string property, Guid dataType, ContentVariation varies) in properties)
        {
            IDataType found = await host.Get<IDataTypeService>().GetAsync(dataType) ?? throw new InvalidOperationException($"no data type {dataType}");
            type.AddPropertyType(new PropertyType(host.Get<IShortStringHelper>(), found, property) { Name = property, Variations = varies }, "content", "Content");
        }

        Attempt<ContentTypeOperationStatus> created = await host.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.That(created.Success, $"{alias}: {created.Result}");
        return type;
    }

    public static async Task LanguageAsync(this TestHost host, string iso)
    {
        host.Enter();
        if (await host.Get<ILanguageService>().GetAsync(iso) is null)
        {
            Assert.That((await host.Get<ILanguageService>().CreateAsync(new Language(iso, iso), Constants.Security.SuperUserKey)).Success, iso);
        }
    }
}
