using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.MemberTypes;

/// <inheritdoc/>
internal sealed class MemberTypeTree(IEntityService entities, IMemberTypeService types)
    : TypeTree<MemberTypeTreeItem>(entities, UmbracoObjectTypes.MemberType, UmbracoObjectTypes.MemberTypeContainer), IManagementEndpoints<MemberTypeTree>
{
    public static void Map(ManagementRoutes<MemberTypeTree> routes) => Map(routes, "member-type", BackOfficePolicies.TreeAccessMembersOrMemberTypes);

    protected override Task<Func<TypeNode, MemberTypeTreeItem>> ItemOf(Guid[] keys)
    {
        Dictionary<Guid, string?> icons = (keys.Length == 0 ? [] : types.GetMany(keys)).ToDictionary(type => type.Key, type => type.Icon);
        return Task.FromResult<Func<TypeNode, MemberTypeTreeItem>>(node => new MemberTypeTreeItem(
            node.HasChildren, node.Key, node.Parent, [], node.Name, node.IsFolder, icons.GetValueOrDefault(node.Key) ?? string.Empty));
    }
}

internal sealed record MemberTypeTreeItem(bool HasChildren, Guid Id, Reference? Parent, IReadOnlyList<Flag> Flags, string Name, bool IsFolder, string Icon);
