using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// Start nodes and permissions go with the node they name, allowed languages with the language. A group whose start node
/// is gone has none, and sees nothing until it is given another; a user then sees what its groups see.
/// </summary>
internal sealed class UserTraces(StoreAccess store) : INodeRemoval, ILanguageFollower
{
    public void Remove(NodeRow node)
    {
        DefinitionTree.Each(store.Write, UserGroupRow.Kind, group => Without(group, node));
        DefinitionTree.Each(store.Write, UserRow.Kind, user => Without(user, node));
    }

    public void LanguageDeleted(int id, string isoCode) => DefinitionTree.Each(store.Write, UserGroupRow.Kind, group => group.Languages.Contains(id)
        ? group with { Languages = [.. group.Languages.Where(language => language != id)] }
        : group);

    /// <summary>Groups name languages by id.</summary>
    public void IsoCodeChanged(string from, string to)
    {
    }

    private static UserGroupRow Without(UserGroupRow group, NodeRow node)
    {
        bool named = group.Granular.Any(permission => permission.Node == node.Key);
        return named || group.StartContent == node.Id || group.StartMedia == node.Id
            ? group with
            {
                StartContent = group.StartContent == node.Id ? null : group.StartContent,
                StartMedia = group.StartMedia == node.Id ? null : group.StartMedia,
                Granular = [.. group.Granular.Where(permission => permission.Node != node.Key)],
            }
            : group;
    }

    private static UserRow Without(UserRow user, NodeRow node) => user.StartContent.Contains(node.Id) || user.StartMedia.Contains(node.Id)
        ? user with
        {
            StartContent = [.. user.StartContent.Where(id => id != node.Id)],
            StartMedia = [.. user.StartMedia.Where(id => id != node.Id)],
        }
        : user;
}
