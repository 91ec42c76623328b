using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Server;

/// <summary>What somebody who helps wants to know first about a site. Nothing that is secret, since every user may read it.</summary>
internal sealed class Troubleshooting(
    IRuntimeState runtime,
    ILanguageService languages,
    IHostEnvironment environment,
    IOptionsMonitor<RuntimeSettings> settings) : ISystemTroubleshootingInformationService
{
    public IDictionary<string, string> GetTroubleshootingInformation() => new Dictionary<string, string>
    {
        ["Server OS"] = RuntimeInformation.OSDescription,
        ["Server Framework"] = RuntimeInformation.FrameworkDescription,
        ["Default Language"] = languages.GetDefaultIsoCodeAsync().GetAwaiter().GetResult(),
        ["Umbraco Version"] = runtime.SemanticVersion.ToSemanticStringWithoutBuild(),
        ["Current Culture"] = CultureInfo.CurrentCulture.Name,
        ["Current UI Culture"] = CultureInfo.CurrentUICulture.Name,
        ["Host"] = "MvoUmbraco.Embedded",
        ["Environment"] = environment.EnvironmentName,
        ["Runtime Mode"] = settings.CurrentValue.Mode.ToString(),
        ["Database Provider"] = "SQLite",
    };
}
