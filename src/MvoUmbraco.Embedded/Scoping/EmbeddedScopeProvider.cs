using System.Data;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Scoping;

/// <summary>Opens scopes on the store: a first one, or one inside the ambient scope.</summary>
internal sealed class EmbeddedScopeProvider(Database database, AmbientScope ambient, IEventAggregator events) : ICoreScopeProvider
{
    public IScopeContext? Context => ambient.Current?.Context;

    public ICoreScope CreateCoreScope(
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        RepositoryCacheMode repositoryCacheMode = RepositoryCacheMode.Unspecified,
        IEventDispatcher? eventDispatcher = null,
        IScopedNotificationPublisher? scopedNotificationPublisher = null,
        bool? scopeFileSystems = null,
        bool callContext = false,
        bool autoComplete = false) => ambient.Current is { } parent
            ? parent.Child(repositoryCacheMode, autoComplete)
            : EmbeddedScope.Outermost(ambient, database, scopedNotificationPublisher ?? new ScopedNotificationPublisher(events), repositoryCacheMode, autoComplete);

    public IQuery<T> CreateQuery<T>() => new EntityQuery<T>();
}
