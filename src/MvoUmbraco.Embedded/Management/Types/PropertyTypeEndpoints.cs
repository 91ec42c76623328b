using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Types;

/// <summary>Whether there are values of a property, which would be lost with it.</summary>
internal sealed class PropertyTypeEndpoints(IPropertyTypeUsageService usage) : IManagementEndpoints<PropertyTypeEndpoints>
{
    public static StatusTable<PropertyTypeOperationStatus> Problems { get; } = new()
    {
        { PropertyTypeOperationStatus.ContentTypeNotFound, 404, "The type could not be found", "There is no type with this id." },
    };

    public static void Map(ManagementRoutes<PropertyTypeEndpoints> routes) =>
        routes.Get("property-type/is-used", BackOfficePolicies.TreeAccessDocumentTypes, (e, request) => e.IsUsed(request));

    private async Task<IResult> IsUsed(ManagementRequest request)
    {
        Attempt<bool, PropertyTypeOperationStatus> used = await usage.HasSavedPropertyValuesAsync(request.RequiredQueryKey("contentTypeId"), request.RequiredQuery("propertyAlias"));
        return used.Success ? Answer.Ok(used.Result) : Answer.From(used, Problems);
    }
}
