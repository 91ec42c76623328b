using System.Security.Claims;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.ServerEvents;

namespace MvoUmbraco.Embedded.Management.ServerEvents;

/// <summary>What a user may hear of. Where several have a say on a source, plugins among them, all must agree.</summary>
internal sealed class ServerEventAuthorization(EventSourceAuthorizerCollection authorizers) : IServerEventAuthorizationService
{
    public async Task<SeverEventAuthorizationResult> AuthorizeAsync(ClaimsPrincipal user)
    {
        ILookup<bool, string> sources = await SourcesAsync(user);
        return new SeverEventAuthorizationResult { AuthorizedEventSources = [.. sources[true]], UnauthorizedEventSources = [.. sources[false]] };
    }

    /// <summary>A source that nobody has a say on is nobody's.</summary>
    public async Task<bool> MayHearAsync(ClaimsPrincipal user, string source)
    {
        bool asked = false;
        foreach (IEventSourceAuthorizer authorizer in authorizers.Where(authorizer => authorizer.AuthorizableEventSources.Contains(source, StringComparer.Ordinal)))
        {
            asked = true;
            if (!await authorizer.AuthorizeAsync(user, source))
            {
                return false;
            }
        }

        return asked;
    }

    private async Task<ILookup<bool, string>> SourcesAsync(ClaimsPrincipal user)
    {
        var heard = new List<(string Source, bool May)>();
        foreach (string source in authorizers.SelectMany(authorizer => authorizer.AuthorizableEventSources).Distinct(StringComparer.Ordinal))
        {
            heard.Add((source, await MayHearAsync(user, source)));
        }

        return heard.ToLookup(entry => entry.May, entry => entry.Source);
    }
}
