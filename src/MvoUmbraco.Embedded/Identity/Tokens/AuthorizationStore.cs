using System.Collections.Immutable;
using System.Text.Json;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MvoUmbraco.Embedded.Identity.Tokens;

/// <summary>OpenIddict's authorizations in the host's own store; <see cref="TokenStore"/> drops them with their last token.</summary>
internal sealed class AuthorizationStore(StoreAccess store) : HeldRows<AuthorizationRow>(store, AuthorizationRow.Kind), IOpenIddictAuthorizationStore<Held<AuthorizationRow>>
{
    public ValueTask<Held<AuthorizationRow>> InstantiateAsync(CancellationToken cancellationToken) =>
        new(new Held<AuthorizationRow>(new AuthorizationRow { Id = Store.NextId(), Key = Guid.NewGuid() }, null));

    public ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken)
    {
        long dropped = 0;
        Store.WriteNow(work =>
        {
            work.AcquireWriter();
            foreach (AuthorizationRow row in work.State.Table(AuthorizationRow.Kind).All
                .Where(row => row.Created < threshold && work.State.Table(TokenRow.Kind).FindFirst(TokenRow.ByAuthorization, row.Key) is null).ToList())
            {
                work.Remove(AuthorizationRow.Kind, row.Id);
                dropped++;
            }
        });
        return new(dropped);
    }

    public IAsyncEnumerable<Held<AuthorizationRow>> FindAsync(
        string? subject, string? client, string? status, string? type, ImmutableArray<string>? scopes, CancellationToken cancellationToken) =>
        Many(Matching(Rows, subject, client, status, type).Where(row => scopes is null || scopes.Value.All(row.Scopes.Contains)));

    public IAsyncEnumerable<Held<AuthorizationRow>> FindByApplicationIdAsync(string identifier, CancellationToken cancellationToken) =>
        Many(Rows.All.Where(row => row.Client == identifier));

    public IAsyncEnumerable<Held<AuthorizationRow>> FindBySubjectAsync(string subject, CancellationToken cancellationToken) => Many(Rows.Find(AuthorizationRow.BySubject, subject));

    public ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken cancellationToken) =>
        Change(rows => Matching(rows, subject, client, status, type).Where(Counts), Revoked);

    public ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancellationToken) =>
        Change(rows => rows.All.Where(row => row.Client == identifier && Counts(row)), Revoked);

    public ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken) =>
        Change(rows => rows.Find(AuthorizationRow.BySubject, subject).Where(Counts), Revoked);

    public ValueTask<string?> GetApplicationIdAsync(Held<AuthorizationRow> authorization, CancellationToken cancellationToken) => new(authorization.Row.Client);

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(Held<AuthorizationRow> authorization, CancellationToken cancellationToken) => new(authorization.Row.Created);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(Held<AuthorizationRow> authorization, CancellationToken cancellationToken) =>
        new(Properties(authorization.Row.Properties));

    public ValueTask<ImmutableArray<string>> GetScopesAsync(Held<AuthorizationRow> authorization, CancellationToken cancellationToken) => new([.. authorization.Row.Scopes]);

    public ValueTask<string?> GetStatusAsync(Held<AuthorizationRow> authorization, CancellationToken cancellationToken) => new(authorization.Row.Status);

    public ValueTask<string?> GetSubjectAsync(Held<AuthorizationRow> authorization, CancellationToken cancellationToken) => new(authorization.Row.Subject);

    public ValueTask<string?> GetTypeAsync(Held<AuthorizationRow> authorization, CancellationToken cancellationToken) => new(authorization.Row.Type);

    public ValueTask SetApplicationIdAsync(Held<AuthorizationRow> authorization, string? identifier, CancellationToken cancellationToken) =>
        Set(authorization, authorization.Row with { Client = identifier });

    public ValueTask SetCreationDateAsync(Held<AuthorizationRow> authorization, DateTimeOffset? date, CancellationToken cancellationToken) =>
        Set(authorization, authorization.Row with { Created = date });

    public ValueTask SetPropertiesAsync(Held<AuthorizationRow> authorization, ImmutableDictionary<string, JsonElement> properties, CancellationToken cancellationToken) =>
        Set(authorization, authorization.Row with { Properties = Json(properties) });

    public ValueTask SetScopesAsync(Held<AuthorizationRow> authorization, ImmutableArray<string> scopes, CancellationToken cancellationToken) =>
        Set(authorization, authorization.Row with { Scopes = scopes.IsDefault ? [] : [.. scopes] });

    public ValueTask SetStatusAsync(Held<AuthorizationRow> authorization, string? status, CancellationToken cancellationToken) =>
        Set(authorization, authorization.Row with { Status = status });

    public ValueTask SetSubjectAsync(Held<AuthorizationRow> authorization, string? subject, CancellationToken cancellationToken) =>
        Set(authorization, authorization.Row with { Subject = subject });

    public ValueTask SetTypeAsync(Held<AuthorizationRow> authorization, string? type, CancellationToken cancellationToken) =>
        Set(authorization, authorization.Row with { Type = type });

    private static IEnumerable<AuthorizationRow> Matching(Table<AuthorizationRow> rows, string? subject, string? client, string? status, string? type) =>
        (subject is null ? rows.All : rows.Find(AuthorizationRow.BySubject, subject))
            .Where(row => (client is null || row.Client == client) && (status is null || row.Status == status) && (type is null || row.Type == type));

    private static bool Counts(AuthorizationRow row) => row.Status != Statuses.Revoked;

    private static AuthorizationRow Revoked(AuthorizationRow row) => row with { Status = Statuses.Revoked };
}
