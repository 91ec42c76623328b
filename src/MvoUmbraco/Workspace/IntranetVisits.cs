using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Workspace;

namespace MvoUmbraco.Workspace;

/// <summary>
/// Remembers when members were in an intranet. Pages looked at one after the other are one visit: what was new when it began
/// stays new until it is over.
/// </summary>
internal sealed class IntranetVisits(IDbContextFactory<MvoContext> contexts, TimeProvider clock)
{
    /// <summary>The silence after which looking again is another visit.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    // A page that is loaded again and again is not worth a write each time.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Notes that a member is here, and answers when the visit before this one ended; null for the first visit.</summary>
    public async Task<DateTimeOffset?> ComeAsync(Guid member, Guid intranet, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var visit = await context.Set<IntranetVisit>().FindAsync([member, intranet], cancellationToken);
        if (visit is null)
        {
            context.Add(new IntranetVisit { MemberKey = member, IntranetKey = intranet, SeenAt = now });
        }
        else if (now - visit.SeenAt >= Pause)
        {
            (visit.BeforeAt, visit.SeenAt) = (visit.SeenAt, now);
        }
        else if (now - visit.SeenAt >= Precision)
        {
            visit.SeenAt = now;
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (visit is null)
        {
            // Two pages of a first visit were opened at once: the other one noted it.
        }

        return visit?.BeforeAt;
    }
}
