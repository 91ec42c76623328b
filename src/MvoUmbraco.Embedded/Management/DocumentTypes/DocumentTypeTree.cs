using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.DocumentTypes;

/// <inheritdoc/>
internal sealed class DocumentTypeTree(IEntityService entities, IContentTypeService types)
    : TypeTree<DocumentTypeTreeItem>(entities, UmbracoObjectTypes.DocumentType, UmbracoObjectTypes.DocumentTypeContainer), IManagementEndpoints<DocumentTypeTree>
{
    public static void Map(ManagementRoutes<DocumentTypeTree> routes) => Map(routes, "document-type", BackOfficePolicies.TreeAccessDocumentTypes);

    protected override Task<Func<TypeNode, DocumentTypeTreeItem>> ItemOf(Guid[] keys)
    {
        Dictionary<Guid, IContentType> known = (keys.Length == 0 ? [] : types.GetMany(keys)).ToDictionary(type => type.Key);
        return Task.FromResult<Func<TypeNode, DocumentTypeTreeItem>>(node =>
        {
            IContentType? type = known.GetValueOrDefault(node.Key);
            return new DocumentTypeTreeItem(node.HasChildren, node.Key, node.Parent, [], node.Name, node.IsFolder, type?.IsElement ?? false, type?.Icon ?? string.Empty);
        });
    }
}

internal sealed record DocumentTypeTreeItem(
    bool HasChildren, Guid Id, Reference? Parent, IReadOnlyList<Flag> Flags, string Name, bool IsFolder, bool IsElement, string Icon);
