using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Scoping;

/// <summary>Umbraco's named locks on a store that has one writer and readers that need none.</summary>
internal sealed class WriterLocks(UnitOfWork unitOfWork) : ILockingMechanism
{
    public void ReadLock(Guid instanceId, TimeSpan? timeout = null, params int[] lockIds)
    {
    }

    public void ReadLock(Guid instanceId, params int[] lockIds)
    {
    }

    public void EagerReadLock(Guid instanceId, TimeSpan? timeout = null, params int[] lockIds)
    {
    }

    public void EagerReadLock(Guid instanceId, params int[] lockIds)
    {
    }

    public void WriteLock(Guid instanceId, TimeSpan? timeout = null, params int[] lockIds) => unitOfWork.AcquireWriter();

    public void WriteLock(Guid instanceId, params int[] lockIds) => unitOfWork.AcquireWriter();

    public void EagerWriteLock(Guid instanceId, TimeSpan? timeout = null, params int[] lockIds) => unitOfWork.AcquireWriter();

    public void EagerWriteLock(Guid instanceId, params int[] lockIds) => unitOfWork.AcquireWriter();

    public void ClearLocks(Guid instanceId)
    {
    }

    public void EnsureLocks(Guid scopeInstanceId)
    {
    }

    public void EnsureLocksCleared(Guid instanceId)
    {
    }

    public Dictionary<Guid, Dictionary<int, int>>? GetReadLocks() => null;

    public Dictionary<Guid, Dictionary<int, int>>? GetWriteLocks() => null;

    public void Dispose()
    {
    }
}
