using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Templates;

/// <summary>The names of templates, which documents and their types refer to; templates themselves are a site's code.</summary>
internal sealed class TemplateItemEndpoints(ITemplateService templates) : IManagementEndpoints<TemplateItemEndpoints>
{
    public static void Map(ManagementRoutes<TemplateItemEndpoints> routes) =>
        routes.Get("item/template", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));

    private sealed record TemplateItem(Guid Id, string Name, string Alias, IReadOnlyList<object> Flags);

    private async Task<IResult> Items(ManagementRequest request)
    {
        List<TemplateItem> found = [];
        foreach (Guid key in request.QueryKeys())
        {
            if (await templates.GetAsync(key) is { } template)
            {
                found.Add(new TemplateItem(template.Key, template.Name ?? string.Empty, template.Alias, []));
            }
        }

        return Answer.Ok(found);
    }
}
