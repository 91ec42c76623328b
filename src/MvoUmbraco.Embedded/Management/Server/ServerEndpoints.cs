using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Server;

/// <summary>What the client wants to know about the server it speaks to.</summary>
internal sealed class ServerEndpoints(
    IRuntimeState runtime,
    IServerInformationService information,
    ISystemTroubleshootingInformationService troubleshooting,
    IHostingEnvironment hosting,
    IOptionsMonitor<SecuritySettings> security,
    IOptionsMonitor<GlobalSettings> global) : IManagementEndpoints<ServerEndpoints>
{
    public static void Map(ManagementRoutes<ServerEndpoints> routes)
    {
        routes.GetForAnybody("server/status", (feature, _) => feature.Status());
        routes.GetForAnybody("server/configuration", (feature, _) => feature.Configuration());
        routes.Get("server/information", BackOfficePolicies.BackOfficeAccess, (feature, _) => feature.Information());
        routes.Get("server/troubleshooting", BackOfficePolicies.BackOfficeAccess, (feature, _) => feature.Troubleshooting());
    }

    private Task<IResult> Status() => Task.FromResult(Answer.Ok(new ServerStatusModel(runtime.Level)));

    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new ServerConfigurationModel(
        security.CurrentValue.AllowPasswordReset,
        VersionCheckPeriod: 0,
        AllowLocalLogin: true,
        hosting.ToAbsolute(global.CurrentValue.UmbracoCssPath))));

    private Task<IResult> Information() => Task.FromResult(Answer.Ok(ServerInformationModel.Of(information.GetServerInformation())));

    private Task<IResult> Troubleshooting() => Task.FromResult(Answer.Ok(new ServerTroubleshootingModel(
        [.. troubleshooting.GetTroubleshootingInformation().Select(item => new ServerTroubleshootingItem(item.Key, item.Value))])));
}
