using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Tags;

/// <summary>Tags in use, for who is about to choose one.</summary>
internal sealed class TagEndpoints(ITagService tags) : IManagementEndpoints<TagEndpoints>
{
    public static void Map(ManagementRoutes<TagEndpoints> routes) => routes.Get("tag", BackOfficePolicies.BackOfficeAccess, (e, request) => e.List(request));

    private async Task<IResult> List(ManagementRequest request)
    {
        IEnumerable<ITag> found = await tags.GetByQueryAsync(request.Query("query") ?? string.Empty, request.Query("tagGroup"), request.Query("culture"));
        return Answer.Ok(request.Paging.Of(found.Select(tag => new TagModel(tag.Key, tag.Text, tag.Group, tag.NodeCount)).ToArray()));
    }

    private sealed record TagModel(Guid Id, string Text, string Group, int NodeCount);
}
