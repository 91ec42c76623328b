using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MvoUmbraco.Tests.Access;

/// <summary>
/// Every endpoint of the running program, asked by everybody: who gets past its door is what access-table.endpoints.tsv
/// says. What is behind the door, by document, is said and tested in access-table.pages.tsv.
/// </summary>
/// <remarks>
/// A new endpoint is a new line. The lines are written by running this test with the environment variable
/// MVO_WRITE_ACCESS_TABLE set to 1; then they are read, and agreed to, by a person.
/// </remarks>
internal sealed partial class EndpointTableTests
{
    private const string Name = "access-table.endpoints.tsv";
    private const string Open = "open";
    private const string NotAsked = "(open)";

    private static readonly string Head = string.Join('\n',
        "# Who gets past the door of an endpoint. Addresses are asked with keys that nothing has.",
        "# open: is answered, if only that there is no such thing. 401, 403, 404: is not. sign in: is sent to sign in.",
        "# (open): would be answered; what changes something is not asked by who may.",
        "method\taddress\t" + string.Join('\t', AccessSite.RoleNames));

    private AccessSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await AccessSite.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task EveryEndpoint_LetsInWhomTheTableSays()
    {
        var writes = Environment.GetEnvironmentVariable("MVO_WRITE_ACCESS_TABLE") == "1";
        var table = writes ? new Dictionary<string, string[]>() : AccessTable.Read(Name).ByKey(2);
        var found = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (method, endpoint) in site.Endpoints)
        {
            var key = $"{method} {AddressOf(endpoint)}";
            if (!found.ContainsKey(key))
            {
                found[key] = await AskAsync(method, endpoint, table.GetValueOrDefault(key));
            }
        }

        if (writes)
        {
            await File.WriteAllTextAsync(
                Path.Combine(Repository.Folder("tests", "MvoUmbraco.Tests", "Access"), Name),
                Head + "\n" + string.Concat(found.Select(row => $"{row.Key.Replace(' ', '\t')}\t{string.Join('\t', row.Value)}\n")),
                new UTF8Encoding(false));
            Assert.Ignore("The table was written. Read it.");
        }

        Assert.Multiple(() =>
        {
            Assert.That(found.Keys.Except(table.Keys), Is.Empty, "not in the table");
            Assert.That(table.Keys.Except(found.Keys), Is.Empty, "in the table, and not in the program");
            foreach (var (key, answers) in found.Where(row => table.ContainsKey(row.Key)))
            {
                Assert.That(answers, Is.EqualTo(table[key]), key);
            }
        });
    }

    private async Task<string[]> AskAsync(string method, RouteEndpoint endpoint, string[]? expected)
    {
        var answers = new string[site.Roles.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            // An administrator who asks for something to be changed is obeyed.
            var changes = method is not ("GET" or "HEAD" or "*");
            answers[i] = changes && (i == answers.Length - 1 || expected?[i] == NotAsked)
                ? NotAsked
                : await AnswerAsync(site.Roles[i], method == "*" ? "GET" : method, Filled(endpoint), changes);
        }

        return answers;
    }

    private static async Task<string> AnswerAsync(Role role, string method, string address, bool changes)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (changes && method is not "DELETE")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        // Of an answer without end, such as that of a hub, the beginning is enough.
        using var answer = await role.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture),
            HttpStatusCode.Redirect or HttpStatusCode.SeeOther when answer.Headers.Location?.ToString().Contains("aanmelden", StringComparison.Ordinal) is true => "sign in",
            _ => Open,
        };
    }

    // The name of a file that holds the hash of its bytes stands for all its editions.
    private static string AddressOf(RouteEndpoint endpoint)
        => FileHash().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), ".{hash}.");

    [GeneratedRegex(@"(?<=/[^/]*)\.[0-9a-f]{12}\.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileHash();

    // With keys that nothing has, and words that say nothing.
    private static string Filled(RouteEndpoint endpoint)
        => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Value(endpoint, parameter),
            _ => throw new NotSupportedException(part.GetType().Name),
        }))));

    private static string Value(RouteEndpoint endpoint, RoutePatternParameterPart parameter)
    {
        var policies = parameter.ParameterPolicies.Select(policy => policy.Content).ToArray();
        return policies.Contains("guid") ? "0f0f0f0f-1111-4222-8333-444444444444"
            : policies.Contains("int") || policies.Contains("long") ? "0"
            : endpoint.RoutePattern.Defaults.TryGetValue(parameter.Name, out var value) && value is string text ? text
            : parameter.Name.Contains("id", StringComparison.OrdinalIgnoreCase) || parameter.Name.Contains("key", StringComparison.OrdinalIgnoreCase) ? "0f0f0f0f-1111-4222-8333-444444444444"
            : "geen";
    }
}
