namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// The versions of all tables that content is built from, as one value. Two states with equal shapes have the same
/// types and data types; unequal shapes may still be alike, never the other way around.
/// </summary>
internal sealed class ContentShape : IEquatable<ContentShape>
{
    private static readonly Kind[] Shaping = [.. Kinds.All.Where(kind => kind.ShapesContent)];
    private readonly long[] stamps;

    private ContentShape(long[] stamps) => this.stamps = stamps;

    internal static ContentShape Of(Table[] tables) => new(Array.ConvertAll(Shaping, kind => tables[kind.Slot].Stamp));

    public bool Equals(ContentShape? other) => ReferenceEquals(this, other) || (other is not null && stamps.AsSpan().SequenceEqual(other.stamps));

    public override bool Equals(object? obj) => Equals(obj as ContentShape);

    public override int GetHashCode() => stamps.Length == 0 ? 0 : stamps[^1].GetHashCode();
}
