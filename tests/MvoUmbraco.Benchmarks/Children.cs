using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Web;

namespace MvoUmbraco.Benchmarks;

/// <summary>The processes that are measured: this program again, as a server or as a job.</summary>
internal static class Children
{
    /// <summary>The site, with the settings of the program itself: <c>serve port database [settings]</c>.</summary>
    public static async Task<int> ServeAsync(string[] args)
    {
        await using WebApplication app = WebProgram.Build(["--urls", $"http://127.0.0.1:{args[0]}", "--Embedded:Store:Path", args[1], "--Umbraco:CMS:DeliveryApi:Enabled", "true", "--Umbraco:CMS:DeliveryApi:PublicAccess", "true", "--Logging:LogLevel:Default", "Warning", .. args[2..]]);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Kestrel and nothing else, answering every address with the bytes of a file: <c>bare port file content-type</c>.</summary>
    public static async Task<int> BareAsync(string[] args)
    {
        byte[] body = await File.ReadAllBytesAsync(args[1]);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using WebApplication app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{args[0]}");
        app.MapGet("/{**path}", (HttpContext context) =>
        {
            context.Response.ContentType = args[2];
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }

    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Children).Assembly.Location);
        }

        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["DOTNET_TieredPGO"] = "1";
        return Process.Start(start) ?? throw new InvalidOperationException("The child process did not start.");
    }

    /// <summary>Runs a job to its end and gives what it printed.</summary>
    public static async Task<string> RunAsync(params string[] args)
    {
        using Process process = Start(args);
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{string.Join(' ', args)}' ended with {process.ExitCode}: {output}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Resident memory in MB, from the operating system.</summary>
    public static double Megabytes(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
