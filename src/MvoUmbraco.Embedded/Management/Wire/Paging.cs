namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>Which part of a list is asked for. <c>Take</c> 0 asks only how many there are.</summary>
internal readonly record struct Paging(int Skip, int Take)
{
    private const int Most = 10_000;

    /// <summary>Reads <c>skip</c> and <c>take</c>: 100 when not given; whole pages only, as Umbraco.Core pages.</summary>
    public static Paging Of(ManagementRequest request)
    {
        int skip = request.Number("skip") ?? 0;
        int take = request.Number("take") ?? 100;
        if (skip < 0)
        {
            throw new BadRequestException(Problem.Unreadable("skip", "The value of 'skip' must not be negative."));
        }

        if (take < 0)
        {
            throw new BadRequestException(Problem.Unreadable("take", "The value of 'take' must not be negative."));
        }

        return take > 0 && skip % take != 0
            ? throw new BadRequestException(Problem.Unreadable("skip", "The value of 'skip' must be a multiple of 'take'."))
            : new Paging(skip, Math.Min(take, Most));
    }

    /// <summary>The asked part of a list that is at hand whole.</summary>
    public Paged<T> Of<T>(IReadOnlyCollection<T> all) => new(all.Count, [.. all.Skip(Skip).Take(Take)]);
}

/// <summary>A part of a list, and how many it has in all.</summary>
internal sealed record Paged<T>(long Total, IReadOnlyList<T> Items);

/// <summary>An item's neighbours, and how many stand before and after them.</summary>
internal sealed record Neighbours<T>(long TotalBefore, long TotalAfter, IReadOnlyList<T> Items);
