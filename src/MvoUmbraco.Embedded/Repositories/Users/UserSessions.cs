using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// Sign-ins to the backoffice, valid until they are ended, not used for <see cref="GlobalSettings.TimeOut"/>, or the user
/// gets another security stamp (with another password, name or address). That a session is used or ends is written at
/// once and changes nothing that is published.
/// </summary>
internal sealed class UserSessions(StoreAccess store, IOptionsMonitor<GlobalSettings> settings, TimeProvider time) : IUserRemoval
{
    /// <summary>As on Umbraco.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(15);

    private Table<UserSessionRow> Sessions => store.Read.Table(UserSessionRow.Kind);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>That a session is in use is written down again only after this time: a page asks for it with every request.</summary>
    private TimeSpan Exactness => settings.CurrentValue.TimeOut / 20;

    public Guid Start(int? user, string address, bool cleanStale)
    {
        var session = new UserSessionRow
        {
            Id = store.NextId(),
            Key = Guid.NewGuid(),
            User = user,
            Address = address,
            Stamp = user is { } id ? StampOf(id) : null,
            LoggedIn = Now,
            LastValidated = Now,
        };
        store.Write.Put(UserSessionRow.Kind, session);
        if (cleanStale)
        {
            Clear(Stale);
        }

        return session.Key;
    }

    public bool Validate(int user, Guid session)
    {
        if (Sessions.Get(session) is not { LoggedOut: null } found || found.User != user || found.Stamp != StampOf(user))
        {
            return false;
        }

        TimeSpan unused = Now - found.LastValidated;
        if (unused > settings.CurrentValue.TimeOut)
        {
            End(session);
            return false;
        }

        if (unused > Exactness)
        {
            Change(session, current => current with { LastValidated = Now });
        }

        return true;
    }

    public void End(Guid session) => Change(session, current => current with { LoggedOut = Now });

    /// <summary>Lets a session outlive a new security stamp: that of who has just changed the own password.</summary>
    public void Keep(Guid session) => Change(session, current => current with { Stamp = current.User is { } user ? StampOf(user) : null });

    public int Clear(int user)
    {
        store.Write.AcquireWriter();
        return Remove(Sessions.Find(UserSessionRow.ByUser, user));
    }

    public int Clear(TimeSpan unusedFor)
    {
        store.Write.AcquireWriter();
        DateTime before = Now - unusedFor;
        return Remove(Sessions.All.Where(session => session.LastValidated < before));
    }

    public void Remove(UserRow user) => Clear(user.Id);

    private string? StampOf(int user) => store.Read.Table(UserRow.Kind).Get(user)?.SecurityStamp;

    /// <summary>Changes a session that has not ended meanwhile.</summary>
    private void Change(Guid session, Func<UserSessionRow, UserSessionRow> change) => store.WriteNow(work =>
    {
        work.AcquireWriter();
        if (work.State.Table(UserSessionRow.Kind).Get(session) is { LoggedOut: null } current)
        {
            work.Put(UserSessionRow.Kind, change(current));
        }
    });

    private int Remove(IEnumerable<UserSessionRow> sessions)
    {
        List<UserSessionRow> removed = [.. sessions];
        foreach (UserSessionRow session in removed)
        {
            store.Write.Remove(UserSessionRow.Kind, session.Id);
        }

        return removed.Count;
    }
}
