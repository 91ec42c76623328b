using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Types and data types as the API shows them.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class TypeTests
{
    private const string Textstring = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";

    private ManagementSite site = null!;
    private EntityContainer folder = null!;
    private IContentType parent = null!;
    private IContentType page = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        folder = (await site.Host.Get<IContentTypeContainerService>().CreateAsync(null, "Pages", null, Constants.Security.SuperUserKey)).Result!;
        parent = await Made(new ContentTypeCreateModel { Alias = "seo", Name = "Seo", IsElement = false, Properties = [Property("metaTitle")] });
        page = await Made(new ContentTypeCreateModel
        {
            Alias = "page",
            Name = "Page",
            Icon = "icon-document",
            ContainerKey = folder.Key,
            AllowedAsRoot = true,
            Containers =
            [
                new() { Key = new("c3440000-0000-4000-8000-000000000001"), Name = "Content", Type = "Tab" },
                new() { Key = new("cea30000-0000-4000-8000-000000000002"), ParentKey = new("c3440000-0000-4000-8000-000000000001"), Name = "Main", Type = "Group" },
            ],
            Properties = [Property("title", new("cea30000-0000-4000-8000-000000000002"))],
            Compositions = [new() { Key = parent.Key, CompositionType = CompositionType.Composition }],
            AllowedContentTypes = [new(parent.Key, 0, parent.Alias)],
        });
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task DocumentType_ShowsItsOwnProperties_AndNamesWhatItIsComposedOf()
    {
        JsonElement type = await site.Administrator.JsonAsync($"document-type/{page.Key}");
        JsonElement property = type.GetProperty("properties").EnumerateArray().Single();
        JsonElement[] containers = [.. type.GetProperty("containers").EnumerateArray()];
        JsonElement composition = type.GetProperty("compositions").EnumerateArray().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(type.GetProperty("allowedAsRoot").GetBoolean());
            Assert.That(property.GetProperty("alias").GetString(), Is.EqualTo("title"));
            Assert.That(property.GetProperty("dataType").GetProperty("id").GetString(), Is.EqualTo(Textstring));
            Assert.That(property.GetProperty("validation").GetProperty("mandatory").GetBoolean());
            Assert.That(property.GetProperty("container").GetProperty("id").GetGuid(), Is.EqualTo(Container(containers, "Main").GetProperty("id").GetGuid()));
            Assert.That(Container(containers, "Main").GetProperty("parent").GetProperty("id").GetGuid(), Is.EqualTo(Container(containers, "Content").GetProperty("id").GetGuid()));
            Assert.That((Container(containers, "Main").GetProperty("type").GetString(), Container(containers, "Content").GetProperty("type").GetString()), Is.EqualTo(("Group", "Tab")));
            Assert.That(composition.GetProperty("documentType").GetProperty("id").GetGuid(), Is.EqualTo(parent.Key));
            Assert.That(composition.GetProperty("compositionType").GetString(), Is.EqualTo("Composition"));
            Assert.That(type.GetProperty("allowedDocumentTypes")[0].GetProperty("documentType").GetProperty("id").GetGuid(), Is.EqualTo(parent.Key));
        }
    }

    [Test]
    public async Task DocumentTypes_AllowedAtTheRootAndBelow()
    {
        JsonElement root = await site.Administrator.JsonAsync("document-type/allowed-at-root");
        JsonElement below = await site.Administrator.JsonAsync($"document-type/{page.Key}/allowed-children");
        JsonElement blueprints = await site.Administrator.JsonAsync($"document-type/{page.Key}/blueprint");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Page" }));
            Assert.That(below.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Seo" }));
            Assert.That(blueprints.GetProperty("total").GetInt32(), Is.Zero);
        }
    }

    [Test]
    public async Task Tree_FoldersFirst_AndTypesInThem()
    {
        JsonElement root = await site.Administrator.JsonAsync("tree/document-type/root");
        JsonElement folders = await site.Administrator.JsonAsync("tree/document-type/root?foldersOnly=true");
        JsonElement children = await site.Administrator.JsonAsync($"tree/document-type/children?parentId={folder.Key}");
        JsonElement ancestors = await site.Administrator.JsonAsync($"tree/document-type/ancestors?descendantId={page.Key}");
        JsonElement siblings = await site.Administrator.JsonAsync($"tree/document-type/siblings?target={parent.Key}&before=1&after=1");
        JsonElement itself = await site.Administrator.JsonAsync($"document-type/folder/{folder.Key}");
        JsonElement count = await site.Administrator.JsonAsync("tree/document-type/root?take=0");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Pages", "Seo" }));
            Assert.That(root.GetProperty("items")[0].GetProperty("isFolder").GetBoolean());
            Assert.That(root.GetProperty("items")[0].GetProperty("hasChildren").GetBoolean());
            Assert.That(folders.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Pages" }));
            Assert.That(folders.GetProperty("items")[0].GetProperty("hasChildren").GetBoolean(), Is.False, "it has no folders in it");
            Assert.That(children.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Page" }));
            Assert.That(children.GetProperty("items")[0].GetProperty("parent").GetProperty("id").GetGuid(), Is.EqualTo(folder.Key));
            Assert.That(children.GetProperty("items")[0].GetProperty("icon").GetString(), Is.EqualTo("icon-document"));
            Assert.That(ancestors.Texts("name"), Is.EqualTo(new[] { "Pages", "Page" }));
            Assert.That(siblings.GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Pages", "Seo" }));
            Assert.That(itself.GetProperty("name").GetString(), Is.EqualTo("Pages"));
            Assert.That((count.GetProperty("total").GetInt32(), count.GetProperty("items").GetArrayLength()), Is.EqualTo((2, 0)));
        }
    }

    [TestCase("data-type", "Textstring", "editorUiAlias", "Umb.PropertyEditorUi.TextBox")]
    [TestCase("media-type", "Image", "icon", "icon-picture")]
    [TestCase("member-type", "Member", "icon", "icon-user")]
    public async Task Tree_HasWhatIsBuiltIn(string kind, string name, string member, string value)
    {
        JsonElement root = await site.Administrator.JsonAsync($"tree/{kind}/root?skip=0&take=100");
        JsonElement item = root.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        JsonElement ancestors = await site.Administrator.JsonAsync($"tree/{kind}/ancestors?descendantId={item.GetProperty("id").GetGuid()}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.GetProperty(member).GetString(), Is.EqualTo(value));
            Assert.That(item.GetProperty("parent").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(ancestors.Texts("name"), Is.EqualTo(new[] { name }));
            Assert.That(
                root.GetProperty("items").EnumerateArray().Where(node => !node.GetProperty("isFolder").GetBoolean()).Select(node => node.GetProperty("name").GetString()),
                Is.Ordered.Using((IComparer<string>)StringComparer.InvariantCultureIgnoreCase));
        }
    }

    [Test]
    public async Task Tree_DataTypeFoldersFirst()
    {
        await site.Host.Get<IDataTypeContainerService>().CreateAsync(null, "Zz", null, Constants.Security.SuperUserKey);
        JsonElement root = await site.Administrator.JsonAsync("tree/data-type/root");
        Assert.That(root.GetProperty("items")[0].GetProperty("name").GetString(), Is.EqualTo("Zz"));
    }

    [Test]
    public async Task DataType_ShowsItsEditorsAndConfiguration()
    {
        JsonElement type = await site.Administrator.JsonAsync($"data-type/{Textstring}");
        JsonElement usedBy = await site.Administrator.JsonAsync($"data-type/{Textstring}/referenced-by");
        JsonElement listView = await site.Administrator.JsonAsync("data-type/3a0156c4-3b8c-4803-bdc1-6871faa83fff");
        JsonElement configuration = await site.Administrator.JsonAsync("data-type/configuration");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(type.GetProperty("editorAlias").GetString(), Is.EqualTo("Umbraco.TextBox"));
            Assert.That(type.GetProperty("editorUiAlias").GetString(), Is.EqualTo("Umb.PropertyEditorUi.TextBox"));
            Assert.That((await site.Administrator.JsonAsync($"data-type/{Textstring}/is-used")).GetBoolean(), Is.False, "no values yet");
            Assert.That(usedBy.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("$type")} {item.GetProperty("alias")}"), Does.Contain("DocumentTypePropertyTypeReferenceResponseModel title"));
            Assert.That(listView.GetProperty("values").Texts("alias"), Does.Contain("pageSize"));
            Assert.That(configuration.GetProperty("mediaListViewId").GetString(), Is.EqualTo("3a0156c4-3b8c-4803-bdc1-6871faa83fff"));
        }
    }

    [Test]
    public async Task MemberType_TellsWhoMaySeeItsProperties()
    {
        JsonElement types = await site.Administrator.JsonAsync("tree/member-type/root");
        JsonElement type = await site.Administrator.JsonAsync($"member-type/{types.GetProperty("items")[0].GetProperty("id").GetGuid()}");
        JsonElement configuration = await site.Administrator.JsonAsync("member-type/configuration");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(type.GetProperty("alias").GetString(), Is.EqualTo("Member"));
            Assert.That(type.GetProperty("properties").EnumerateArray(), Is.All.Matches<JsonElement>(property => property.TryGetProperty("visibility", out _)));
            Assert.That(configuration.GetProperty("reservedFieldNames").GetArrayLength(), Is.Positive);
        }
    }

    [Test]
    public async Task Items_StandInTheOrderOfTheRequest()
    {
        JsonElement items = await site.Administrator.JsonAsync($"item/document-type?id={parent.Key}&id={Guid.NewGuid()}&id={page.Key}");
        JsonElement none = await site.Administrator.JsonAsync("item/document-type");
        JsonElement dataTypes = await site.Administrator.JsonAsync($"item/data-type?id={Textstring}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(items.Texts("name"), Is.EqualTo(new[] { "Seo", "Page" }));
            Assert.That(none.GetArrayLength(), Is.Zero);
            Assert.That(dataTypes.Texts("name"), Is.EqualTo(new[] { "Textstring" }));
        }
    }

    [TestCase("item/document-type/search?query=pag", "Page")]
    [TestCase("item/document-type/search?query=pag&isElement=true", null)]
    [TestCase("item/document-type/search?query=", null)]
    [TestCase("item/data-type/search?query=textst", "Textstring")]
    [TestCase("item/member-type/search?query=memb", "Member")]
    [TestCase("filter/data-type?name=textst", "Textstring")]
    public async Task Search_FindsByAPartOfTheName(string path, string? found)
    {
        JsonElement items = await site.Administrator.JsonAsync(path);
        Assert.That(items.GetProperty("items").Texts("name"), found is null ? Is.Empty : Is.EqualTo(new[] { found }));
    }

    [TestCase("document-type")]
    [TestCase("data-type")]
    [TestCase("member-type")]
    public async Task UnknownType_Is404(string kind)
    {
        JsonElement problem = await site.Administrator.JsonAsync($"{kind}/{Guid.NewGuid()}", 404);
        Assert.That(problem.GetProperty("operationStatus").GetString(), Is.EqualTo("NotFound"));
    }

    [Test]
    public async Task Editor_ReadsTypes_ButSeesNoTreesOfThem()
    {
        HttpClient editor = await site.AsUserOfAsync(Constants.Applications.Content);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await editor.StatusAsync(HttpMethod.Get, $"document-type/{page.Key}"), Is.EqualTo(200));
            Assert.That(await editor.StatusAsync(HttpMethod.Get, $"data-type/{Textstring}"), Is.EqualTo(200));
            Assert.That(await editor.StatusAsync(HttpMethod.Get, "tree/document-type/root"), Is.EqualTo(403));
            Assert.That(await editor.StatusAsync(HttpMethod.Get, "document-type/configuration"), Is.EqualTo(403));
        }
    }

    private static JsonElement Container(IEnumerable<JsonElement> containers, string name) => containers.Single(container => container.GetProperty("name").GetString() == name);

    private static ContentTypePropertyTypeModel Property(string alias, Guid? container = null) => new()
    {
        Alias = alias,
        Name = alias,
        ContainerKey = container,
        DataTypeKey = new Guid(Textstring),
        Validation = new PropertyTypeValidation { Mandatory = true },
        Appearance = new PropertyTypeAppearance(),
    };

    private async Task<IContentType> Made(ContentTypeCreateModel model)
    {
        Attempt<IContentType?, ContentTypeOperationStatus> made = await site.Host.Get<IContentTypeEditingService>().CreateAsync(model, Constants.Security.SuperUserKey);
        Assert.That(made.Success, made.Status.ToString());
        return made.Result!;
    }
}
