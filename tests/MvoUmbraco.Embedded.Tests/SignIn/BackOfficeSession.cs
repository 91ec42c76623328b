using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>
/// The backoffice client's side of signing in, as a browser plays it: name and password, a code with PKCE, tokens hidden
/// in cookies. What it asks then carries the cookies and the header, as the client's requests do.
/// </summary>
internal sealed class BackOfficeSession : IDisposable
{
    public const string Api = "/umbraco/management/api/v1/";
    public const string Security = Api + "security/back-office/";
    public const string ClientId = "umbraco-back-office";
    public const string Redacted = "[redacted]";

    private readonly string verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public BackOfficeSession(Uri address, CookieContainer? cookies = null)
    {
        Cookies = cookies ?? new CookieContainer();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = new Uri(address, Api) };
        Address = Client.BaseAddress.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Follows no redirects; its base address is the Management API, version 1.</summary>
    public HttpClient Client { get; }

    public CookieContainer Cookies { get; }

    public string Address { get; }

    public string RedirectUri => Address + "/umbraco/oauth_complete";

    /// <summary>Signs in; the session's client then speaks as the user.</summary>
    /// <param name="address">Where the host listens.</param>
    /// <param name="user">The user name, mostly an e-mail address.</param>
    /// <param name="password">The password.</param>
    public static async Task<BackOfficeSession> SignInAsync(Uri address, string user, string password)
    {
        var session = new BackOfficeSession(address);
        using HttpResponseMessage login = await session.LogInAsync(user, password);
        Assert.That((int)login.StatusCode, Is.EqualTo(200), $"login of {user}: {await login.Content.ReadAsStringAsync()}");
        await session.ConnectAsync();
        return session;
    }

    /// <summary>A code for who has logged in, and tokens for the code.</summary>
    public async Task ConnectAsync()
    {
        using HttpResponseMessage authorized = await AuthorizeAsync();
        Assert.That(authorized.Headers.Location?.ToString(), Does.StartWith(RedirectUri + "?code=%5Bredacted%5D"), $"authorize answered {(int)authorized.StatusCode}");
        using HttpResponseMessage token = await RedeemAsync();
        Assert.That((int)token.StatusCode, Is.EqualTo(200), await token.Content.ReadAsStringAsync());
        Carry();
    }

    /// <summary>From here on requests carry the header that goes with the cookies.</summary>
    public void Carry() => Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Redacted);

    public Task<HttpResponseMessage> LogInAsync(string user, string password) => Client.PostAsJsonAsync(Security + "login", new { username = user, password });

    public Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string Value)[] changes)
    {
        Dictionary<string, string?> parameters = new()
        {
            ["redirect_uri"] = RedirectUri,
            ["client_id"] = ClientId,
            ["response_type"] = "code",
            ["state"] = "the state",
            ["scope"] = "offline_access",
            ["prompt"] = "consent",
            ["access_type"] = "offline",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach ((string name, string value) in changes)
        {
            parameters[name] = value;
        }

        return Client.GetAsync(QueryHelpers.AddQueryString(Security + "authorize", parameters));
    }

    public Task<HttpResponseMessage> RedeemAsync(params (string Name, string Value)[] changes) => PostAsync("token", changes,
        ("grant_type", "authorization_code"), ("client_id", ClientId), ("redirect_uri", RedirectUri), ("code", Redacted), ("code_verifier", verifier));

    public Task<HttpResponseMessage> RefreshAsync(params (string Name, string Value)[] changes) => PostAsync("token", changes,
        ("grant_type", "refresh_token"), ("client_id", ClientId), ("redirect_uri", RedirectUri), ("refresh_token", Redacted));

    public Task<HttpResponseMessage> RevokeAsync(string hint) => PostAsync("revoke", [],
        ("token", Redacted), ("client_id", ClientId), ("token_type_hint", hint));

    public Task<HttpResponseMessage> SignOutAsync(string? to = null) =>
        Client.GetAsync(QueryHelpers.AddQueryString(Security + "signout", "post_logout_redirect_uri", to ?? Address + "/umbraco/logout"));

    /// <summary>What an endpoint that asks for a signed-in user answers.</summary>
    public async Task<int> AskAsync(string path = "language")
    {
        using HttpResponseMessage answer = await Client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    public string? Cookie(string name) => Cookies.GetCookies(new Uri(Address))[name]?.Value;

    /// <summary>Puts a cookie back as it was before, as a thief would.</summary>
    public void SetCookie(string name, string value) => Cookies.Add(new Uri(Address), new Cookie(name, value, "/"));

    public void Dispose() => Client.Dispose();

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private async Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] changes, params (string Name, string Value)[] fields)
    {
        var form = fields.ToDictionary(field => field.Name, field => field.Value);
        foreach ((string name, string value) in changes)
        {
            form[name] = value;
        }

        using var content = new FormUrlEncodedContent(form);
        return await Client.PostAsync(Security + path, content);
    }
}
