using System.Diagnostics;

namespace MvoUmbraco.Benchmarks;

/// <summary>A server process on a free port of this machine, stopped at the end.</summary>
internal sealed class Server : IDisposable
{
    private Server(Process process, int port)
    {
        Process = process;
        Port = port;

        // What it prints must be read, or it would wait for a reader.
        process.BeginOutputReadLine();
    }

    public Process Process { get; }

    public int Port { get; }

    public static Server Site(string database, params string[] settings)
    {
        int port = Children.FreePort();
        return new Server(Children.Start(["serve", $"{port}", database, .. settings]), port);
    }

    public static Server Bare(string file, string contentType)
    {
        int port = Children.FreePort();
        return new Server(Children.Start("bare", $"{port}", file, contentType), port);
    }

    /// <summary>Asks until the first answer, for at most a minute.</summary>
    public async Task<HttpResponseMessage> FirstAnswerAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await client.GetAsync(path);
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromMinutes(1) && !Process.HasExited)
            {
                await Task.Delay(2);
            }
        }
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }

        Process.Dispose();
    }
}
