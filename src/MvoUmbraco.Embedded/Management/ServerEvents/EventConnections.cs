using System.Collections.Concurrent;
using System.Security.Claims;
using Umbraco.Cms.Core.ServerEvents;

namespace MvoUmbraco.Embedded.Management.ServerEvents;

/// <summary>The open connections to the event hub, and whose they are.</summary>
internal sealed class EventConnections : IUserConnectionManager
{
    private readonly ConcurrentDictionary<string, Connection> open = new(StringComparer.Ordinal);

    public ICollection<Connection> Open => open.Values;

    public void Add(Connection connection) => open[connection.Id] = connection;

    public void Remove(string connectionId) => open.TryRemove(connectionId, out _);

    public ISet<string> GetConnections(Guid userKey) => open.Values.Where(connection => connection.User == userKey).Select(connection => connection.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>A connection without a principal hears only what is sent to its user.</summary>
    public void AddConnection(Guid userKey, string connectionId) => Add(new Connection(connectionId, userKey, new ClaimsPrincipal()));

    public void RemoveConnection(Guid userKey, string connectionId) => Remove(connectionId);
}

/// <param name="Id">SignalR's.</param>
/// <param name="User">The user's key.</param>
/// <param name="Principal">As the user signed in; what he may hear of is looked up with each event.</param>
internal sealed record Connection(string Id, Guid User, ClaimsPrincipal Principal);
