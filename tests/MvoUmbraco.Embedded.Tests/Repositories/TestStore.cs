using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Tests.Repositories;

/// <summary>A real store over a file of its own, for repositories that are tested without a host.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private Database database;
    private EmbeddedScopeProvider scopes;

    public TestStore()
    {
        (database, Ambient, scopes, Access) = Open();
    }

    public StoreAccess Access { get; private set; }

    public AmbientScope Ambient { get; private set; }

    public Database Database => database;

    /// <summary>Closes the file and opens it again, as a new process would.</summary>
    public void Reopen()
    {
        database.Dispose();
        (database, Ambient, scopes, Access) = Open();
    }

    public void Write(Action write)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        write();
        scope.Complete();
    }

    public ICoreScope Scope() => scopes.CreateCoreScope();

    public IQuery<T> Query<T>() => scopes.CreateQuery<T>();

    public void Dispose()
    {
        database.Dispose();
        services.Dispose();
        folder.Dispose();
    }

    private (Database Database, AmbientScope Ambient, EmbeddedScopeProvider Scopes, StoreAccess Access) Open()
    {
        Database opened = Database.Open(folder.File("site.db"), new StoreOptions());
        var ambient = new AmbientScope();
        return (opened, ambient, new EmbeddedScopeProvider(opened, ambient, new EventAggregator(type => services.GetService(type)!)), new StoreAccess(opened, ambient));
    }
}
