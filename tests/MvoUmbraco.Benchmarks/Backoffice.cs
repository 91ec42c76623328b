using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// A client that has signed in to the backoffice as its own client does: a code with PKCE, tokens in cookies. The databases
/// are made with its user as the first administrator.
/// </summary>
internal static class Backoffice
{
    public const string User = "bench@example.com";
    public const string Password = "Only-For-A-Benchmark-1";
    private const string Client = "umbraco-back-office";
    private const string Hidden = "[redacted]";

    public static string[] Settings { get; } =
    [
        "--Umbraco:CMS:Unattended:UnattendedUserName", "Bench",
        "--Umbraco:CMS:Unattended:UnattendedUserEmail", User,
        "--Umbraco:CMS:Unattended:UnattendedUserPassword", Password,
    ];

    public static async Task<HttpClient> SignInAsync(string address)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(address + "/umbraco/management/api/v1/"),
        };
        string back = address + "/umbraco/oauth_complete";
        string verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        string challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        (await client.PostAsJsonAsync("security/back-office/login", new { username = User, password = Password })).EnsureSuccessStatusCode();
        await client.GetAsync($"security/back-office/authorize?client_id={Client}&response_type=code&scope=offline_access&state=s&code_challenge_method=S256&code_challenge={challenge}&redirect_uri={Uri.EscapeDataString(back)}");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Client,
            ["redirect_uri"] = back,
            ["code"] = Hidden,
            ["code_verifier"] = verifier,
        });
        (await client.PostAsync("security/back-office/token", form)).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Hidden);
        return client;
    }
}
