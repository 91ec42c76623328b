using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// Asks one address over and over on a few kept-alive connections, for a bounded time, with as little work of its own as
/// possible (it shares the processors with the server): bytes out, read until the length is in.
/// </summary>
internal sealed record Load(double PerSecond, double P50Milliseconds, double P99Milliseconds)
{
    public static async Task<Load> RunAsync(int port, string path, TimeSpan duration, int connections = 8, string headers = "")
    {
        var times = new List<double>[connections];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () => times[number] = await AskAsync(port, path, duration, headers))));
        double seconds = watch.Elapsed.TotalSeconds;
        double[] all = [.. times.SelectMany(list => list).Order()];
        return new Load(all.Length / seconds, At(all, 0.50), At(all, 0.99));
    }

    public static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static async Task<List<double>> AskAsync(int port, string path, TimeSpan duration, string headers)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        byte[] request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n");
        var buffer = new byte[256 * 1024];
        List<double> times = new(100_000);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < duration)
        {
            long asked = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            await ReadAnswerAsync(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return times;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        int have = 0;
        int headers = -1;
        while (headers < 0)
        {
            have += await ReceiveAsync(socket, buffer.AsMemory(have));
            headers = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        }

        ReadOnlySpan<byte> head = buffer.AsSpan(0, headers);
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"Not answered with 200: {Encoding.ASCII.GetString(head)}");
        }

        long rest = ContentLength(head) - (have - headers - 4);
        while (rest > 0)
        {
            rest -= await ReceiveAsync(socket, buffer);
        }
    }

    private static async ValueTask<int> ReceiveAsync(Socket socket, Memory<byte> into)
    {
        int read = await socket.ReceiveAsync(into);
        return read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
    }

    private static long ContentLength(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> name = "Content-Length: "u8;
        int at = head.IndexOf(name);
        if (at < 0)
        {
            throw new InvalidOperationException("An answer without a Content-Length can't be measured by this client.");
        }

        ReadOnlySpan<byte> value = head[(at + name.Length)..];
        int end = value.IndexOf((byte)'\r');
        return long.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }
}
