using System.Runtime.ExceptionServices;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Scoping;

/// <summary>
/// A unit of work as Umbraco's services know it. Scopes nest: children share the outermost one's unit of work,
/// notifications and caches, and a child that is not completed fails the whole.
/// <para>
/// The outermost scope ends in this order, each step also when one before it threw: commit, leave the ambient scope,
/// release the writer, <see cref="IScopeContext.ScopeExit"/>, notifications, and last the store's generation, so
/// that whoever sees the new generation sees everything that follows from the change.
/// </para>
/// Umbraco's lock ids all mean the store's one writer; reads need no lock.
/// </summary>
internal sealed class EmbeddedScope : ICoreScope
{
    private readonly AmbientScope ambient;
    private readonly Root root;
    private readonly bool autoComplete;
    private bool? completed;

    private EmbeddedScope(AmbientScope ambient, EmbeddedScope? parent, Root root, RepositoryCacheMode cacheMode, bool autoComplete)
    {
        this.ambient = ambient;
        this.root = root;
        this.autoComplete = autoComplete;
        Parent = parent;
        RepositoryCacheMode = cacheMode;
        ambient.Current = this;
    }

    public static EmbeddedScope Outermost(AmbientScope ambient, Database database, IScopedNotificationPublisher notifications, RepositoryCacheMode cacheMode, bool autoComplete) => new(
        ambient,
        null,
        new Root(database, new UnitOfWork(database), notifications),
        cacheMode == RepositoryCacheMode.Unspecified ? RepositoryCacheMode.Default : cacheMode,
        autoComplete);

    public EmbeddedScope Child(RepositoryCacheMode cacheMode, bool autoComplete) =>
        new(ambient, this, root, cacheMode == RepositoryCacheMode.Unspecified ? RepositoryCacheMode : cacheMode, autoComplete);

    public EmbeddedScope? Parent { get; }

    public bool IsDisposed { get; private set; }

    public UnitOfWork UnitOfWork => root.UnitOfWork;

    public IScopeContext Context => root.Context;

    public Guid InstanceId { get; } = Guid.NewGuid();

    public int CreatedThreadId { get; } = Environment.CurrentManagedThreadId;

    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    public ILockingMechanism Locks => root.Locks;

    public IScopedNotificationPublisher Notifications => root.Notifications;

    public RepositoryCacheMode RepositoryCacheMode { get; }

    public IsolatedCaches IsolatedCaches => root.IsolatedCaches;

    public bool Complete()
    {
        completed ??= true;
        return completed.Value;
    }

    public void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }

        if (ambient.Current is { } current && current != this && current.IsWithin(this))
        {
            throw new InvalidOperationException("A scope is disposed while a scope inside it is still open. Dispose scopes in the reverse order of their creation (`using`).");
        }

        IsDisposed = true;
        bool success = completed ?? autoComplete;
        if (Parent is not null)
        {
            ambient.Current = Parent;
            if (!success)
            {
                Parent.completed = false;
            }
        }
        else
        {
            root.End(ambient, success);
        }
    }

    public void ReadLock(params int[] lockIds)
    {
    }

    public void ReadLock(TimeSpan timeout, int lockId)
    {
    }

    public void EagerReadLock(TimeSpan timeout, int lockId)
    {
    }

    public void EagerReadLock(params int[] lockIds)
    {
    }

    public void WriteLock(params int[] lockIds) => UnitOfWork.AcquireWriter();

    public void WriteLock(TimeSpan timeout, int lockId) => UnitOfWork.AcquireWriter();

    public void EagerWriteLock(params int[] lockIds) => UnitOfWork.AcquireWriter();

    public void EagerWriteLock(TimeSpan timeout, int lockId) => UnitOfWork.AcquireWriter();

    private bool IsWithin(EmbeddedScope outer)
    {
        for (EmbeddedScope? scope = Parent; scope is not null; scope = scope.Parent)
        {
            if (scope == outer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What all scopes of one nest share.</summary>
    private sealed class Root(Database database, UnitOfWork unitOfWork, IScopedNotificationPublisher notifications)
    {
        private readonly ScopeContext context = new();

        public UnitOfWork UnitOfWork => unitOfWork;

        public IScopedNotificationPublisher Notifications => notifications;

        public IScopeContext Context => context;

        public ILockingMechanism Locks { get; } = new WriterLocks(unitOfWork);

        public IsolatedCaches IsolatedCaches { get; } = new(_ => new DeepCloneAppCache(new ObjectCacheAppCache()));

        public void End(AmbientScope ambient, bool success)
        {
            List<Exception> failures = [];
            bool wrote = unitOfWork.ChangesRows;
            if (success)
            {
                Try(unitOfWork.Commit);
                success = failures.Count == 0;
            }

            ambient.Current = null;
            Try(unitOfWork.End);
            Try(() => context.ScopeExit(success));
            Try(() => notifications.ScopeExit(success));
            if (wrote)
            {
                database.AdvanceGeneration();
            }

            if (failures.Count == 1)
            {
                ExceptionDispatchInfo.Throw(failures[0]);
            }

            if (failures.Count > 1)
            {
                throw new AggregateException("A scope ended with more than one failure.", failures);
            }

            void Try(Action step)
            {
                try
                {
                    step();
                }
                catch (Exception e)
                {
                    failures.Add(e);
                }
            }
        }
    }
}
