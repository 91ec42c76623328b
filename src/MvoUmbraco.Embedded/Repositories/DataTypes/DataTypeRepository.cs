using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.DataTypes;

/// <summary>
/// Data types. Editors come late (<see cref="Lazy{T}"/>): they depend on services that depend on this. A data type whose
/// editor is not installed still loads, with a stand-in editor, and keeps its configuration and UI for when it is.
/// </summary>
internal sealed class DataTypeRepository : IDataTypeRepository
{
    private const string MissingEditorUi = "Umb.PropertyEditorUi.Missing";

    private readonly StoreAccess store;
    private readonly Lazy<PropertyEditorCollection> editors;
    private readonly IConfigurationEditorJsonSerializer serializer;
    private readonly IDataValueEditorFactory valueEditors;
    private readonly TypeChanges typeChanges;
    private readonly NodeIds ids;
    private readonly NodeRemovals removals;
    private readonly ILogger<DataTypeRepository> logger;
    private readonly ConcurrentDictionary<string, bool> missingEditors = [];
    private readonly BuiltEntities<DataTypeRow, DataType> built;

    public DataTypeRepository(
        StoreAccess store,
        Lazy<PropertyEditorCollection> editors,
        IConfigurationEditorJsonSerializer serializer,
        IDataValueEditorFactory valueEditors,
        TypeChanges typeChanges,
        NodeIds ids,
        NodeRemovals removals,
        ILogger<DataTypeRepository> logger)
    {
        this.store = store;
        this.editors = editors;
        this.serializer = serializer;
        this.valueEditors = valueEditors;
        this.typeChanges = typeChanges;
        this.ids = ids;
        this.removals = removals;
        this.logger = logger;
        built = new BuiltEntities<DataTypeRow, DataType>(store, Build);
    }

    public IDataType? Get(int id) => HandOut(Rows.Get(id));

    public IDataType? Get(Guid id) => HandOut(Rows.Get(id));

    public IEnumerable<IDataType> GetMany(params int[]? ids) => HandOut(ids is { Length: > 0 } ? ids.Distinct().Select(Rows.Get) : Rows.All);

    IEnumerable<IDataType> IReadRepository<Guid, IDataType>.GetMany(params Guid[]? ids) => HandOut(ids is { Length: > 0 } ? ids.Distinct().Select(Rows.Get) : Rows.All);

    public bool Exists(int id) => Rows.Get(id) is not null;

    public bool Exists(Guid id) => Rows.Get(id) is not null;

    public IEnumerable<IDataType> Get(IQuery<IDataType> query)
    {
        var predicate = (EntityQuery<IDataType>)query;
        return HandOut(Rows.All.Where(row => predicate.Matches(Shared(row))));
    }

    public int Count(IQuery<IDataType>? query) => query is EntityQuery<IDataType> predicate
        ? Rows.All.Count(row => predicate.Matches(Shared(row)))
        : Rows.Count;

    public void Save(IDataType entity)
    {
        UnitOfWork write = store.Write;
        State before = write.State;
        DataTypeRow? known = entity.HasIdentity ? Rows.Get(entity.Id) : null;
        if (entity.HasIdentity && known is null)
        {
            throw new InvalidOperationException($"The data type '{entity.Name}' ({entity.Id}) does not exist any more.");
        }

        if (entity.Editor is { } editor and not MissingPropertyEditor)
        {
            entity.DatabaseType = StorageOf(editor, entity.ConfigurationObject);
        }

        if (!string.IsNullOrWhiteSpace(entity.Name))
        {
            HashSet<string> taken = Rows.All.Where(row => row.Id != entity.Id).Select(row => row.Name).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            entity.Name = UniqueNames.Of(entity.Name, taken.Contains);
        }

        if (known is null)
        {
            entity.AddingEntity();
            entity.Id = ids.Take(entity.Key);
            DefinitionTree.PlaceNew(before, entity, Rows.All);
        }
        else
        {
            entity.UpdatingEntity();
            if (entity.ParentId != known.ParentId)
            {
                DefinitionTree.PlaceMoved(before, entity, Rows.All);
            }
        }

        write.Put(DataTypeRow.Kind, ToRow(entity, known));
        if (known is not null && known.Storage != entity.DatabaseType)
        {
            typeChanges.Apply(write, before);
        }

        entity.ResetDirtyProperties();
    }

    public void Delete(IDataType entity)
    {
        UnitOfWork write = store.Write;
        State before = write.State;
        if (Rows.Get(entity.Id) is not { } row)
        {
            return;
        }

        removals.Remove(row);
        write.Remove(DataTypeRow.Kind, entity.Id);
        DefinitionTree.Each(write, ContentTypeRow.Kind, type => type.Properties.Any(property => property.DataType == entity.Id)
            ? type with { Properties = [.. type.Properties.Where(property => property.DataType != entity.Id)] }
            : type);
        typeChanges.Apply(write, before);
        entity.DeleteDate = DateTime.UtcNow;
    }

