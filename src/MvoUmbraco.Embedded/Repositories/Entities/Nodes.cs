using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>All nodes, of whatever kind: they share one id space and one tree.</summary>
internal sealed class Nodes(StoreAccess store, IEnumerable<INodeKind> kinds)
{
    private readonly INodeKind[] kinds = [.. kinds];

    public IReadOnlyList<INodeKind> Kinds => kinds;

    /// <summary>The kinds that hold at least one of the object types; every kind when none is asked.</summary>
    public IEnumerable<INodeKind> KindsOf(IReadOnlyCollection<Guid> objectTypes) =>
        objectTypes.Count == 0 ? kinds : kinds.Where(kind => kind.ObjectTypes.Any(objectTypes.Contains));

    public INodeKind KindOf(NodeRow node) => kinds.First(kind => kind.ObjectTypes.Contains(node.ObjectType));

    public NodeRow? Get(int id)
    {
        State state = store.Read;
        foreach (INodeKind kind in kinds)
        {
            if (kind.Get(state, id) is { } row)
            {
                return row;
            }
        }

        return SystemNode.All.FirstOrDefault(node => node.Id == id);
    }

    public NodeRow? Get(Guid key)
    {
        State state = store.Read;
        foreach (INodeKind kind in kinds)
        {
            if (kind.Get(state, key) is { } row)
            {
                return row;
            }
        }

        return SystemNode.All.FirstOrDefault(node => node.Key == key);
    }

    /// <summary>The node under which another is to be placed; id 0 and -1 are the root.</summary>
    /// <exception cref="InvalidOperationException">There is no such node.</exception>
    public NodeRow Parent(int id) => Get(id == 0 ? Constants.System.Root : id)
        ?? throw new InvalidOperationException($"There is no node with id {id} to place a node under. Save the parent first, or take -1 for the root.");

    /// <summary>Whether a node has children; of the given object types only, when some are given.</summary>
    public bool HasChildren(int id, IReadOnlyCollection<Guid> objectTypes)
    {
        State state = store.Read;
        foreach (INodeKind kind in kinds)
        {
            if (objectTypes.Count == 0 || kind.ObjectTypes.All(objectTypes.Contains))
            {
                if (kind.CountChildren(state, id) > 0)
                {
                    return true;
                }
            }
            else if (kind.ObjectTypes.Any(objectTypes.Contains) && kind.Children(state, id).Any(child => objectTypes.Contains(child.ObjectType)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The nodes that Umbraco installs and that are never stored here: the root of all trees and the two bins.</summary>
internal sealed record SystemNode(Guid Type) : NodeRow
{
    public override Guid ObjectType => Type;

    public static IReadOnlyList<SystemNode> All { get; } =
    [
        new(Constants.ObjectTypes.SystemRoot)
        {
            Id = Constants.System.Root,
            Key = new Guid("916724a5-173d-4619-b97e-b9de133dd6f5"),
            Name = "SYSTEM DATA: umbraco master root",
            Path = Constants.System.RootString,
        },
        new(Constants.ObjectTypes.ContentRecycleBin)
        {
            Id = Constants.System.RecycleBinContent,
            Key = Constants.System.RecycleBinContentKey,
            Name = "Recycle Bin",
            Path = Constants.System.RecycleBinContentPathPrefix.TrimEnd(','),
        },
        new(Constants.ObjectTypes.MediaRecycleBin)
        {
            Id = Constants.System.RecycleBinMedia,
            Key = Constants.System.RecycleBinMediaKey,
            Name = "Recycle Bin",
            Path = Constants.System.RecycleBinMediaPathPrefix.TrimEnd(','),
        },
    ];
}
