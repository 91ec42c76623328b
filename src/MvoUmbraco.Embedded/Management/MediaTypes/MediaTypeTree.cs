using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.MediaTypes;

/// <inheritdoc/>
internal sealed class MediaTypeTree(IEntityService entities, IMediaTypeService types)
    : TypeTree<MediaTypeTreeItem>(entities, UmbracoObjectTypes.MediaType, UmbracoObjectTypes.MediaTypeContainer), IManagementEndpoints<MediaTypeTree>
{
    public static void Map(ManagementRoutes<MediaTypeTree> routes) => Map(routes, "media-type", BackOfficePolicies.TreeAccessMediaTypes);

    protected override Task<Func<TypeNode, MediaTypeTreeItem>> ItemOf(Guid[] keys)
    {
        Dictionary<Guid, IMediaType> known = (keys.Length == 0 ? [] : types.GetMany(keys)).ToDictionary(type => type.Key);
        return Task.FromResult<Func<TypeNode, MediaTypeTreeItem>>(node =>
        {
            IMediaType? type = known.GetValueOrDefault(node.Key);
            return new MediaTypeTreeItem(node.HasChildren, node.Key, node.Parent, [], node.Name, node.IsFolder, type?.Icon ?? string.Empty, type?.IsSystemMediaType() == false);
        });
    }
}

internal sealed record MediaTypeTreeItem(
    bool HasChildren, Guid Id, Reference? Parent, IReadOnlyList<Flag> Flags, string Name, bool IsFolder, string Icon, bool IsDeletable);
