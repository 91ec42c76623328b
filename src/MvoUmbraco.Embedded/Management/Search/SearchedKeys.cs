using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Search;

/// <summary>Searching among nodes that there are few of, types for instance: all that is found, the best first.</summary>
internal static class SearchedKeys
{
    /// <summary>The keys of what meets <c>query</c>; none when nothing was typed.</summary>
    public static async Task<Guid[]> KeysAsync(this IIndexedEntitySearchService search, ManagementRequest request, UmbracoObjectTypes kind)
    {
        PagedModel<IEntitySlim> found = await search.SearchAsync(kind, request.Query("query") ?? string.Empty, null, null, trashed: null, take: int.MaxValue);
        return [.. found.Items.Select(entity => entity.Key)];
    }
}
