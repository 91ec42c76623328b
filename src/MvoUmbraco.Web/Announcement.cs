using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MvoUmbraco.Web;

/// <summary>Says where everything is, once the server listens.</summary>
internal static class Announcement
{
    public static void WhenStarted(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? string.Empty;
        Console.WriteLine($"""

              Site         {address}/
              Backoffice   {address}/umbraco
              Delivery API {address}/umbraco/delivery/api/v2/content
              Calendar     {address}/api/mvo/v1/calendar.ics

              Stop with Ctrl+C.

            """);
    });
}
