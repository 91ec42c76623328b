using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;

namespace MvoUmbraco.Tests.Backoffice;

/// <summary>Stands for the sign-in to the backoffice: a request is the user's whose key it carries.</summary>
internal sealed class HeaderUser(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "Test-User";

    public static void Register(IServiceCollection services) => services
        .AddTransient<HeaderUser>()
        .PostConfigure<AuthenticationOptions>(options => options.SchemeMap[BackOfficePolicies.Scheme].HandlerType = typeof(HeaderUser));

    /// <summary>A client that speaks as the user, or as nobody.</summary>
    public static HttpClient ClientOf(PluginHost host, Guid? user)
    {
        var client = new HttpClient { BaseAddress = host.Client.BaseAddress };
        if (user is { } key)
        {
            client.DefaultRequestHeaders.Add(Header, key.ToString());
        }

        return client;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Request.Headers.TryGetValue(Header, out var key)
            ? AuthenticateResult.Success(new AuthenticationTicket(
                new ClaimsPrincipal(new ClaimsIdentity([new Claim(CurrentUser.KeyClaim, key.ToString())], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.NoResult());
}
