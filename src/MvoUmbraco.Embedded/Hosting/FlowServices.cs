using Umbraco.Cms.Core.DependencyInjection;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>
/// Umbraco's extension methods find services through one static field. Behind it stands the provider of the host that
/// the current flow of execution belongs to, so that several hosts can live in one process, each with its own requests.
/// </summary>
internal sealed class FlowServices : IServiceProvider
{
    private static readonly FlowServices Shared = new();
    private readonly AsyncLocal<IServiceProvider?> current = new();
    private volatile IServiceProvider? latest;

    /// <summary>From here on, this flow and what it starts belong to the host; so does a flow that belongs to none.</summary>
    public static void Enter(IServiceProvider services)
    {
        Shared.current.Value = services;
        Shared.latest = services;
        StaticServiceProvider.Instance = Shared;
    }

    /// <summary>This flow alone belongs to the host.</summary>
    public static void EnterRequest(IServiceProvider services) => Shared.current.Value = services;

    public object? GetService(Type serviceType) =>
        (current.Value ?? latest ?? throw new InvalidOperationException("No host has been started.")).GetService(serviceType);
}
