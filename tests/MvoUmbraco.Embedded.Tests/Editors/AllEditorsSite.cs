using System.Text.Json.Nodes;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>
/// A running site with a document type that has a property of every editor, an element type for blocks, a document to
/// link to and a picture. Everything is done through Umbraco's services, as a back office would.
/// </summary>
internal sealed class AllEditorsSite : IAsyncDisposable
{
    public static readonly Guid
        Root = new("10000000-0000-4000-8000-000000000001"),
        Target = new("10000000-0000-4000-8000-000000000002"),
        Picture = new("10000000-0000-4000-8000-000000000003"),
        Element = new("10000000-0000-4000-8000-000000000004"),
        Settings = new("10000000-0000-4000-8000-000000000005"),
        Area = new("10000000-0000-4000-8000-000000000006"),
        Page = new("10000000-0000-4000-8000-000000000007");

    /// <summary>Properties of the page: alias, editor, configuration.</summary>
    public static readonly IReadOnlyDictionary<string, (string Editor, string Configuration)> Properties = new Dictionary<string, (string, string)>
    {
        ["textBox"] = ("Umbraco.TextBox", """{"maxChars":20}"""),
        ["textArea"] = ("Umbraco.TextArea", "{}"),
        ["email"] = ("Umbraco.EmailAddress", "{}"),
        ["lines"] = ("Umbraco.MultipleTextstring", "{}"),
        ["yes"] = ("Umbraco.TrueFalse", "{}"),
        ["dropDown"] = ("Umbraco.DropDown.Flexible", """{"multiple":false,"items":["One","Two"]}"""),
        ["dropDowns"] = ("Umbraco.DropDown.Flexible", """{"multiple":true,"items":["One","Two"]}"""),
        ["checkBoxes"] = ("Umbraco.CheckBoxList", """{"items":["One","Two"]}"""),
        ["radio"] = ("Umbraco.RadioButtonList", """{"items":["One","Two"]}"""),
        ["color"] = ("Umbraco.ColorPicker", """{"useLabel":true,"items":[{"value":"ff0000","label":"Red"}]}"""),
        ["slider"] = ("Umbraco.Slider", """{"minVal":0,"maxVal":100}"""),
        ["range"] = ("Umbraco.Slider", """{"enableRange":true,"minVal":0,"maxVal":100}"""),
        ["tags"] = ("Umbraco.Tags", """{"group":"default","storageType":"Json"}"""),
        ["tagsCsv"] = ("Umbraco.Tags", """{"group":"default","storageType":"Csv"}"""),
        ["dateTime"] = ("Umbraco.DateTime", """{"format":"YYYY-MM-DD HH:mm:ss"}"""),
        ["day"] = ("Umbraco.DateOnly", "{}"),
        ["time"] = ("Umbraco.TimeOnly", "{}"),
        ["unspecified"] = ("Umbraco.DateTimeUnspecified", "{}"),
        ["zoned"] = ("Umbraco.DateTimeWithTimeZone", """{"timeZones":{"mode":"all"}}"""),
        ["nodes"] = ("Umbraco.MultiNodeTreePicker", """{"startNode":{"type":"content"},"maxNumber":3}"""),
        ["media"] = ("Umbraco.MediaPicker3", """{"multiple":true,"crops":[{"alias":"wide","width":200,"height":100}]}"""),
        ["medium"] = ("Umbraco.MediaPicker3", """{"multiple":false,"validationLimit":{"min":0,"max":1}}"""),
        ["links"] = ("Umbraco.MultiUrlPicker", """{"maxNumber":0}"""),
        ["link"] = ("Umbraco.MultiUrlPicker", """{"maxNumber":1}"""),
        ["rich"] = ("Umbraco.RichText", $$"""{"blocks":[{"contentElementTypeKey":"{{Element}}"}]}"""),
        ["list"] = ("Umbraco.BlockList", $$"""{"blocks":[{"contentElementTypeKey":"{{Element}}","settingsElementTypeKey":"{{Settings}}"}],"validationLimit":{"min":null,"max":3} }"""),
        ["single"] = ("Umbraco.SingleBlock", $$"""{"blocks":[{"contentElementTypeKey":"{{Element}}"}]}"""),
        ["grid"] = ("Umbraco.BlockGrid", $$"""{"gridColumns":12,"blocks":[{"contentElementTypeKey":"{{Element}}","allowAtRoot":true,"allowInAreas":true,"areaGridColumns":6,"areas":[{"key":"{{Area}}","alias":"side","columnSpan":4,"rowSpan":2,"maxAllowed":1}]}]}"""),
        ["image"] = ("Umbraco.ImageCropper", """{"crops":[{"alias":"square","width":50,"height":50}]}"""),
        ["upload"] = ("Umbraco.UploadField", """{"fileExtensions":["pdf"]}"""),
        ["markdown"] = ("Umbraco.MarkdownEditor", "{}"),
        ["json"] = ("Umbraco.Plain.Json", "{}"),
    };

    private readonly TestHost host;

    private AllEditorsSite(TestHost host) => this.host = host;

    public TestHost Host => host;

    public static async Task<AllEditorsSite> StartAsync(params (string Key, string Value)[] settings)
    {
        var site = new AllEditorsSite(await TestHost.StartAsync(settings: [("Umbraco:CMS:DeliveryApi:Enabled", "true"), .. settings]));
        site.host.Enter();
        await site.CreateTypesAsync();
        await site.CreateContentAsync();
        return site;
    }

    public object? Sent(string json) => host.Get<IJsonSerializer>().Deserialize<object?>(json);

