namespace MvoUmbraco.Embedded.Store;

/// <summary>Everything that is stored, at one moment; immutable, so a reader needs no lock and sees one consistent whole.</summary>
internal sealed class State
{
    private readonly Table[] tables;

    private State(Table[] tables) => this.tables = tables;

    internal static State Of(Func<Kind, Table> tableOf) => new([.. Kinds.All.Select(tableOf)]);

    public Table<TRow> Table<TRow>(Kind<TRow> kind)
        where TRow : Row => (Table<TRow>)tables[kind.Slot];

    internal Table TableOf(Kind kind) => tables[kind.Slot];

    internal State With(Kind kind, Table table)
    {
        var changed = (Table[])tables.Clone();
        changed[kind.Slot] = table;
        return new State(changed);
    }
}
