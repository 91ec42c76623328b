using System.Reflection;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Tests.Repositories;

[Parallelizable(ParallelScope.All)]
public sealed class DataTypeRepositoryTests
{
    [Test]
    public async Task NewDatabase_HasTheDataTypesOfAFreshUmbraco()
    {
        await using var host = new UnstartedHost();
        List<IDataType> all = [.. ((IReadRepository<int, IDataType>)host.Get<IDataTypeRepository>()).GetMany()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Has.Count.EqualTo(37));
            Assert.That(all.Where(dataType => dataType.Editor is MissingPropertyEditor).Select(dataType => dataType.Name), Is.Empty);
            Assert.That(
                all.Select(dataType => (dataType.Name, dataType.DatabaseType)),
                Is.EquivalentTo(all.Select(dataType => (dataType.Name, dataType.ConfigurationObject is IConfigureValueType label
                    ? ValueTypes.ToStorageType(label.ValueType)
                    : ValueTypes.ToStorageType(dataType.Editor!.GetType().GetCustomAttribute<DataEditorAttribute>()!.ValueType)))),
                "each is stored as its editor stores");
            Assert.That(host.Get<IDataTypeRepository>().Get(Constants.DataTypes.LabelBytes)!.ConfigurationData["labelTemplate"], Is.EqualTo("{=value | bytes}"));
            Assert.That(all.Min(dataType => dataType.Id), Is.LessThan(0), "the built-in ones keep their ids");
        }
    }

    [Test]
    public async Task Save_EveryField_ComesBackAfterARestart()
    {
        using var folder = new TemporaryFolder();
        IDataType saved;
        await using (var host = new UnstartedHost(folder))
        {
            saved = New(host, "Schuiver", Constants.PropertyEditors.Aliases.Slider, new Dictionary<string, object> { ["minVal"] = 2, ["maxVal"] = 9 });
            saved.EditorUiAlias = "Umb.PropertyEditorUi.Slider";
            Save(host, saved);
        }

        await using var again = new UnstartedHost(folder);
        IDataType found = again.Get<IDataTypeRepository>().Get(saved.Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Id, found.Name, found.EditorAlias, found.EditorUiAlias, found.Path, found.Level), Is.EqualTo((saved.Id, "Schuiver", Constants.PropertyEditors.Aliases.Slider, "Umb.PropertyEditorUi.Slider", $"-1,{saved.Id}", 1)));
            Assert.That((found.ConfigurationData["minVal"].ToString(), found.ConfigurationData["maxVal"].ToString()), Is.EqualTo(("2", "9")));
            Assert.That((found.CreateDate, found.UpdateDate), Is.EqualTo((saved.CreateDate, saved.UpdateDate)));
            Assert.That(found.IsDirty(), Is.False);
        }
    }

    [Test]
    public async Task Get_AfterACallerChangedTheConfigurationOfHisCopy_IsAsStored()
    {
        await using var host = new UnstartedHost();
        IDataTypeRepository dataTypes = host.Get<IDataTypeRepository>();
        dataTypes.Get(Constants.DataTypes.LabelInt)!.ConfigurationData["umbracoDataValueType"] = "DATE";

        Assert.That(dataTypes.Get(Constants.DataTypes.LabelInt)!.ConfigurationData["umbracoDataValueType"], Is.EqualTo("INT"));
    }

    [Test]
    public async Task Save_TakenName_GetsANumber()
    {
        await using var host = new UnstartedHost();
        IDataType first = New(host, "Textstring", Constants.PropertyEditors.Aliases.TextBox);
        IDataType second = New(host, "TEXTSTRING", Constants.PropertyEditors.Aliases.TextBox);
        Save(host, first);
        Save(host, second);
        Save(host, first);

        Assert.That((first.Name, second.Name), Is.EqualTo(("Textstring (1)", "TEXTSTRING (2)")));
    }

    [Test]
    public async Task EditorNotInstalled_DataTypeLoadsAndKeepsItsConfigurationAndUi()
    {
        await using var host = new UnstartedHost();
        var row = new DataTypeRow
        {
            Id = host.Get<StoreAccess>().NextId(),
            Key = Guid.NewGuid(),
            Name = "Foreign",
            EditorAlias = "Acme.Editor",
            EditorUiAlias = "Acme.Ui",
            Storage = ValueStorageType.Integer,
            Configuration = """{"colour":"blue"}""",
        };
        host.Write(() => host.Get<StoreAccess>().Write.Put(DataTypeRow.Kind, row));

        IDataType found = host.Get<IDataTypeRepository>().Get(row.Id)!;
        Assert.That((found.EditorAlias, found.Editor, found.ConfigurationData["colour"]), Is.EqualTo(("Acme.Editor", found.Editor, (object)"blue")));
        Assert.That(found.Editor, Is.TypeOf<MissingPropertyEditor>());

        found.Name = "Renamed";
        Save(host, found);
        DataTypeRow stored = host.State.Table(DataTypeRow.Kind).Get(row.Id)!;
        Assert.That((stored.Name, stored.EditorAlias, stored.EditorUiAlias, stored.Storage, stored.Configuration), Is.EqualTo(("Renamed", "Acme.Editor", "Acme.Ui", ValueStorageType.Integer, """{"colour":"blue"}""")));
    }

    [Test]
    public async Task FindUsages_NamesTypesOfAllKindsAndTheirProperties()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("b"), host.Property("a")));
        type.ListView = Constants.DataTypes.Guids.ListViewMediaGuid;
        host.Saved(type);
        IDataTypeRepository dataTypes = host.Get<IDataTypeRepository>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dataTypes.FindUsages(Constants.DataTypes.Textbox), Is.EqualTo(new Dictionary<Udi, IEnumerable<string>> { [Udi.Create("document-type", type.Key)] = ["a", "b"] }));
            Assert.That(dataTypes.FindUsages(Constants.DataTypes.Upload).Keys.Select(udi => udi.EntityType), Is.EqualTo(new[] { "media-type" }));
            Assert.That(dataTypes.FindListViewUsages(Constants.DataTypes.DefaultMediaListView).Keys.Select(udi => udi.EntityType), Is.EquivalentTo(new[] { "document-type", "media-type" }));
            Assert.That(dataTypes.FindListViewUsages(Constants.DataTypes.Textbox), Is.Empty);
        }
    }

    [Test]
    public async Task Delete_TakesItsPropertiesAndTheirValues()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("title"), host.Property("text", Constants.DataTypes.Textarea)));
        DocumentRow document = host.Document(type, new StoredValue(type.IdOf("title"), null, null, "sX", null));

        host.Write(() => host.Get<IDataTypeRepository>().Delete(host.Get<IDataTypeRepository>().Get(Constants.DataTypes.Textbox)!));

        Assert.That(host.Get<IContentTypeRepository>().Get(type.Id)!.PropertyTypes.Select(property => property.Alias), Is.EqualTo(new[] { "text" }));
        Assert.That(host.Stored(document).Values, Is.Empty);
    }

    [Test]
    public async Task Move_IntoAFolderAndBack()
    {
        await using var host = new UnstartedHost();
        IDataType dataType = New(host, "Moved", Constants.PropertyEditors.Aliases.TextBox);
        Save(host, dataType);
        var folder = new EntityContainer(Constants.ObjectTypes.DataType) { Name = "Folder" };
        host.Write(() => host.Get<IDataTypeContainerRepository>().Save(folder));

        IEnumerable<MoveEventInfo<IDataType>> moved = [];
        host.Write(() => moved = host.Get<IDataTypeRepository>().Move(dataType, folder));
        IDataType found = host.Get<IDataTypeRepository>().Get(dataType.Id)!;
        Assert.That((found.ParentId, found.Path, found.Level, moved.Single().OriginalPath), Is.EqualTo((folder.Id, $"-1,{folder.Id},{dataType.Id}", 2, $"-1,{dataType.Id}")));

        host.Write(() => host.Get<IDataTypeRepository>().Move(found, null));
        Assert.That(host.Get<IDataTypeRepository>().Get(dataType.Id)!.Path, Is.EqualTo($"-1,{dataType.Id}"));
    }

    [Test]
    public async Task Query_ByEditor()
    {
        await using var host = new UnstartedHost();
        IDataTypeRepository dataTypes = host.Get<IDataTypeRepository>();
        ICoreScopeProvider scopes = host.Get<ICoreScopeProvider>();
        var aliases = new List<string> { Constants.PropertyEditors.Aliases.TextBox, Constants.PropertyEditors.Aliases.TextArea };
        Assert.That(dataTypes.Get(scopes.CreateQuery<IDataType>().Where(dataType => dataType.EditorAlias == Constants.PropertyEditors.Aliases.Label)).Count(), Is.EqualTo(8));
        Assert.That(dataTypes.Get(scopes.CreateQuery<IDataType>().Where(dataType => aliases.Contains(dataType.EditorAlias))).Count(), Is.EqualTo(2));
        Assert.That(dataTypes.Get(scopes.CreateQuery<IDataType>().Where(dataType => dataType.Name == "textSTRING")).Single().Id, Is.EqualTo(Constants.DataTypes.Textbox));
    }

    private static DataType New(UnstartedHost host, string name, string editor, IDictionary<string, object>? configuration = null)
    {
        var dataType = new DataType(host.Get<PropertyEditorCollection>()[editor], host.Get<IConfigurationEditorJsonSerializer>()) { Name = name };
        if (configuration is not null)
        {
            dataType.ConfigurationData = configuration;
        }

        return dataType;
    }

    private static void Save(UnstartedHost host, IDataType dataType) => host.Write(() => host.Get<IDataTypeRepository>().Save(dataType));
}
