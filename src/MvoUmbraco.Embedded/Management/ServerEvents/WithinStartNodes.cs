using MvoUmbraco.Embedded.Management.Trees;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.ServerEvents;
using Umbraco.Cms.Core.Services;
using Sources = Umbraco.Cms.Core.Constants.ServerEvents.EventSource;

namespace MvoUmbraco.Embedded.Management.ServerEvents;

/// <summary>Of documents a user hears only what happens within the start nodes.</summary>
internal sealed class DocumentsWithinStartNodes(IEntityService entities, AppCaches caches) : IServerEventAccessFilter
{
    public IEnumerable<string> FilteredEventSources => [Sources.Document];

    public Task<bool> HasAccessAsync(IUser user, ServerEventRoutingContext context) =>
        Task.FromResult(context.EntityPath is not { } path || StartNodes.OfDocuments(user, entities, caches).Cover(path));
}

/// <summary>Of media a user hears only what happens within the start nodes.</summary>
internal sealed class MediaWithinStartNodes(IEntityService entities, AppCaches caches) : IServerEventAccessFilter
{
    public IEnumerable<string> FilteredEventSources => [Sources.Media];

    public Task<bool> HasAccessAsync(IUser user, ServerEventRoutingContext context) =>
        Task.FromResult(context.EntityPath is not { } path || StartNodes.OfMedia(user, entities, caches).Cover(path));
}
