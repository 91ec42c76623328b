namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// The versions of all tables from which entities of other kinds are built, as one value. Two states with equal shapes
/// have the same types, data types, templates, languages and relation types; unequal shapes may still be alike, never
/// the other way around.
/// </summary>
internal sealed class EntityShape : IEquatable<EntityShape>
{
    private static readonly Kind[] Shaping = [.. Kinds.All.Where(kind => kind.ShapesEntities)];
    private readonly long[] stamps;

    private EntityShape(long[] stamps) => this.stamps = stamps;

    internal static EntityShape Of(Table[] tables) => new(Array.ConvertAll(Shaping, kind => tables[kind.Slot].Stamp));

    public bool Equals(EntityShape? other) => ReferenceEquals(this, other) || (other is not null && stamps.AsSpan().SequenceEqual(other.stamps));

    public override bool Equals(object? obj) => Equals(obj as EntityShape);

    public override int GetHashCode() => stamps.Length == 0 ? 0 : stamps[^1].GetHashCode();
}
