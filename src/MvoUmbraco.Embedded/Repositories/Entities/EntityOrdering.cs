using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>Orders nodes by the fields that Umbraco's node table has; ids decide between equals.</summary>
internal static class EntityOrdering
{
    /// <exception cref="NotSupportedException">Nodes have no such field.</exception>
    public static IEnumerable<NodeRow> Apply(IEnumerable<NodeRow> nodes, Ordering? ordering)
    {
        if (ordering is null || ordering.IsEmpty)
        {
            return nodes.OrderBy(node => node.SortOrder).ThenBy(node => node.Id);
        }

        IOrderedEnumerable<NodeRow>? ordered = null;
        Direction direction = Direction.Ascending;
        for (Ordering? part = ordering; part is { IsEmpty: false }; part = part.Next)
        {
            Func<NodeRow, SortValue> key = KeyOf(part.OrderBy!);
            direction = part.Direction;
            ordered = (ordered, direction) switch
            {
                (null, Direction.Ascending) => nodes.OrderBy(key),
                (null, _) => nodes.OrderByDescending(key),
                (_, Direction.Ascending) => ordered.ThenBy(key),
                _ => ordered.ThenByDescending(key),
            };
        }

        return direction == Direction.Ascending ? ordered!.ThenBy(node => node.Id) : ordered!.ThenByDescending(node => node.Id);
    }

    private static Func<NodeRow, SortValue> KeyOf(string field) => field.ToUpperInvariant() switch
    {
        "SORTORDER" => node => SortValue.Of(node.SortOrder),
        "TEXT" or "NAME" => node => SortValue.Of(node.Name),
        "PATH" => node => SortValue.OfCode(node.Path),
        "LEVEL" => node => SortValue.Of(node.Level),
        "ID" or "NODEID" => node => SortValue.Of(node.Id),
        "PARENTID" => node => SortValue.Of(node.ParentId),
        "UNIQUEID" or "KEY" => node => SortValue.OfCode(node.Key.ToString()),
        "NODEOBJECTTYPE" => node => SortValue.OfCode(node.ObjectType.ToString()),
        "CREATEDATE" => node => SortValue.Of(node.CreateDate),
        "UPDATEDATE" or "VERSIONDATE" => node => SortValue.Of(node.UpdateDate),
        "TRASHED" => node => SortValue.Of(node.Trashed),
        _ => throw new NotSupportedException($"Nodes can't be ordered by '{field}'. Order by sortOrder, name, path, level, id, nodeObjectType, createDate or updateDate."),
    };
}
