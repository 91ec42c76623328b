using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// What else goes when a node is deleted: tags, relations, addresses, access rules. Every feature that stores something
/// about nodes registers one as a singleton. Called inside the scope that deletes, while the node is still there.
/// </summary>
internal interface INodeRemoval
{
    void Remove(NodeRow node);
}
