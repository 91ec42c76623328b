using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using MvoUmbraco.Embedded.Management.Access;
using Umbraco.Cms.Core.ServerEvents;

namespace MvoUmbraco.Embedded.Management.ServerEvents;

/// <summary>
/// Tells the client what was changed on the server, so that it can keep what it has read until then: without it every
/// editor reads its data types anew each time it opens.
/// </summary>
[Authorize(Policy = BackOfficePolicies.BackOfficeAccess)]
internal sealed class ServerEventHub(EventConnections connections, CurrentUser users) : Hub<IServerEventHub>
{
    /// <summary>Where the client looks for it.</summary>
    public const string Address = "/umbraco/serverEventHub";

    public override Task OnConnectedAsync()
    {
        if (Context.User is { } principal && users.Of(principal) is { } user)
        {
            connections.Add(new Connection(Context.ConnectionId, user.Key, principal));
        }
        else
        {
            Context.Abort();
        }

        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
