using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MvoUmbraco.Embedded.Identity.Tokens;

/// <summary>The one program that people sign in with: the backoffice in a browser, known as <c>umbraco-back-office</c>.</summary>
internal sealed class BackOfficeClient
{
    public const string Id = Constants.OAuthClientIds.BackOffice;

    public static readonly BackOfficeClient Only = new();

    private BackOfficeClient()
    {
    }
}

/// <summary>
/// What is offered of OpenIddict's store of clients: reading the one there is. It may be sent back only to the backoffice at
/// the address that the request itself came to, or at the one in <c>Umbraco:CMS:Security:BackOfficeHost</c>. The public
/// members are called by name.
/// </summary>
internal sealed class OfferedClients(IHttpContextAccessor http, IOptionsMonitor<SecuritySettings> settings)
{
    private static readonly ImmutableArray<string> Permitted =
    [
        Permissions.Endpoints.Authorization,
        Permissions.Endpoints.Token,
        Permissions.Endpoints.Revocation,
        Permissions.Endpoints.EndSession,
        Permissions.GrantTypes.AuthorizationCode,
        Permissions.GrantTypes.RefreshToken,
        Permissions.ResponseTypes.Code,
    ];

    public ValueTask<BackOfficeClient?> FindByIdAsync(string identifier, CancellationToken cancellationToken) => FindByClientIdAsync(identifier, cancellationToken);

    public ValueTask<BackOfficeClient?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken) => new(identifier == BackOfficeClient.Id ? BackOfficeClient.Only : null);

    public async IAsyncEnumerable<BackOfficeClient> FindByPostLogoutRedirectUriAsync(string uri, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if ((await GetPostLogoutRedirectUrisAsync(BackOfficeClient.Only, cancellationToken)).Contains(uri, StringComparer.Ordinal))
        {
            yield return BackOfficeClient.Only;
        }
    }

    public ValueTask<string?> GetIdAsync(BackOfficeClient client, CancellationToken cancellationToken) => new(BackOfficeClient.Id);

    public ValueTask<string?> GetClientIdAsync(BackOfficeClient client, CancellationToken cancellationToken) => new(BackOfficeClient.Id);

    public ValueTask<string?> GetClientTypeAsync(BackOfficeClient client, CancellationToken cancellationToken) => new(ClientTypes.Public);

    public ValueTask<string?> GetApplicationTypeAsync(BackOfficeClient client, CancellationToken cancellationToken) => new(ApplicationTypes.Web);

    public ValueTask<string?> GetConsentTypeAsync(BackOfficeClient client, CancellationToken cancellationToken) => new(ConsentTypes.Implicit);

    public ValueTask<ImmutableArray<string>> GetPermissionsAsync(BackOfficeClient client, CancellationToken cancellationToken) => new(Permitted);

    public ValueTask<ImmutableArray<string>> GetRequirementsAsync(BackOfficeClient client, CancellationToken cancellationToken) => new([Requirements.Features.ProofKeyForCodeExchange]);

    public ValueTask<ImmutableDictionary<string, string>> GetSettingsAsync(BackOfficeClient client, CancellationToken cancellationToken) => new(ImmutableDictionary<string, string>.Empty);

    public ValueTask<ImmutableArray<string>> GetRedirectUrisAsync(BackOfficeClient client, CancellationToken cancellationToken) =>
        new([.. Origins().Select(origin => origin + settings.CurrentValue.AuthorizeCallbackPathName)]);

    public ValueTask<ImmutableArray<string>> GetPostLogoutRedirectUrisAsync(BackOfficeClient client, CancellationToken cancellationToken) =>
        new([.. Origins().SelectMany(origin => new[] { origin + settings.CurrentValue.AuthorizeCallbackPathName, origin + settings.CurrentValue.AuthorizeCallbackLogoutPathName })]);

    private IEnumerable<string> Origins()
    {
        if (http.HttpContext?.Request is { } request)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}");
        }

        if (settings.CurrentValue.BackOfficeHost is { } configured)
        {
            yield return configured.GetLeftPart(UriPartial.Authority);
        }
    }
}

/// <summary>What stands for OpenIddict's scopes: there are none but the built-in <c>offline_access</c>.</summary>
internal sealed class NoScope;

/// <summary>What is offered of OpenIddict's store of scopes: finding none. The public members are called by name.</summary>
internal sealed class OfferedScopes
{
    public ValueTask<NoScope?> FindByNameAsync(string name, CancellationToken cancellationToken) => default;

    public IAsyncEnumerable<NoScope> FindByNamesAsync(ImmutableArray<string> names, CancellationToken cancellationToken) => AsyncEnumerable.Empty<NoScope>();

    public IAsyncEnumerable<NoScope> FindByResourceAsync(string resource, CancellationToken cancellationToken) => AsyncEnumerable.Empty<NoScope>();
}
