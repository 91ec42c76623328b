namespace MvoUmbraco.Embedded.Store;

/// <summary>Everything that is stored, at one moment; immutable, so a reader needs no lock and sees one consistent whole.</summary>
internal sealed class State
{
    private readonly Table[] tables;

    private State(Table[] tables, EntityShape shape)
    {
        this.tables = tables;
        Shape = shape;
    }

    internal static State Of(Func<Kind, Table> tableOf)
    {
        Table[] tables = [.. Kinds.All.Select(tableOf)];
        return new State(tables, EntityShape.Of(tables));
    }

    /// <summary>Which versions this state has of the tables that entities of other kinds are built from.</summary>
    public EntityShape Shape { get; }

    public Table<TRow> Table<TRow>(Kind<TRow> kind)
        where TRow : Row => (Table<TRow>)tables[kind.Slot];

    internal Table TableOf(Kind kind) => tables[kind.Slot];

    internal State With(Kind kind, Table table)
    {
        var changed = (Table[])tables.Clone();
        changed[kind.Slot] = table;
        return new State(changed, kind.ShapesEntities ? EntityShape.Of(changed) : Shape);
    }
}
