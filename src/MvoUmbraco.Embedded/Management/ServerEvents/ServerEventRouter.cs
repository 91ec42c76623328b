using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Management.Access;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.ServerEvents;

namespace MvoUmbraco.Embedded.Management.ServerEvents;

/// <summary>
/// Sends events to who may hear of them. That is asked with each event and not when a client connects: rights that were
/// taken away since count at once. An event that can't be sent is logged, and never fails what raised it.
/// </summary>
internal sealed class ServerEventRouter(
    IHubContext<ServerEventHub, IServerEventHub> hub,
    EventConnections connections,
    ServerEventAuthorization authorization,
    ServerEventAccessFilterCollection filters,
    CurrentUser users,
    ILogger<ServerEventRouter> logger) : IServerEventRouter
{
    private static readonly ServerEventRoutingContext Anywhere = new();

    public Task RouteEventAsync(ServerEvent serverEvent) => RouteEventAsync(serverEvent, Anywhere);

    public async Task RouteEventAsync(ServerEvent serverEvent, ServerEventRoutingContext context)
    {
        var hearing = new List<string>();
        foreach (Connection connection in connections.Open)
        {
            if (users.Of(connection.Principal) is { } user
                && await authorization.MayHearAsync(connection.Principal, serverEvent.EventSource)
                && await PassesAsync(user, serverEvent.EventSource, context))
            {
                hearing.Add(connection.Id);
            }
        }

        await SendAsync(hearing, serverEvent);
    }

    public Task NotifyUserAsync(ServerEvent serverEvent, Guid userKey) => SendAsync([.. connections.GetConnections(userKey)], serverEvent);

    public Task BroadcastEventAsync(ServerEvent serverEvent) => SendAsync([.. connections.Open.Select(connection => connection.Id)], serverEvent);

    private async Task<bool> PassesAsync(IUser user, string source, ServerEventRoutingContext context)
    {
        foreach (IServerEventAccessFilter filter in filters.Where(filter => filter.FilteredEventSources.Contains(source, StringComparer.Ordinal)))
        {
            if (!await filter.HasAccessAsync(user, context))
            {
                return false;
            }
        }

        return true;
    }

    private async Task SendAsync(IReadOnlyList<string> to, ServerEvent serverEvent)
    {
        if (to.Count == 0)
        {
            return;
        }

        try
        {
            await hub.Clients.Clients(to).notify(serverEvent);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The event {EventType} of {EventSource} could not be sent", serverEvent.EventType, serverEvent.EventSource);
        }
    }
}
