using MvoUmbraco.Embedded.Repositories.Containers;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Entities;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>
/// The trees of data types, types and blueprints: folders, with definitions and further folders in them. A path is the parent's
/// path and the own id; the level is the number of steps from the root.
/// </summary>
internal static class DefinitionTree
{
    /// <summary>A folder, type or data type.</summary>
    public static NodeRow? Find(State state, int id) =>
        (NodeRow?)state.Table(ContainerRow.Kind).Get(id) ?? (NodeRow?)state.Table(ContentTypeRow.Kind).Get(id) ?? state.Table(DataTypeRow.Kind).Get(id);

    public static NodeRow? Find(State state, Guid key) =>
        (NodeRow?)state.Table(ContainerRow.Kind).Get(key) ?? (NodeRow?)state.Table(ContentTypeRow.Kind).Get(key) ?? state.Table(DataTypeRow.Kind).Get(key);

    /// <summary>Where a node with this id stands when it is under this parent; an unknown parent counts as the root.</summary>
    public static (string Path, int Level) Place(State state, int parentId, int id)
    {
        NodeRow? parent = Find(state, parentId);
        return (FormattableString.Invariant($"{parent?.Path ?? Constants.System.RootString},{id}"), (parent?.Level ?? 0) + 1);
    }

    /// <summary>Gives a new node its place: after its siblings.</summary>
    public static void PlaceNew<TRow>(State state, ITreeEntity entity, IEnumerable<TRow> ofItsKind)
        where TRow : NodeRow
    {
        if (entity.ParentId == 0)
        {
            entity.ParentId = Constants.System.Root;
        }

        (entity.Path, entity.Level) = Place(state, entity.ParentId, entity.Id);
        entity.SortOrder = AfterSiblings(entity, ofItsKind);
    }

    /// <summary>Gives a node whose parent changed its new place.</summary>
    public static void PlaceMoved<TRow>(State state, ITreeEntity entity, IEnumerable<TRow> ofItsKind)
        where TRow : NodeRow
    {
        (entity.Path, entity.Level) = Place(state, entity.ParentId, entity.Id);
        entity.SortOrder = AfterSiblings(entity, ofItsKind);
    }

    /// <summary>Brings paths and levels of everything under a node in line, after that node went from one path to another.</summary>
    public static void MoveDescendants(UnitOfWork write, string fromPath, string toPath)
    {
        if (fromPath == toPath)
        {
            return;
        }

        string under = fromPath + ",";
        Each(write, ContainerRow.Kind, Moved);
        Each(write, ContentTypeRow.Kind, Moved);
        Each(write, DataTypeRow.Kind, Moved);
        Each(write, DocumentRow.BlueprintKind, Moved);

        TRow Moved<TRow>(TRow row)
            where TRow : NodeRow
        {
            if (!row.Path.StartsWith(under, StringComparison.Ordinal))
            {
                return row;
            }

            string path = toPath + row.Path[fromPath.Length..];
            return row with { Path = path, Level = path.Count(character => character == ',') };
        }
    }

    /// <summary>Puts back every row of the kind that the change gave other values.</summary>
    public static void Each<TRow>(UnitOfWork write, Kind<TRow> kind, Func<TRow, TRow> change)
        where TRow : Row
    {
        foreach (TRow row in write.State.Table(kind).All.ToList())
        {
            TRow changed = change(row);
            if (!ReferenceEquals(changed, row))
            {
                write.Put(kind, changed);
            }
        }
    }

    private static int AfterSiblings<TRow>(ITreeEntity entity, IEnumerable<TRow> ofItsKind)
        where TRow : NodeRow =>
        ofItsKind.Where(row => row.ParentId == entity.ParentId && row.Id != entity.Id).Select(row => row.SortOrder + 1).DefaultIfEmpty(0).Max();
}
