using System.Text.Json.Nodes;
using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.DataTypes;

/// <summary>
/// Data types, found by key and then by name. An editor that is not installed does not stop an import: the data type is
/// kept as it is in the file, values are stored as text, and all is well once the editor comes.
/// </summary>
internal sealed class DataTypeKind(
    IDataTypeService dataTypes,
    IDataTypeContainerService containers,
    PropertyEditorCollection editors,
    IDataValueEditorFactory valueEditors,
    IConfigurationEditorJsonSerializer json,
    IShortStringHelper shortStrings) : ItemKind<DataTypeItem>(FileKind.DataTypes)
{
    /// <summary>What Umbraco answers for every data type whose editor is not installed.</summary>
    private const string MissingEditorUi = "Umb.PropertyEditorUi.Missing";

    private readonly Folders<IDataType> folders = new(containers);

    public override bool DeletesLast => true;

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IDataType dataType in await dataTypes.GetAllAsync())
        {
            yield return await DescribeAsync(dataType);
        }
    }

    public override UsyncItem Completed(UsyncItem described, UsyncItem file) =>
        described is DataTypeItem { EditorUiAlias: MissingEditorUi } dataType && file is DataTypeItem known
            ? dataType with { EditorUiAlias = known.EditorUiAlias }
            : described;

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (await FindAsync(key, alias) is not { } dataType)
        {
            return false;
        }

        Attempt<IDataType?, DataTypeOperationStatus> deleted = await dataTypes.DeleteAsync(dataType.Key, Constants.Security.SuperUserKey);
        return deleted.Success ? true : throw Refused("delete", deleted.Status);
    }

    protected override string FileName(DataTypeItem item) => item.Name.ToSafeAlias(shortStrings);

    protected override async Task<FileOutcome> ApplyAsync(DataTypeItem item, Round round, Notes notes)
    {
        if (!editors.TryGet(item.EditorAlias, out IDataEditor? editor))
        {
            notes.Warn("Info/EditorAlias", $"The editor {item.EditorAlias} is not installed; values are kept as text until it is. Install the package that brings it.");
        }

        IDataType? existing = await FindAsync(item.Key, item.Name);
        DataTypeItem wanted = item with
        {
            EditorUiAlias = item.EditorUiAlias is { Length: > 0 } given && existing?.EditorUiAlias != MissingEditorUi ? given : existing?.EditorUiAlias,
        };
        if (existing is not null && existing.Key == item.Key && (await DescribeAsync(existing)).Means(wanted))
        {
            return FileOutcome.Unchanged;
        }

        editor ??= new MissingPropertyEditor(item.EditorAlias, valueEditors);
        IDataType dataType = existing ?? new DataType(editor, json);
        dataType.Key = item.Key;
        dataType.Name = item.Name;
        if (dataType.EditorAlias != item.EditorAlias)
        {
            dataType.Editor = editor;
        }

        dataType.EditorUiAlias = item.EditorUiAlias ?? wanted.EditorUiAlias;
        dataType.ConfigurationData = editor.GetConfigurationEditor().FromDatabase(
            StoredJson.Parse(item.Config) is { } config ? StoredJson.Compact(config) : null, json);
        dataType.DatabaseType = Storage(dataType, editor);

        EntityContainer? folder = item.Folder is null ? null : await folders.EnsureAsync(item.Folder);
        int parentId = folder?.Id ?? Constants.System.Root;
        if (existing is null)
        {
            dataType.ParentId = parentId;
            Attempt<IDataType, DataTypeOperationStatus> created = await dataTypes.CreateAsync(dataType, Constants.Security.SuperUserKey);
            return created.Success ? FileOutcome.Created : throw Invalid(dataType, created.Status);
        }

        if (existing.ParentId != parentId)
        {
            Attempt<IDataType, DataTypeOperationStatus> moved = await dataTypes.MoveAsync(dataType, folder?.Key, Constants.Security.SuperUserKey);
            dataType = moved.Success ? moved.Result : throw Refused("move", moved.Status);
        }

        Attempt<IDataType, DataTypeOperationStatus> saved = await dataTypes.UpdateAsync(dataType, Constants.Security.SuperUserKey);
        return saved.Success ? FileOutcome.Updated : throw Invalid(dataType, saved.Status);
    }

    private static ValueStorageType Storage(IDataType dataType, IDataEditor editor)
    {
        // A label stores what its configuration says; for the rest the editor decides.
        object? configuration = dataType.ConfigurationObject;
        return ValueTypes.ToStorageType(configuration is IConfigureValueType configured
            ? configured.ValueType
            : editor.GetValueEditor(configuration).ValueType);
    }

    private UsyncFileException Invalid(IDataType dataType, DataTypeOperationStatus status) =>
        status != DataTypeOperationStatus.InvalidConfiguration
            ? Refused("save", status)
            : Wrong("Config", "Umbraco refuses this configuration: "
                + string.Join(' ', dataTypes.ValidateConfigurationData(dataType).Select(result => result.ErrorMessage)));

    private async Task<DataTypeItem> DescribeAsync(IDataType dataType) => new(
        dataType.Key,
        dataType.Name ?? string.Empty,
        dataType.Level,
        dataType.Name ?? string.Empty,
        dataType.EditorAlias,
        dataType.EditorUiAlias,
        await folders.PathAsync(dataType),
        DataTypeItem.Exported(StoredJson.Parse(json.Serialize(dataType.ConfigurationData)) as JsonObject ?? []));

    private async Task<IDataType?> FindAsync(Guid key, string name) => await dataTypes.GetAsync(key) ?? await dataTypes.GetAsync(name);
}
