using System.Data;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Repositories;

/// <summary>Types, data types, folders, languages and the dictionary through Umbraco's own services, on a started host.</summary>
public sealed class TypeServiceTests
{
    private static readonly Guid User = Constants.Security.SuperUserKey;
    private TestHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await TestHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [Test]
    public async Task DataTypes_CreateUpdateMoveCopyDelete()
    {
        IDataTypeService dataTypes = host.Get<IDataTypeService>();
        EntityContainer folder = (await host.Get<IDataTypeContainerService>().CreateAsync(Guid.NewGuid(), "Getallen", null, User)).Result!;
        IDataType created = Success(await dataTypes.CreateAsync(
            new DataType(host.Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.Integer], host.Get<IConfigurationEditorJsonSerializer>()) { Name = "Aantal" },
            User));
        Assert.That(created.DatabaseType, Is.EqualTo(ValueStorageType.Integer));

        created.ConfigurationData = new Dictionary<string, object> { ["min"] = 1 };
        Success(await dataTypes.UpdateAsync(created, User));
        IDataType moved = Success(await dataTypes.MoveAsync(created, folder.Key, User));
        IDataType copy = Success(await dataTypes.CopyAsync(moved, null, User));
        IDataType found = (await dataTypes.GetAsync(created.Key))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.ParentId, found.ConfigurationData["min"].ToString()), Is.EqualTo((folder.Id, "1")));
            Assert.That((copy.Name, copy.ParentId, copy.Id), Is.Not.EqualTo((found.Name, found.ParentId, found.Id)));
            Assert.That((await dataTypes.GetAsync("Aantal"))!.Id, Is.EqualTo(found.Id));
            Assert.That((await dataTypes.GetByEditorAliasAsync(Constants.PropertyEditors.Aliases.Integer)).Select(dataType => dataType.Id), Does.Contain(found.Id));
        }

        Assert.That((await dataTypes.DeleteAsync(found.Key, User)).Status, Is.EqualTo(DataTypeOperationStatus.Success));
        Assert.That(await dataTypes.GetAsync(found.Key), Is.Null);
    }

    [Test]
    public async Task DataType_InUse_IsNamedByItsRelations()
    {
        IContentType type = await Created(Type("inUse").With(Property("title")));
        PagedModel<RelationItemModel> usages = await host.Get<IDataTypeService>().GetPagedRelationsAsync(Constants.DataTypes.Guids.TextstringGuid, 0, 100);
        Assert.That(usages.Items.Select(usage => usage.ContentTypeKey), Does.Contain(type.Key));
    }

    [Test]
    public async Task Types_AreCreatedUpdatedAndDeleted()
    {
        IContentTypeService types = host.Get<IContentTypeService>();
        IContentType type = await Created(Type("article").With(Property("title")));
        type.Name = "Artikel";
        type.AddPropertyType(Property("text"), "content", "Content");
        Assert.That((await types.UpdateAsync(type, User)).Success);

        IContentType found = types.Get("article")!;
        Assert.That((found.Name, found.PropertyTypes.Count()), Is.EqualTo(("Artikel", 2)));
        Assert.That(() => types.CreateAsync(Type("article"), User), Throws.TypeOf<DuplicateNameException>());
        Assert.That(await types.DeleteAsync(type.Key, User), Is.EqualTo(ContentTypeOperationStatus.Success));
        Assert.That(types.Get("article"), Is.Null);
    }

    [Test]
    public async Task Types_AreMovedIntoFoldersAndCopied()
    {
        IContentTypeService types = host.Get<IContentTypeService>();
        IContentTypeContainerService folders = host.Get<IContentTypeContainerService>();
        EntityContainer outer = (await folders.CreateAsync(Guid.NewGuid(), "Buiten", null, User)).Result!;
        EntityContainer inner = (await folders.CreateAsync(Guid.NewGuid(), "Binnen", outer.Key, User)).Result!;
        IContentType type = await Created(Type("moved").With(Property("title")));

        Attempt<IContentType?, ContentTypeStructureOperationStatus> moved = await types.MoveAsync(type.Key, inner.Key);
        Attempt<IContentType?, ContentTypeStructureOperationStatus> copied = await types.CopyAsync(type.Key, outer.Key);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((moved.Success, copied.Success), Is.EqualTo((true, true)));
            Assert.That(types.Get(type.Key)!.Path, Is.EqualTo($"-1,{outer.Id},{inner.Id},{type.Id}"));
            Assert.That((copied.Result!.ParentId, copied.Result.PropertyTypes.Single().Id), Is.Not.EqualTo((inner.Id, type.IdOf("title"))));
            Assert.That((await folders.GetParentAsync(types.Get(type.Key)!))!.Id, Is.EqualTo(inner.Id));
            Assert.That((await folders.DeleteAsync(inner.Key, User)).Status, Is.EqualTo(EntityContainerOperationStatus.NotEmpty));
        }
    }

    [Test]
    public async Task EditingService_CreatesATypeWithGroupsCompositionsAndAllowedSelf()
    {
        IContentType composed = await Created(Type("composedOf").With(Property("shared")));
        Guid key = Guid.NewGuid();
        Guid tab = Guid.NewGuid();
        var model = new ContentTypeCreateModel
        {
            Key = key,
            Alias = "edited",
            Name = "Bewerkt",
            Icon = "icon-book",
            Compositions = [new Composition { Key = composed.Key, CompositionType = CompositionType.Composition }],
            Containers = [new ContentTypePropertyContainerModel { Key = tab, Name = "Inhoud", Type = "Tab" }],
            Properties = [new ContentTypePropertyTypeModel { Key = Guid.NewGuid(), Alias = "own", Name = "Eigen", ContainerKey = tab, DataTypeKey = Constants.DataTypes.Guids.TextareaGuid }],
        };
        Attempt<IContentType?, ContentTypeOperationStatus> created = await host.Get<IContentTypeEditingService>().CreateAsync(model, User);

        Assert.That(created.Status, Is.EqualTo(ContentTypeOperationStatus.Success));
        created.Result!.AllowedContentTypes = [new ContentTypeSort(key, 0, "edited")];
        Assert.That((await host.Get<IContentTypeService>().UpdateAsync(created.Result, User)).Success);
        IContentType found = host.Get<IContentTypeService>().Get(key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.CompositionPropertyTypes.Select(property => property.Alias), Is.EqualTo(new[] { "shared", "own" }));
            Assert.That(found.AllowedContentTypes!.Single().Key, Is.EqualTo(key));
            Assert.That(found.PropertyGroups.Single().Key, Is.EqualTo(tab));
        }
    }

    [Test]
    public async Task ContentOfAType_FollowsItsChanges()
    {
        IContentTypeService types = host.Get<IContentTypeService>();
        IContentService contents = host.Get<IContentService>();
        IContentType type = Type("followed").With(Property("title"), Property("text"));
        type.AllowedAsRoot = true;
        await Created(type);
        IContent document = contents.Create("Document", Constants.System.Root, "followed");
        document.SetValue("title", "Welkom");
        document.SetValue("text", "Tekst");
        contents.Save(document);
        Assert.That(contents.Publish(document, ["*"]).Success);

        type = types.Get(type.Key)!;
        type.PropertyTypes.Single(property => property.Alias == "title").Alias = "heading";
        type.RemovePropertyType("text");
        await types.UpdateAsync(type, User);
        IContent renamed = contents.GetById(document.Key)!;
        Assert.That((renamed.GetValue("heading"), renamed.HasProperty("text"), renamed.Edited), Is.EqualTo(((object)"Welkom", false, false)));

        type = types.Get(type.Key)!;
        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single().Variations = ContentVariation.Culture;
        await types.UpdateAsync(type, User);
        string culture = await host.Get<ILanguageService>().GetDefaultIsoCodeAsync();
        IContent varying = contents.GetById(document.Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((varying.GetValue("heading", culture), varying.GetCultureName(culture), varying.GetPublishName(culture)), Is.EqualTo(((object)"Welkom", "Document", "Document")));
            Assert.That((varying.Edited, varying.IsCulturePublished(culture), varying.IsCultureEdited(culture)), Is.EqualTo((false, true, false)));
        }

        varying.SetValue("heading", "Dag", culture);
        contents.Save(varying);
        type = types.Get(type.Key)!;
        type.Variations = ContentVariation.Nothing;
        await types.UpdateAsync(type, User);
        IContent back = contents.GetById(document.Key)!;
        Assert.That((back.GetValue("heading"), back.GetValue("heading", published: true), back.Edited, back.Name), Is.EqualTo(((object)"Dag", (object)"Welkom", true, "Document")));

        await types.DeleteAsync(type.Key, User);
        Assert.That(contents.GetById(document.Key), Is.Null);
    }

    [Test]
    public async Task Templates_AreCreatedForATypeAndGivenToItsDocuments()
    {
        ITemplateService templates = host.Get<ITemplateService>();
        ITemplate template = Success(await templates.CreateAsync("Sjabloon", "sjabloon", "<p/>", User));
        IContentType type = Type("templated");
        type.AllowedAsRoot = true;
        type.SetDefaultTemplate(template);
        await Created(type);
        IContent document = host.Get<IContentService>().Create("Document", Constants.System.Root, "templated");
        host.Get<IContentService>().Save(document);

        Assert.That(host.Get<IContentService>().GetById(document.Key)!.TemplateId, Is.EqualTo(template.Id));
        Assert.That((await templates.GetAsync("sjabloon"))!.Content, Is.EqualTo("<p/>"));
    }

    [Test]
    public async Task Languages_AddUpdateDelete()
    {
        ILanguageService languages = host.Get<ILanguageService>();
        ILanguage dutch = (await languages.CreateAsync(new Language("nl-NL", "Nederlands") { FallbackIsoCode = await languages.GetDefaultIsoCodeAsync() }, User)).Result;
        dutch.IsMandatory = true;
        Assert.That((await languages.UpdateAsync(dutch, User)).Status, Is.EqualTo(LanguageOperationStatus.Success));
        Assert.That((await languages.CreateAsync(new Language("nl-NL", "Nederlands"), User)).Status, Is.EqualTo(LanguageOperationStatus.DuplicateIsoCode));
        Assert.That((await languages.GetAsync("nl-NL"))!.IsMandatory);
        Assert.That((await languages.DeleteAsync("nl-NL", User)).Status, Is.EqualTo(LanguageOperationStatus.Success));
        Assert.That((await languages.DeleteAsync(await languages.GetDefaultIsoCodeAsync(), User)).Status, Is.EqualTo(LanguageOperationStatus.MissingDefault));
    }

    [Test]
    public async Task Dictionary_AddUpdateMoveDelete()
    {
        IDictionaryItemService dictionary = host.Get<IDictionaryItemService>();
        ILanguage english = (await host.Get<ILanguageService>().GetDefaultLanguageAsync())!;
        IDictionaryItem parent = Success(await dictionary.CreateAsync(new DictionaryItem("Groep"), User));
        IDictionaryItem item = Success(await dictionary.CreateAsync(new DictionaryItem("Groet") { Translations = [new DictionaryTranslation(english, "Hello")] }, User));
        item.Translations.Single().Value = "Hi";
        Success(await dictionary.UpdateAsync(item, User));
        Success(await dictionary.MoveAsync(item, parent.Key, User));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await dictionary.GetAsync("Groet"))!.Translations.Single().Value, Is.EqualTo("Hi"));
            Assert.That((await dictionary.GetChildrenAsync(parent.Key)).Single().Key, Is.EqualTo(item.Key));
            Assert.That((await dictionary.CreateAsync(new DictionaryItem("Groet"), User)).Status, Is.EqualTo(DictionaryItemOperationStatus.DuplicateItemKey));
        }

        Success(await dictionary.DeleteAsync(parent.Key, User));
        Assert.That(await dictionary.GetAsync(item.Key), Is.Null);
    }

    private static T Success<T, TStatus>(Attempt<T, TStatus> attempt)
    {
        Assert.That(attempt.Success, attempt.Status?.ToString() ?? string.Empty);
        return attempt.Result;
    }

    private IContentType Type(string alias) => new ContentType(host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias };

    private PropertyType Property(string alias) =>
        new(host.Get<IShortStringHelper>(), Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar, alias) { Name = alias, DataTypeId = Constants.DataTypes.Textbox };

    private async Task<IContentType> Created(IContentType type)
    {
        Attempt<ContentTypeOperationStatus> created = await host.Get<IContentTypeService>().CreateAsync(type, User);
        Assert.That(created.Success, created.Result.ToString());
        return type;
    }
}
