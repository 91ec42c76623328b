using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>Everything that cleans up after a deleted node. Looked up late, because some of it uses repositories that delete.</summary>
internal sealed class NodeRemovals(Lazy<IEnumerable<INodeRemoval>> removals)
{
    public void Remove(NodeRow node)
    {
        foreach (INodeRemoval removal in removals.Value)
        {
            removal.Remove(node);
        }
    }
}
