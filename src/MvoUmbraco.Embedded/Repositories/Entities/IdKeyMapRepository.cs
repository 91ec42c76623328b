using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>From id to key and back, for nodes of every kind and for reserved ids.</summary>
internal sealed class IdKeyMapRepository(Nodes nodes, NodeIds ids) : IIdKeyMapRepository
{
    public int? GetIdForKey(Guid key, UmbracoObjectTypes umbracoObjectType) =>
        nodes.Get(key) is { } node ? (Is(node, umbracoObjectType) ? node.Id : null) : ids.ReservedFor(key);

    public Guid? GetIdForKey(int id, UmbracoObjectTypes umbracoObjectType) =>
        nodes.Get(id) is { } node ? (Is(node, umbracoObjectType) ? node.Key : null) : ids.ReservedFor(id);

    private static bool Is(NodeRow node, UmbracoObjectTypes type) => type == UmbracoObjectTypes.Unknown || node.ObjectType == type.GetGuid();
}
