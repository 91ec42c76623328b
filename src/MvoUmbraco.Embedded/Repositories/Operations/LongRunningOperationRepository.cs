using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Serialization;

namespace MvoUmbraco.Embedded.Repositories.Operations;

/// <summary>
/// Operations that go on in the background. One whose process ended in the middle is stale once its time is up, however
/// its status is asked.
/// </summary>
internal sealed class LongRunningOperationRepository(StoreAccess store, IJsonSerializer serializer, TimeProvider time) : ILongRunningOperationRepository
{
    private Table<OperationRow> Operations => store.Read.Table(OperationRow.Kind);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task CreateAsync(LongRunningOperation operation, DateTimeOffset expirationDate)
    {
        DateTime now = Now;
        store.Write.Put(OperationRow.Kind, new OperationRow
        {
            Id = store.NextId(),
            Key = operation.Id,
            Type = operation.Type,
            Status = operation.Status,
            CreateDate = now,
            UpdateDate = now,
            ExpirationDate = expirationDate.UtcDateTime,
        });
        return Task.CompletedTask;
    }

    public Task<LongRunningOperation?> GetAsync(Guid id) => Task.FromResult(Operations.Get(id) is { } row ? Operation(row) : null);

    public Task<LongRunningOperation<T>?> GetAsync<T>(Guid id) => Task.FromResult(Operations.Get(id) is { } row
        ? new LongRunningOperation<T>
        {
            Id = row.Key,
            Type = row.Type,
            Status = StatusOf(row),
            Result = row.Result is null ? default : serializer.Deserialize<T>(row.Result),
        }
        : null);

    public Task<PagedModel<LongRunningOperation>> GetByTypeAsync(string type, LongRunningOperationStatus[] statuses, int skip, int take)
    {
        OperationRow[] found =
        [
            .. Operations.Find(OperationRow.ByType, type)
                .Where(row => statuses.Length == 0 || statuses.Contains(StatusOf(row)))
                .OrderBy(row => row.CreateDate).ThenBy(row => row.Id),
        ];
        return Task.FromResult(new PagedModel<LongRunningOperation>(found.Length, [.. found.Skip(skip).Take(take).Select(Operation)]));
    }

    public Task<LongRunningOperationStatus?> GetStatusAsync(Guid id) =>
        Task.FromResult(Operations.Get(id) is { } row ? StatusOf(row) : (LongRunningOperationStatus?)null);

    public Task UpdateStatusAsync(Guid id, LongRunningOperationStatus status, DateTimeOffset expirationDate)
    {
        Change(id, row => row with { Status = status, ExpirationDate = expirationDate.UtcDateTime });
        return Task.CompletedTask;
    }

    public Task SetResultAsync<T>(Guid id, T result)
    {
        Change(id, row => row with { Result = serializer.Serialize(result) });
        return Task.CompletedTask;
    }

    public Task CleanOperationsAsync(DateTimeOffset olderThan)
    {
        store.Write.AcquireWriter();
        foreach (OperationRow row in Operations.All.Where(row => row.UpdateDate < olderThan.UtcDateTime).ToList())
        {
            store.Write.Remove(OperationRow.Kind, row.Id);
        }

        return Task.CompletedTask;
    }

    private void Change(Guid id, Func<OperationRow, OperationRow> change)
    {
        store.Write.AcquireWriter();
        OperationRow row = Operations.Get(id) ?? throw new InvalidOperationException($"There is no long-running operation {id}; it may have been cleaned up.");
        store.Write.Put(OperationRow.Kind, change(row) with { UpdateDate = Now });
    }

    private LongRunningOperation Operation(OperationRow row) => new() { Id = row.Key, Type = row.Type, Status = StatusOf(row) };

    private LongRunningOperationStatus StatusOf(OperationRow row) =>
        row.Status is LongRunningOperationStatus.Enqueued or LongRunningOperationStatus.Running && Now >= row.ExpirationDate
            ? LongRunningOperationStatus.Stale
            : row.Status;
}
