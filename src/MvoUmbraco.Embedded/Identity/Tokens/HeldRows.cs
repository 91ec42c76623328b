using System.Collections.Immutable;
using System.Text.Json;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using OpenIddict.Abstractions;

namespace MvoUmbraco.Embedded.Identity.Tokens;

/// <summary>
/// What OpenIddict's two stores have in common: rows of one kind, each stored at once and for itself. Two requests that
/// hold the same row can't both change it: the second is told, which makes codes and refresh tokens work once.
/// </summary>
internal abstract class HeldRows<TRow>
    where TRow : Row
{
    private readonly Kind<TRow> kind;

    private protected HeldRows(StoreAccess store, Kind<TRow> kind)
    {
        Store = store;
        this.kind = kind;
    }

    private protected StoreAccess Store { get; }

    private protected Table<TRow> Rows => Store.Read.Table(kind);

    public ValueTask<long> CountAsync(CancellationToken cancellationToken) => new(Rows.Count);

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<Held<TRow>>, IQueryable<TResult>> query, CancellationToken cancellationToken) => new(query(Queryable).LongCount());

    public ValueTask<TResult?> GetAsync<TState, TResult>(Func<IQueryable<Held<TRow>>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) =>
        new(query(Queryable, state).FirstOrDefault());

    public IAsyncEnumerable<Held<TRow>> ListAsync(int? count, int? offset, CancellationToken cancellationToken) =>
        Many(Rows.All.Skip(offset ?? 0).Take(count ?? int.MaxValue));

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(Func<IQueryable<Held<TRow>>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) =>
        query(Queryable, state).ToAsyncEnumerable();

    public ValueTask<Held<TRow>?> FindByIdAsync(string identifier, CancellationToken cancellationToken) =>
        One(Guid.TryParse(identifier, out Guid key) ? Rows.Get(key) : null);

    public ValueTask<string?> GetIdAsync(Held<TRow> held, CancellationToken cancellationToken) => new(held.Row.Key.ToString());

    public virtual ValueTask CreateAsync(Held<TRow> held, CancellationToken cancellationToken)
    {
        Store.WriteNow(work => work.Put(kind, held.Row));
        held.Stored = held.Row;
        return ValueTask.CompletedTask;
    }

    /// <exception cref="OpenIddictExceptions.ConcurrencyException">Another request has changed or removed it meanwhile.</exception>
    public ValueTask UpdateAsync(Held<TRow> held, CancellationToken cancellationToken)
    {
        Store.WriteNow(work =>
        {
            work.AcquireWriter();
            if (held.Stored is null || !ReferenceEquals(work.State.Table(kind).Get(held.Row.Id), held.Stored))
            {
                throw new OpenIddictExceptions.ConcurrencyException($"The {kind.Code} was changed by another request meanwhile.");
            }

            work.Put(kind, held.Row);
        });
        held.Stored = held.Row;
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(Held<TRow> held, CancellationToken cancellationToken)
    {
        Store.WriteNow(work => work.Remove(kind, held.Row.Id));
        return ValueTask.CompletedTask;
    }

    /// <summary>Changes every row that <paramref name="which"/> finds when the writer is held.</summary>
    private protected ValueTask<long> Change(Func<Table<TRow>, IEnumerable<TRow>> which, Func<TRow, TRow> change)
    {
        long changed = 0;
        if (which(Rows).Any())
        {
            Store.WriteNow(work =>
            {
                work.AcquireWriter();
                foreach (TRow row in which(work.State.Table(kind)).ToList())
                {
                    work.Put(kind, change(row));
                    changed++;
                }
            });
        }

        return new(changed);
    }

    private protected static ValueTask<Held<TRow>?> One(TRow? row) => new(row is null ? null : new Held<TRow>(row, row));

    private protected static IAsyncEnumerable<Held<TRow>> Many(IEnumerable<TRow> rows) => rows.Select(row => new Held<TRow>(row, row)).ToAsyncEnumerable();

    private protected static ImmutableDictionary<string, JsonElement> Properties(string? json) => json is null
        ? ImmutableDictionary<string, JsonElement>.Empty
        : JsonSerializer.Deserialize<ImmutableDictionary<string, JsonElement>>(json) ?? ImmutableDictionary<string, JsonElement>.Empty;

    private protected static string? Json(ImmutableDictionary<string, JsonElement>? properties) => properties is null or { IsEmpty: true } ? null : JsonSerializer.Serialize(properties);

    private protected static ValueTask Set(Held<TRow> held, TRow row)
    {
        held.Row = row;
        return ValueTask.CompletedTask;
    }

    private IQueryable<Held<TRow>> Queryable => Rows.All.Select(row => new Held<TRow>(row, row)).AsQueryable();
}
