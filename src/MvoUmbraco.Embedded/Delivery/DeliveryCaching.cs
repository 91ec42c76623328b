using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using MvoUmbraco.Embedded.Delivery.Requests;
using MvoUmbraco.Embedded.OutputCaching;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery;

/// <summary>
/// Which answers of the API are kept: what anybody may ask, not previews, and nothing for those who are signed in or
/// have no access. The key holds the query as it was sent, since the order of sorts matters, and the headers that an
/// answer depends on. That no kept answer is stale is seen to by <see cref="ContentGeneration"/>; for this reason the
/// cache is on unless <c>Umbraco:CMS:DeliveryApi:OutputCache:Enabled</c> is set to false.
/// </summary>
internal sealed class DeliveryCaching(bool media, IApiAccessService access, IOptionsMonitor<DeliveryApiSettings> settings, IConfiguration configuration) : IOutputCachePolicy
{
    private static readonly StringValues ContentHeaders = new(["Accept-Language", Constants.DeliveryApi.HeaderNames.AcceptSegment, Constants.DeliveryApi.HeaderNames.StartItem]);
    private readonly bool isEnabled = configuration.GetValue($"{Constants.Configuration.ConfigDeliveryApi}:{nameof(DeliveryApiSettings.OutputCache)}:{nameof(DeliveryApiSettings.OutputCacheSettings.Enabled)}", defaultValue: true);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        HttpContext http = context.HttpContext;
        DeliveryApiSettings.OutputCacheSettings durations = settings.CurrentValue.OutputCache;
        TimeSpan duration = media ? durations.MediaDuration : durations.ContentDuration;
        context.EnableOutputCaching = isEnabled
            && duration > TimeSpan.Zero
            && !DeliveryHeaders.AsksPreview(http)
            && !ContentGeneration.IsPersonal(http)
            && (media ? access.HasMediaAccess() : access.HasPublicAccess());
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = context.EnableOutputCaching;
        context.ResponseExpirationTimeSpan = duration;
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        context.CacheVaryByRules.VaryByValues["query"] = http.Request.QueryString.Value ?? string.Empty;
        context.CacheVaryByRules.HeaderNames = media ? StringValues.Empty : ContentHeaders;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (context.HttpContext.Response.StatusCode != StatusCodes.Status200OK)
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}
