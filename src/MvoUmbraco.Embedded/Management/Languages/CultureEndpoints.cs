using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Languages;

/// <summary>The cultures of which a language can be made.</summary>
internal sealed class CultureEndpoints(ICultureService cultures) : IManagementEndpoints<CultureEndpoints>
{
    public static void Map(ManagementRoutes<CultureEndpoints> routes) =>
        routes.Get("culture", BackOfficePolicies.BackOfficeAccess, (e, request) => e.List(request));

    private Task<IResult> List(ManagementRequest request)
    {
        CultureModel[] all = [.. cultures.GetValidCultureInfos().Select(culture => new CultureModel(culture.Name, culture.EnglishName))];
        return Task.FromResult(Answer.Ok(request.Paging.Of(all)));
    }
}
