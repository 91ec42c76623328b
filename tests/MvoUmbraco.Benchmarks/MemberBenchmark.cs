using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// What members ask of the site: the workspace of a network, and 200 signing in at the same moment while visitors read.
/// Bounded: so many requests, so many seconds.
/// </summary>
internal static partial class MemberBenchmark
{
    private const int SigningIn = 200;
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(string database, int seconds)
    {
        await Children.RunAsync("people", database, $"{SigningIn}");

        // Readers' answers are made anew, so that they need a processor as the passwords do.
        using Server server = Server.Site(database, "--Mvo:Site:KeepAnswers", "false");
        using (HttpResponseMessage ready = await server.FirstAnswerAsync("/"))
        {
            ready.EnsureSuccessStatusCode();
        }

        await WorkspaceAsync(server, TimeSpan.FromSeconds(seconds));
        await SignInsAsync(server, TimeSpan.FromSeconds(seconds));
    }

    private static async Task WorkspaceAsync(Server server, TimeSpan duration)
    {
        using var member = new Person(server.Port, 0);
        await member.OpenAsync();
        await member.SignInAsync();
        string cookie = $"Cookie: {member.Cookies}\r\n";
        await Load.RunAsync(server.Port, People.Intranet, duration, headers: cookie);
        Load one = await Load.RunAsync(server.Port, People.Intranet, duration, connections: 1, headers: cookie);
        Load eight = await Load.RunAsync(server.Port, People.Intranet, duration, headers: cookie);
        Console.WriteLine("\n| workspace of a network, signed in | per second | p50 | p99 |\n| --- | --- | --- | --- |");
        Console.WriteLine(Children.Text($"| one after the other | {one.PerSecond:0} | {one.P50Milliseconds:0.0} ms | {one.P99Milliseconds:0.0} ms |"));
        Console.WriteLine(Children.Text($"| eight at once | {eight.PerSecond:0} | {eight.P50Milliseconds:0.0} ms | {eight.P99Milliseconds:0.0} ms |"));
    }

    private static async Task SignInsAsync(Server server, TimeSpan duration)
    {
        Person[] people = [.. Enumerable.Range(0, SigningIn).Select(number => new Person(server.Port, number))];
        foreach (Person person in people)
        {
            await person.OpenAsync();
        }

        Load calm = await Load.RunAsync(server.Port, "/", duration);
        var watch = Stopwatch.StartNew();
        Task<Outcome[]> signIns = Task.WhenAll(people.Select(person => Task.Run(person.SignInAsync)));
        var during = new List<Load>();
        do
        {
            during.Add(await Load.RunAsync(server.Port, "/", TimeSpan.FromSeconds(1)));
        }
        while (!signIns.IsCompleted && watch.Elapsed < LongestSignIn);

        Outcome[] outcomes = await signIns;
        double[] times = [.. outcomes.Select(outcome => outcome.Milliseconds).Order()];
        Console.WriteLine("\n| home page, eight readers | per second | p50 | p99 |\n| --- | --- | --- | --- |");
        Console.WriteLine(Children.Text($"| nobody signs in | {calm.PerSecond:0} | {calm.P50Milliseconds:0.0} ms | {calm.P99Milliseconds:0.0} ms |"));
        Console.WriteLine(Children.Text($"| {SigningIn} sign in at once | {during.Average(load => load.PerSecond):0} | {during.Average(load => load.P50Milliseconds):0.0} ms | {during.Max(load => load.P99Milliseconds):0.0} ms (worst second) |"));
        Console.WriteLine(Children.Text($"\n{outcomes.Count(outcome => outcome.Status == HttpStatusCode.SeeOther)} of {SigningIn} signed in, {outcomes.Sum(outcome => outcome.Tries) - SigningIn} were told to come back first; half within {Load.At(times, 0.5) / 1000:0.0} s, all within {times[^1] / 1000:0.0} s."));
        foreach (Person person in people)
        {
            person.Dispose();
        }
    }

    private sealed record Outcome(HttpStatusCode Status, double Milliseconds, int Tries);

    /// <summary>Somebody at an address of their own (each of 127.0.0.0/8 is this machine), with the sign-in page open.</summary>
    private sealed partial class Person : IDisposable
    {
        private readonly int number;
        private readonly Uri signIn;
        private readonly CookieContainer cookies = new();
        private readonly HttpClient client;
        private string token = string.Empty;

        public Person(int port, int number)
        {
            this.number = number;
            signIn = new Uri($"http://127.0.0.1:{port}/mijn/aanmelden");
            client = new HttpClient(new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = cookies,
                ConnectCallback = async (context, stop) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(new IPAddress([127, 1, (byte)(number / 250), (byte)((number % 250) + 1)]), 0));
                    await socket.ConnectAsync(context.DnsEndPoint, stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }) { Timeout = LongestSignIn };
        }

        public string Cookies => cookies.GetCookieHeader(signIn);

        public async Task OpenAsync() => token = Token().Match(await client.GetStringAsync(signIn)).Groups["token"].Value;

        /// <summary>Sends the form, again when told to come back.</summary>
        public async Task<Outcome> SignInAsync()
        {
            var watch = Stopwatch.StartNew();
            for (int tries = 1; ; tries++)
            {
                using var form = new FormUrlEncodedContent([new("naam", People.NameOf(number)), new("wachtwoord", People.Password), new("__RequestVerificationToken", token)]);
                using HttpResponseMessage answer = await client.PostAsync(signIn, form);
                if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || watch.Elapsed > LongestSignIn)
                {
                    return new Outcome(answer.StatusCode, watch.Elapsed.TotalMilliseconds, tries);
                }

                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
            }
        }

        public void Dispose() => client.Dispose();

        [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Token();
    }
}
