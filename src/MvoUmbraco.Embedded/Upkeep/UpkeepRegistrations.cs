using Microsoft.Extensions.DependencyInjection;

namespace MvoUmbraco.Embedded.Upkeep;

/// <summary>What is tidied up while the site runs.</summary>
internal static class UpkeepRegistrations
{
    public static void AddUpkeep(this IServiceCollection services)
    {
        services.AddSingleton<IUpkeep, OldVersions>();
        services.AddSingleton<IUpkeep, OldTrail>();
        services.AddSingleton<IUpkeep, OldOperations>();
        services.AddHostedService<UpkeepRounds>();
    }
}
