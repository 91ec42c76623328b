using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Requests;

/// <summary>Whether the API answers at all: switched on, and public or asked with the right key.</summary>
internal sealed class ApiAccess(IHttpContextAccessor http, IOptionsMonitor<DeliveryApiSettings> settings) : IApiAccessService
{
    public bool HasPublicAccess() => settings.CurrentValue is { Enabled: true } current && (current.PublicAccess || HasKey(current));

    public bool HasPreviewAccess() => settings.CurrentValue is { Enabled: true } current && HasKey(current);

    public bool HasMediaAccess() => settings.CurrentValue is { Enabled: true, Media.Enabled: true } current
        && (current is { PublicAccess: true, Media.PublicAccess: true } || HasKey(current));

    private bool HasKey(DeliveryApiSettings current) =>
        !string.IsNullOrWhiteSpace(current.ApiKey)
        && http.HttpContext?.Request.Headers.TryGetValue(Constants.DeliveryApi.HeaderNames.ApiKey, out var given) is true
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(current.ApiKey), Encoding.UTF8.GetBytes(given.ToString()));
}
