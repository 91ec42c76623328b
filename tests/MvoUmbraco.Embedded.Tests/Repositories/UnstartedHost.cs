using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Repositories;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using MvoUmbraco.Embedded.Tests.TinyPlugin;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Tests.Repositories;

/// <summary>
/// The host's own services over a real database file with the built-in definitions, without starting Umbraco: what
/// repositories need, and quick to open again on the same file.
/// </summary>
internal sealed class UnstartedHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TemporaryFolder? owned;

    public UnstartedHost(TemporaryFolder? folder = null)
    {
        owned = folder is null ? new TemporaryFolder() : null;
        folder ??= owned!;
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder.Path });
        builder.Logging.ClearProviders();
        builder.AddEmbeddedUmbraco(options =>
        {
            options.Store.Path = folder.File("site.db");
            options.Plugins.Add(typeof(TinyComposer).Assembly);
        });
        app = builder.Build();
        FlowServices.Enter(app.Services);
        ActivatorUtilities.CreateInstance<BuiltInDefinitions>(app.Services).Plant();
    }

    public State State => Get<StoreAccess>().Read;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Does something in a scope of its own, and completes it.</summary>
    public void Write(Action write)
    {
        using ICoreScope scope = Get<ICoreScopeProvider>().CreateCoreScope();
        write();
        scope.Complete();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        owned?.Dispose();
    }
}
