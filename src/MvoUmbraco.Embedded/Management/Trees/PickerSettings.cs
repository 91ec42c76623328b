using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Trees;

/// <summary>What the data type of a picker says of the tree it shows: the client names it as <c>dataTypeId</c>.</summary>
internal sealed class PickerSettings(IDataTypeService dataTypes)
{
    public async Task<bool> IgnoreStartNodesAsync(ManagementRequest request) =>
        request.QueryKey("dataTypeId") is { } key
        && await dataTypes.GetAsync(key) is { } dataType
        && dataType.ConfigurationData.TryGetValue(Constants.DataTypes.ReservedPreValueKeys.IgnoreUserStartNodes, out object? value)
        && value is true or "true" or "1" or 1;
}
