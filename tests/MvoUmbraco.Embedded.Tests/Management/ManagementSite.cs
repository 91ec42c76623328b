using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Tests.Contracts;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>
/// A host, and clients of its Management API that speak as one user or as nobody. Every request and answer is compared
/// with the contract.
/// </summary>
internal sealed class ManagementSite : IAsyncDisposable
{
    private const string UserHeader = "Test-User";
    private readonly List<HttpClient> clients = [];

    private ManagementSite(TestHost host)
    {
        Host = host;
        Administrator = As(Constants.Security.SuperUserKey);
        Anonymous = Client(null);
    }

    public TestHost Host { get; }

    public HttpClient Administrator { get; }

    public HttpClient Anonymous { get; }

    public static Task<ManagementSite> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, null, settings);

    /// <inheritdoc cref="TestHost.StartAsync"/>
    public static async Task<ManagementSite> StartAsync(TemporaryFolder? folder, Action<IServiceCollection>? services, params (string Key, string Value)[] settings) => new(await TestHost.StartAsync(
        folder,
        settings,
        registered =>
        {
            registered.AddTransient<HeaderUser>().PostConfigure<AuthenticationOptions>(options => options.SchemeMap[BackOfficePolicies.Scheme].HandlerType = typeof(HeaderUser));
            services?.Invoke(registered);
        }));

    /// <summary>A client that speaks as the user.</summary>
    public HttpClient As(Guid user) => Client(user);

    public async ValueTask DisposeAsync()
    {
        foreach (HttpClient client in clients)
        {
            client.Dispose();
        }

        await Host.DisposeAsync();
    }

    private HttpClient Client(Guid? user)
    {
        var client = new HttpClient(new ContractCheck(ApiContract.Management)) { BaseAddress = new Uri(Host.Client.BaseAddress!, ManagementRoutes.Root) };
        if (user is { } key)
        {
            client.DefaultRequestHeaders.Add(UserHeader, key.ToString());
        }

        clients.Add(client);
        return client;
    }

    /// <summary>Stands for the sign-in: the request is the user's whose key it carries.</summary>
    private sealed class HeaderUser(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers.TryGetValue(UserHeader, out var key)
                ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(CurrentUser.KeyClaim, key.ToString())], Scheme.Name)), Scheme.Name))
                : AuthenticateResult.NoResult());
    }
}

/// <summary>Short ways to ask and to read answers.</summary>
internal static class ManagementClient
{
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path, int status = 200)
    {
        using HttpResponseMessage answer = await client.GetAsync(path);
        return await answer.JsonAsync(status, path);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, int status, string? what = null)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), $"{what ?? answer.RequestMessage?.RequestUri?.AbsolutePath}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sends a body as JSON, and expects the status.</summary>
    public static async Task<JsonElement> SendAsync(this HttpClient client, HttpMethod method, string path, object? body, int status = 200)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using HttpResponseMessage answer = await client.SendAsync(request);
        return await answer.JsonAsync(status, $"{method} {path}");
    }

    /// <summary>Sends a text as it is.</summary>
    public static async Task<HttpResponseMessage> SendTextAsync(this HttpClient client, HttpMethod method, string path, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        return await client.SendAsync(request);
    }

    public static async Task<int> StatusAsync(this HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public static string[] Texts(this JsonElement list, string member) => [.. list.EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
}
