using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using MvoUmbraco.Embedded.Identity.Passwords;
using MvoUmbraco.Embedded.Management.Wire;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// Where the login page sends name and password. Only JSON is taken, and only from a page of this site: no form of another
/// site can sign a browser in.
/// </summary>
internal sealed class LoginEndpoint(PasswordSignIn signIn)
{
    private const int LongestBody = 4096;

    private sealed record Credentials(string Username, string Password);

    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        IResult result;
        try
        {
            result = SameSite.Sent(context.Request) ? await ResultAsync(context) : Answer.Problem(SameSite.Problem);
        }
        catch (BadRequestException e)
        {
            result = Answer.Problem(e.Problem);
        }
        catch (BadHttpRequestException e)
        {
            result = Answer.Problem(new Problem(e.StatusCode, "Bad request", "Name and password are expected, and nothing else."));
        }

        await result.ExecuteAsync(context);
    }

    private async Task<IResult> ResultAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = LongestBody;
        }

        Credentials given = await new ManagementRequest(context).BodyAsync<Credentials>();
        SignInOutcome outcome = given.Password.Length > PasswordFaults.MaximumLength
            ? SignInOutcome.Wrong
            : await signIn.SignInAsync(context, given.Username, given.Password);
        return outcome switch
        {
            SignInOutcome.SignedIn => Answer.Done,
            SignInOutcome.NotAllowed => Answer.Problem(new Problem(403, "User is not allowed", "The user can't sign in: it is disabled, or its invitation was not answered yet.", "NotAllowed")),
            SignInOutcome.LockedOut => Answer.Problem(new Problem(403, "User is locked", "The user is locked out after too many failed attempts. An administrator can unlock it.", "LockedOut")),
            SignInOutcome.TooMany => TooMany(context),
            _ => Answer.Problem(new Problem(401, "Invalid credentials", "The provided credentials are invalid. User has not been signed in.", "InvalidCredentials")),
        };
    }

    private static IResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = new StringValues("30");
        return Answer.Problem(new Problem(429, "Too many attempts", "Too many attempts with this name are waiting. Try again in half a minute.", "TooManyAttempts"));
    }
}

/// <summary>Whether a browser says that a request was made by a page of this site. Who is no browser says nothing, and carries no cookies of others.</summary>
internal static class SameSite
{
    public static Problem Problem { get; } = new(403, "Not from here", "This request was made by a page of another site.");

    public static bool Sent(HttpRequest request) =>
        request.Headers.Origin is not [{ Length: > 0 } origin] || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