    public async Task<Attempt<ContentCreateResult, Umbraco.Cms.Core.Services.OperationStatus.ContentEditingOperationStatus>> CreateAsync(
        Guid key, string type, string name, params (string Alias, string Json)[] values)
    {
        host.Enter();
        return await host.Get<IContentEditingService>().CreateAsync(
            new ContentCreateModel
            {
                Key = key,
                ContentTypeKey = host.Get<IContentTypeService>().Get(type)!.Key,
                Variants = [new VariantModel { Name = name }],
                Properties = [.. values.Select(value => new PropertyValueModel { Alias = value.Alias, Value = Sent(value.Json) })],
            },
            Constants.Security.SuperUserKey);
    }

    public async Task PublishAsync(Guid key)
    {
        var published = await host.Get<IContentPublishingService>().PublishAsync(
            key, [new CulturePublishScheduleModel { Culture = Constants.System.InvariantCulture }], Constants.Security.SuperUserKey);
        Assert.That(published.Success, Is.True, published.Status.ToString());
    }

    /// <summary>A new published document of one value.</summary>
    public async Task<Guid> PublishValueAsync(string alias, string json)
    {
        var key = Guid.NewGuid();
        var created = await CreateAsync(key, "page", $"{alias} {key}", (alias, json));
        Assert.That(created.Success, Is.True, $"{created.Status}: {string.Join(", ", created.Result.ValidationResult?.ValidationErrors.Select(wrong => string.Join(' ', wrong.ErrorMessages)) ?? [])}");
        await PublishAsync(key);
        return key;
    }

    /// <summary>What a template gets of a property: addresses need Umbraco's context of a request.</summary>
    public object? Rendered(Guid key, string alias)
    {
        using var context = host.Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        return Published(key).GetProperty(alias)!.GetValue();
    }

    public object? Stored(Guid key, string alias) => host.Get<IContentService>().GetById(key)!.GetValue(alias);

    public IPublishedContent Published(Guid key) => host.Get<IPublishedContentCache>().GetById(key)!;

    /// <summary>The value in the Delivery API's answer.</summary>
    public async Task<JsonNode?> DeliveredAsync(Guid key, string alias, string query = "")
    {
        var text = await host.Client.GetStringAsync(new Uri($"/umbraco/delivery/api/v2/content/item/{key}{query}", UriKind.Relative));
        return JsonNode.Parse(text)!["properties"]![alias];
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task CreateTypesAsync()
    {
        var text = await DataTypeAsync("Umbraco.TextBox", """{"maxChars":10}""");
        var yes = await DataTypeAsync("Umbraco.TrueFalse", "{}");
        var picker = await DataTypeAsync("Umbraco.ContentPicker", "{}");
        var inner = await DataTypeAsync("Umbraco.BlockList", $$"""{"blocks":[{"contentElementTypeKey":"{{Element}}"}]}""");
        await TypeAsync("block", Element, isElement: true, ("title", text, true), ("shown", yes, false), ("see", picker, false), ("inner", inner, false));
        await TypeAsync("blockSettings", Settings, isElement: true, ("class", text, false));

        var page = new List<(string, IDataType, bool)>();
        foreach (var (alias, (editor, configuration)) in Properties)
        {
            page.Add((alias, await DataTypeAsync(editor, configuration), false));
        }

        await TypeAsync("page", Guid.NewGuid(), isElement: false, [.. page]);
    }

    private async Task<IDataType> DataTypeAsync(string editor, string configuration)
    {
        var serializer = host.Get<IConfigurationEditorJsonSerializer>();
        var dataEditor = host.Get<PropertyEditorCollection>()[editor]!;
        var type = new DataType(dataEditor, serializer)
        {
            Name = $"{editor} {Guid.NewGuid()}",
            EditorUiAlias = editor,
            DatabaseType = ValueTypes.ToStorageType(dataEditor.GetValueEditor().ValueType),
        };
        type.SetConfigurationData(dataEditor.GetConfigurationEditor().FromDatabase(configuration, serializer));
        var created = await host.Get<IDataTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.That(created.Success, Is.True, $"{editor}: {created.Status}");
        return created.Result;
    }

    private async Task TypeAsync(string alias, Guid key, bool isElement, params (string Alias, IDataType Type, bool Mandatory)[] properties)
    {
        var strings = host.Get<IShortStringHelper>();
        var type = new ContentType(strings, Constants.System.Root) { Key = key, Alias = alias, Name = alias, IsElement = isElement, AllowedAsRoot = !isElement };
        type.AddPropertyGroup("content", "Content");
        foreach (var property in properties)
        {
            type.AddPropertyType(
                new PropertyType(strings, property.Type, property.Alias) { Name = property.Alias, Mandatory = property.Mandatory }, "content", "Content");
        }

        var created = await host.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.That(created.Success, Is.True, $"{alias}: {created.Result}");
    }

    private async Task CreateContentAsync()
    {
        Assert.That((await CreateAsync(Root, "page", "Root")).Success, Is.True);
        await PublishAsync(Root);
        Assert.That((await CreateAsync(Target, "page", "Target page")).Success, Is.True);
        await PublishAsync(Target);

        var media = host.Get<IMediaService>();
        var picture = media.CreateMedia("Picture", Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        picture.Key = Picture;
        picture.SetValue(Constants.Conventions.Media.File, """{"src":"/media/a/picture.jpg","crops":null,"focalPoint":{"left":0.25,"top":0.75}}""");
        picture.SetValue(Constants.Conventions.Media.Width, 640);
        picture.SetValue(Constants.Conventions.Media.Height, 480);
        picture.SetValue(Constants.Conventions.Media.Bytes, 1000L);
        picture.SetValue(Constants.Conventions.Media.Extension, "jpg");
        Assert.That(media.Save(picture).Success, Is.True);
    }
}
