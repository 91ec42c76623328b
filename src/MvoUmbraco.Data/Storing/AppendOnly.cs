using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MvoUmbraco.Data.Storing;

/// <summary>
/// A row that is written once and never changed or deleted: a history. Rows name people by key only, so that a person can
/// be forgotten without rewriting what happened.
/// </summary>
public interface IAppendOnly;

/// <summary>Refuses to save a change to history.</summary>
internal static class AppendOnly
{
    /// <exception cref="InvalidOperationException">A row of a history was changed or deleted.</exception>
    public static void Guard(ChangeTracker tracker)
    {
        if (tracker.Entries<IAppendOnly>().FirstOrDefault(entry => entry.State is EntityState.Modified or EntityState.Deleted) is { } entry)
        {
            throw new InvalidOperationException($"{entry.Metadata.ShortName()} is a history: its rows are only ever added.");
        }
    }
}
