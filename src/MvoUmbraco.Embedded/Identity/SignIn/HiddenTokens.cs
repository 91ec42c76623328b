using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using OpenIddict.Validation;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;
using ProcessAuthenticationContext = OpenIddict.Validation.OpenIddictValidationEvents.ProcessAuthenticationContext;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// The backoffice client never sees a code or token: each goes out as <c>[redacted]</c> beside its cookie, and comes back
/// so, to be replaced by what the cookie holds. A real one in a request is not taken: it can't have come from the client.
/// </summary>
internal sealed class HiddenTokens(TokenCookies cookies, IHttpContextAccessor http)
    : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>,
      IOpenIddictServerHandler<ApplyTokenResponseContext>,
      IOpenIddictServerHandler<ExtractTokenRequestContext>,
      IOpenIddictServerHandler<ExtractRevocationRequestContext>,
      IOpenIddictValidationHandler<ProcessAuthenticationContext>
{
    public const string Redacted = "[redacted]";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Tokens are hidden in the cookies of a request, and there is none.");

    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler
            .UseSingletonHandler<HiddenTokens>()
            .SetOrder(OpenIddictServerAspNetCoreHandlers.Authentication.ProcessQueryResponse.Descriptor.Order - 1));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler
            .UseSingletonHandler<HiddenTokens>()
            .SetOrder(OpenIddictServerAspNetCoreHandlers.ProcessJsonResponse<ApplyTokenResponseContext>.Descriptor.Order - 1));
        server.AddEventHandler<ExtractTokenRequestContext>(handler => handler
            .UseSingletonHandler<HiddenTokens>()
            .SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractPostRequest<ExtractTokenRequestContext>.Descriptor.Order + 1));
        server.AddEventHandler<ExtractRevocationRequestContext>(handler => handler
            .UseSingletonHandler<HiddenTokens>()
            .SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractPostRequest<ExtractRevocationRequestContext>.Descriptor.Order + 1));
    }

    /// <summary>After the built-in extraction, also of the one from the address.</summary>
    public static void AddTo(OpenIddictValidationBuilder validation) => validation.AddEventHandler<ProcessAuthenticationContext>(handler => handler
        .UseSingletonHandler<HiddenTokens>()
        .SetOrder(OpenIddictValidationAspNetCoreHandlers.ExtractAccessTokenFromQueryString.Descriptor.Order + 1));

    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        context.Response.Code = Hide(TokenCookies.Code, context.Response.Code);
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        context.Response.AccessToken = Hide(TokenCookies.Access, context.Response.AccessToken);
        context.Response.RefreshToken = Hide(TokenCookies.Refresh, context.Response.RefreshToken);
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ExtractTokenRequestContext context)
    {
        if (context.Request is { } request)
        {
            request.Code = Reveal(TokenCookies.Code, request.Code);
            request.RefreshToken = Reveal(TokenCookies.Refresh, request.RefreshToken);
            if (request.Code is not null)
            {
                cookies.Remove(Context, TokenCookies.Code);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ExtractRevocationRequestContext context)
    {
        if (context.Request is { } request)
        {
            request.Token = Reveal(request.TokenTypeHint == OpenIddictConstants.TokenTypeHints.RefreshToken ? TokenCookies.Refresh : TokenCookies.Access, request.Token);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        HttpRequest request = Context.Request;
        bool mayStandHere = request.Headers.Authorization.Count > 0 || request.Path.StartsWithSegments(SignInPaths.EventHub, StringComparison.OrdinalIgnoreCase);
        context.AccessToken = mayStandHere ? Reveal(TokenCookies.Access, context.AccessToken) : null;
        return ValueTask.CompletedTask;
    }

    private string? Hide(string cookie, string? token)
    {
        if (token is null)
        {
            return null;
        }

        cookies.Set(Context, cookie, token);
        return Redacted;
    }

    private string? Reveal(string cookie, string? given) => given == Redacted ? cookies.Take(Context, cookie) : null;
}
