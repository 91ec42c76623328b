using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Server;

internal sealed record ServerStatusModel(RuntimeLevel ServerStatus);

/// <summary>What the client asks before sign-in.</summary>
/// <param name="AllowPasswordReset">Whether a password that was forgotten can be replaced by mail.</param>
/// <param name="VersionCheckPeriod">In days; 0: the client never asks whether there is a newer version.</param>
/// <param name="AllowLocalLogin">Whether users sign in with a password of this site.</param>
/// <param name="UmbracoCssPath">Where style sheets for rich text stand.</param>
internal sealed record ServerConfigurationModel(bool AllowPasswordReset, int VersionCheckPeriod, bool AllowLocalLogin, string UmbracoCssPath);

internal sealed record ServerInformationModel(string Version, string AssemblyVersion, string BaseUtcOffset, RuntimeMode RuntimeMode)
{
    public static ServerInformationModel Of(ServerInformation server) => new(
        server.SemVersion.ToSemanticString(),
        server.SemVersion.ToSemanticStringWithoutBuild(),
        server.TimeZoneInfo.BaseUtcOffset.ToString(),
        server.RuntimeMode);
}

internal sealed record ServerTroubleshootingModel(IReadOnlyList<ServerTroubleshootingItem> Items);

internal sealed record ServerTroubleshootingItem(string Name, string Data);
