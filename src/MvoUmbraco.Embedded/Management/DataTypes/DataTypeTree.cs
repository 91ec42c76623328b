using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.DataTypes;

/// <inheritdoc/>
internal sealed class DataTypeTree(IEntityService entities, IDataTypeService types)
    : TypeTree<DataTypeTreeItem>(entities, UmbracoObjectTypes.DataType, UmbracoObjectTypes.DataTypeContainer), IManagementEndpoints<DataTypeTree>
{
    public static void Map(ManagementRoutes<DataTypeTree> routes) => Map(routes, "data-type", BackOfficePolicies.TreeAccessDataTypes);

    protected override async Task<Func<TypeNode, DataTypeTreeItem>> ItemOf(Guid[] keys)
    {
        Dictionary<Guid, IDataType> known = (keys.Length == 0 ? [] : await types.GetAllAsync(keys)).ToDictionary(type => type.Key);
        return node =>
        {
            IDataType? type = known.GetValueOrDefault(node.Key);
            return new DataTypeTreeItem(node.HasChildren, node.Key, node.Parent, [], node.Name, node.IsFolder, type?.EditorUiAlias, type?.IsDeletableDataType() == true);
        };
    }
}

internal sealed record DataTypeTreeItem(
    bool HasChildren, Guid Id, Reference? Parent, IReadOnlyList<Flag> Flags, string Name, bool IsFolder, string? EditorUiAlias, bool IsDeletable);