    public IEnumerable<MoveEventInfo<IDataType>> Move(IDataType toMove, EntityContainer? container)
    {
        if (container is not null && $",{container.Path},".Contains($",{toMove.Id},", StringComparison.Ordinal))
        {
            throw new DataOperationException<MoveOperationStatusType>(MoveOperationStatusType.FailedNotAllowedByPath);
        }

        string from = toMove.Path;
        toMove.ParentId = container?.Id ?? Constants.System.Root;
        Save(toMove);
        return [new MoveEventInfo<IDataType>(toMove, from, toMove.ParentId, container?.Key ?? Constants.System.RootKey)];
    }

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindUsages(int id) => store.Read.Table(ContentTypeRow.Kind).All
        .Where(row => row.Properties.Any(property => property.DataType == id))
        .ToDictionary(UdiOf, row => (IEnumerable<string>)[.. row.Properties.Where(property => property.DataType == id).Select(property => property.Alias).Order(StringComparer.Ordinal)]);

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindListViewUsages(int id) =>
        Rows.Get(id) is { EditorAlias: Constants.PropertyEditors.Aliases.ListView } row
            ? store.Read.Table(ContentTypeRow.Kind).All
                .Where(type => type.ListView == row.Key)
                .ToDictionary(UdiOf, _ => (IEnumerable<string>)[row.Name ?? string.Empty])
            : new Dictionary<Udi, IEnumerable<string>>();

    private Table<DataTypeRow> Rows => store.Read.Table(DataTypeRow.Kind);

    private static Udi UdiOf(ContentTypeRow row) => new GuidUdi(ObjectTypes.GetUdiType(row.ObjectType), row.Key).EnsureClosed();

    private DataType Shared(DataTypeRow row) => built.Shared(row);

    private DataType? HandOut(DataTypeRow? row)
    {
        if (row is null)
        {
            return null;
        }

        DataType clone = built.Copy(row);

        // A clone shares the dictionary; what the caller does to it must stay his.
        clone.SetConfigurationData(new Dictionary<string, object>(clone.ConfigurationData));
        return clone;
    }

    private List<IDataType> HandOut(IEnumerable<DataTypeRow?> rows) => [.. rows.Select(HandOut).OfType<IDataType>()];

    private DataType Build(DataTypeRow row)
    {
        IDataEditor editor = EditorOf(row);
        var dataType = new DataType(editor, serializer)
        {
            Id = row.Id,
            Key = row.Key,
            Name = row.Name,
            ParentId = row.ParentId,
            Path = row.Path,
            Level = row.Level,
            SortOrder = row.SortOrder,
            Trashed = row.Trashed,
            CreatorId = row.CreatorId,
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
            DatabaseType = row.Storage,
            EditorUiAlias = editor is MissingPropertyEditor ? MissingEditorUi : row.EditorUiAlias,
        };
        dataType.SetConfigurationData(editor.GetConfigurationEditor().FromDatabase(row.Configuration, serializer));
        dataType.ResetDirtyProperties(false);
        return dataType;
    }

    /// <summary>How an editor's values are stored; for some, labels for instance, the configuration says so.</summary>
    private static ValueStorageType StorageOf(IDataEditor editor, object? configuration) => ValueTypes.ToStorageType(
        configuration is IConfigureValueType configured ? configured.ValueType : editor.GetValueEditor(configuration).ValueType);

    private IDataEditor EditorOf(DataTypeRow row)
    {
        if (editors.Value.TryGet(row.EditorAlias, out IDataEditor? editor))
        {
            return editor;
        }

        if (missingEditors.TryAdd(row.EditorAlias, true))
        {
            logger.LogWarning("The data type {Name} asks for the property editor {EditorAlias}, which is not installed; its values can be read but not edited", row.Name, row.EditorAlias);
        }

        return new MissingPropertyEditor(row.EditorAlias, valueEditors);
    }

    private DataTypeRow ToRow(IDataType entity, DataTypeRow? known) => new()
    {
        Id = entity.Id,
        Key = entity.Key,
        Name = entity.Name,
        ParentId = entity.ParentId,
        Path = entity.Path,
        Level = entity.Level,
        SortOrder = entity.SortOrder,
        Trashed = entity.Trashed,
        CreatorId = entity.CreatorId,
        CreateDate = Utc.Of(entity.CreateDate),
        UpdateDate = Utc.Of(entity.UpdateDate),
        EditorAlias = entity.EditorAlias,
        EditorUiAlias = entity.Editor is MissingPropertyEditor && entity.EditorUiAlias == MissingEditorUi ? known?.EditorUiAlias : entity.EditorUiAlias,
        Storage = entity.DatabaseType,
        Configuration = entity.Editor?.GetConfigurationEditor().ToDatabase(entity.ConfigurationData, serializer),
    };
}
