using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Usync;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>A host with the importer and the exporter, and a log of what is saved.</summary>
internal sealed class UsyncHost : IAsyncDisposable
{
    private readonly TestHost host;

    private UsyncHost(TestHost host, SaveLog saves)
    {
        this.host = host;
        Saves = saves;
    }

    public SaveLog Saves { get; }

    public static async Task<UsyncHost> StartAsync(TemporaryFolder? folder = null)
    {
        var saves = new SaveLog();
        return new UsyncHost(
            await TestHost.StartAsync(folder, services: services =>
            {
                services.AddUsync();
                saves.Register(services);
            }),
            saves);
    }

    public T Get<T>()
        where T : notnull
    {
        host.Enter();
        return host.Get<T>();
    }

    public Task<ImportReport> ImportAsync(UsyncFolder folder, bool compareAll = false) =>
        Get<UsyncImporter>().ImportAsync(folder, new ImportOptions { CompareAll = compareAll });

    public Task<ExportReport> ExportAsync(UsyncFolder folder) => Get<UsyncExporter>().ExportAsync(folder);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
