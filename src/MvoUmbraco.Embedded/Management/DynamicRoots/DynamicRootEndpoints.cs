using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.DynamicRoot;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;

namespace MvoUmbraco.Embedded.Management.DynamicRoots;

/// <summary>Where a picker starts that starts at another place for every document: the site of the document, its nearest ancestor of a type, and so on.</summary>
internal sealed class DynamicRootEndpoints(IDynamicRootService roots) : IManagementEndpoints<DynamicRootEndpoints>
{
    public static void Map(ManagementRoutes<DynamicRootEndpoints> routes) =>
        routes.Post("dynamic-root/query", BackOfficePolicies.SectionAccessContent, (e, request) => e.FindAsync(request));

    private sealed record Asked(Context Context, Query Query);

    /// <param name="Parent">The parent of the document, which may be a new one without a key.</param>
    /// <param name="Id">The document.</param>
    private sealed record Context(Reference Parent, Guid? Id = null);

    private sealed record Query(Origin Origin, IReadOnlyList<Step> Steps);

    private sealed record Origin(string Alias, Guid? Id = null);

    private sealed record Step(string Alias, IReadOnlyList<Guid> DocumentTypeIds);

    private sealed record Found(IReadOnlyList<Guid> Roots);

    private async Task<IResult> FindAsync(ManagementRequest request)
    {
        Asked asked = await request.BodyAsync<Asked>();
        return Answer.Ok(new Found([.. await roots.GetDynamicRootsAsync(new DynamicRootNodeQuery
        {
            OriginAlias = asked.Query.Origin.Alias,
            OriginKey = asked.Query.Origin.Id,
            Context = new DynamicRootContext { CurrentKey = asked.Context.Id, ParentKey = asked.Context.Parent.Id },
            QuerySteps = [.. asked.Query.Steps.Select(step => new DynamicRootQueryStep { Alias = step.Alias, AnyOfDocTypeKeys = step.DocumentTypeIds })],
        })]));
    }
}
