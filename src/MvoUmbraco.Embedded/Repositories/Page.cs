namespace MvoUmbraco.Embedded.Repositories;

/// <summary>Where a page starts, without overflow: "everything" is often asked as a page of <see cref="int.MaxValue"/>.</summary>
internal static class Page
{
    public static int Skip(long pageIndex, int pageSize) => (int)Int128.Clamp((Int128)pageIndex * Math.Max(0, pageSize), 0, int.MaxValue);

    /// <exception cref="OverflowException">The sequence is longer than an int counts.</exception>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> all, long pageIndex, int pageSize, out long total)
    {
        IReadOnlyList<T> list = all as IReadOnlyList<T> ?? [.. all];
        total = list.Count;
        return [.. list.Skip(Skip(pageIndex, pageSize)).Take(pageSize)];
    }
}
