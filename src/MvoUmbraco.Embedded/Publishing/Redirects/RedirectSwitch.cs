using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Publishing.Redirects;

/// <summary>
/// Whether changed addresses leave redirects: as the backoffice was last told, or else by
/// <see cref="WebRoutingSettings.DisableRedirectUrlTracking"/>. Umbraco writes the choice into its settings file; this host
/// writes nothing but its store.
/// </summary>
internal sealed class RedirectSwitch(IKeyValueService values, IOptionsMonitor<WebRoutingSettings> settings)
{
    private const string Key = "MvoUmbraco.Embedded+RedirectTracking";

    public bool IsOn => bool.TryParse(values.GetValue(Key), out bool chosen) ? chosen : !settings.CurrentValue.DisableRedirectUrlTracking;

    public void Set(bool on) => values.SetValue(Key, on.ToString());
}
