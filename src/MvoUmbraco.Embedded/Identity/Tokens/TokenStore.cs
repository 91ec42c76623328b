using System.Collections.Immutable;
using System.Text.Json;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MvoUmbraco.Embedded.Identity.Tokens;

/// <summary>
/// OpenIddict's tokens in the host's own store. A token that has expired says nothing any more, so it is dropped when the
/// next one is given out, and with the last token of a sign-in its authorization.
/// </summary>
internal sealed class TokenStore(StoreAccess store, TimeProvider time) : HeldRows<TokenRow>(store, TokenRow.Kind), IOpenIddictTokenStore<Held<TokenRow>>
{
    public override ValueTask CreateAsync(Held<TokenRow> held, CancellationToken cancellationToken)
    {
        Store.WriteNow(work =>
        {
            DropExpired(work, time.GetUtcNow());
            work.Put(TokenRow.Kind, held.Row);
        });
        held.Stored = held.Row;
        return ValueTask.CompletedTask;
    }

    public ValueTask<Held<TokenRow>> InstantiateAsync(CancellationToken cancellationToken) =>
        new(new Held<TokenRow>(new TokenRow { Id = Store.NextId(), Key = Guid.NewGuid() }, null));

    public ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken)
    {
        long dropped = 0;
        DateTimeOffset now = time.GetUtcNow();
        Store.WriteNow(work => dropped = DropExpired(work, threshold < now ? threshold : now));
        return new(dropped);
    }

    public IAsyncEnumerable<Held<TokenRow>> FindAsync(string? subject, string? client, string? status, string? type, CancellationToken cancellationToken) =>
        Many(Matching(Rows, subject, client, status, type));

    public IAsyncEnumerable<Held<TokenRow>> FindByApplicationIdAsync(string identifier, CancellationToken cancellationToken) =>
        Many(Rows.All.Where(row => row.Client == identifier));

    public IAsyncEnumerable<Held<TokenRow>> FindByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken) => Many(OfAuthorization(Rows, identifier));

    public ValueTask<Held<TokenRow>?> FindByReferenceIdAsync(string identifier, CancellationToken cancellationToken) => One(Rows.FindFirst(TokenRow.ByReference, identifier));

    public IAsyncEnumerable<Held<TokenRow>> FindBySubjectAsync(string subject, CancellationToken cancellationToken) => Many(Rows.Find(TokenRow.BySubject, subject));

    public ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken cancellationToken) =>
        Change(rows => Matching(rows, subject, client, status, type).Where(Counts), Revoked);

    public ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        Change(rows => rows.All.Where(row => row.Client == identifier && Counts(row)), Revoked);

    public ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken) =>
        Change(rows => OfAuthorization(rows, identifier).Where(Counts), Revoked);

    public ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken = default) =>
        Change(rows => rows.Find(TokenRow.BySubject, subject).Where(Counts), Revoked);

    public ValueTask<string?> GetApplicationIdAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Client);

    public ValueTask<string?> GetAuthorizationIdAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Authorization?.ToString());

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Created);

    public ValueTask<DateTimeOffset?> GetExpirationDateAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Expires);

    public ValueTask<string?> GetPayloadAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Payload);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(Properties(token.Row.Properties));

    public ValueTask<DateTimeOffset?> GetRedemptionDateAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Redeemed);

    public ValueTask<string?> GetReferenceIdAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Reference);

    public ValueTask<string?> GetStatusAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Status);

    public ValueTask<string?> GetSubjectAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Subject);

    public ValueTask<string?> GetTypeAsync(Held<TokenRow> token, CancellationToken cancellationToken) => new(token.Row.Type);

    public ValueTask SetApplicationIdAsync(Held<TokenRow> token, string? identifier, CancellationToken cancellationToken) => Set(token, token.Row with { Client = identifier });

    public ValueTask SetAuthorizationIdAsync(Held<TokenRow> token, string? identifier, CancellationToken cancellationToken) =>
        Set(token, token.Row with { Authorization = identifier is null ? null : Guid.Parse(identifier) });

    public ValueTask SetCreationDateAsync(Held<TokenRow> token, DateTimeOffset? date, CancellationToken cancellationToken) => Set(token, token.Row with { Created = date });

    public ValueTask SetExpirationDateAsync(Held<TokenRow> token, DateTimeOffset? date, CancellationToken cancellationToken) => Set(token, token.Row with { Expires = date });

    public ValueTask SetPayloadAsync(Held<TokenRow> token, string? payload, CancellationToken cancellationToken) => Set(token, token.Row with { Payload = payload });

    public ValueTask SetPropertiesAsync(Held<TokenRow> token, ImmutableDictionary<string, JsonElement> properties, CancellationToken cancellationToken) =>
        Set(token, token.Row with { Properties = Json(properties) });

    public ValueTask SetRedemptionDateAsync(Held<TokenRow> token, DateTimeOffset? date, CancellationToken cancellationToken) => Set(token, token.Row with { Redeemed = date });

    public ValueTask SetReferenceIdAsync(Held<TokenRow> token, string? identifier, CancellationToken cancellationToken) => Set(token, token.Row with { Reference = identifier });

    public ValueTask SetStatusAsync(Held<TokenRow> token, string? status, CancellationToken cancellationToken) => Set(token, token.Row with { Status = status });

    public ValueTask SetSubjectAsync(Held<TokenRow> token, string? subject, CancellationToken cancellationToken) => Set(token, token.Row with { Subject = subject });

    public ValueTask SetTypeAsync(Held<TokenRow> token, string? type, CancellationToken cancellationToken) => Set(token, token.Row with { Type = type });

    private static int DropExpired(UnitOfWork work, DateTimeOffset until)
    {
        work.AcquireWriter();
        List<TokenRow> expired = [.. work.State.Table(TokenRow.Kind).Range(TokenRow.ByExpiry, DateTimeOffset.MinValue, until)];
        foreach (TokenRow row in expired)
        {
            work.Remove(TokenRow.Kind, row.Id);
            if (row.Authorization is { } key
                && work.State.Table(TokenRow.Kind).FindFirst(TokenRow.ByAuthorization, key) is null
                && work.State.Table(AuthorizationRow.Kind).Get(key) is { } authorization)
            {
                work.Remove(AuthorizationRow.Kind, authorization.Id);
            }
        }

        return expired.Count;
    }

    private static IEnumerable<TokenRow> Matching(Table<TokenRow> rows, string? subject, string? client, string? status, string? type) =>
        (subject is null ? rows.All : rows.Find(TokenRow.BySubject, subject))
            .Where(row => (client is null || row.Client == client) && (status is null || row.Status == status) && (type is null || row.Type == type));

    private static IEnumerable<TokenRow> OfAuthorization(Table<TokenRow> rows, string identifier) =>
        Guid.TryParse(identifier, out Guid key) ? rows.Find(TokenRow.ByAuthorization, key) : [];

    private static bool Counts(TokenRow row) => row.Status != Statuses.Revoked;

    private static TokenRow Revoked(TokenRow row) => row with { Status = Statuses.Revoked };
}
