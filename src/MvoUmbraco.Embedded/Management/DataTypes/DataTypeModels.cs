using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.DataTypes;

/// <summary>A data type as the API shows it: of its configuration what is set, no defaults.</summary>
internal sealed record DataTypeModel(
    Guid Id, string Name, string EditorAlias, string EditorUiAlias, IReadOnlyList<ConfigurationValue> Values, bool IsDeletable, bool CanIgnoreStartNodes)
{
    public static DataTypeModel Of(IDataType type) => new(
        type.Key,
        type.Name ?? string.Empty,
        type.EditorAlias,
        type.EditorUiAlias ?? type.EditorAlias,
        [.. (type.Editor?.GetConfigurationEditor().ToConfigurationEditor(type.ConfigurationData) ?? Enumerable.Empty<KeyValuePair<string, object>>()).Select(pair => new ConfigurationValue(pair.Key, pair.Value))],
        type.IsDeletableDataType(),
        !type.IsBuildInDataType());
}

internal sealed record ConfigurationValue(string Alias, object? Value);

internal sealed record DataTypeItem(Guid Id, IReadOnlyList<Flag> Flags, string Name, string? EditorUiAlias, string EditorAlias, bool IsDeletable)
{
    public static DataTypeItem Of(IDataType type) => new(type.Key, [], type.Name ?? string.Empty, type.EditorUiAlias, type.EditorAlias, type.IsDeletableDataType());
}

internal sealed record DataTypeConfiguration(DataTypeChangeMode CanBeChanged, Guid DocumentListViewId, Guid MediaListViewId);
