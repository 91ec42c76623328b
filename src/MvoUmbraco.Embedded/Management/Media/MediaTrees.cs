using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>The tree of media that a user sees: the start nodes, or the whole one for a picker that ignores them.</summary>
internal sealed class MediaTrees(IEntityService entities, PickerSettings pickers, AppCaches caches)
{
    public async Task<ContentTree> ForAsync(ManagementRequest request) => new(
        entities,
        UmbracoObjectTypes.Media,
        await pickers.IgnoreStartNodesAsync(request) ? StartNodes.Everything : StartNodes.OfMedia(request.User, entities, caches));
}
