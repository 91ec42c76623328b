using System.Diagnostics;
using System.Globalization;

namespace MvoUmbraco.Tests.Mail;

/// <summary>This assembly as a program: sends what is due from the outbox in a folder to the server on a port, and ends.</summary>
internal static class SendingProcess
{
    /// <summary>The program: the folder of the database, the port, and the clock's moment.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var clock = new Site.StillClock(DateTimeOffset.Parse(args[2], CultureInfo.InvariantCulture));
        await using var room = await MailRoom.OpenAsync(args[0], int.Parse(args[1], CultureInfo.InvariantCulture), clock);
        return await room.SendAsync() ? 0 : 1;
    }

    /// <summary>Starts the program.</summary>
    public static Process Start(string folder, int port, DateTimeOffset now)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        string[] arguments =
        [
            "exec", typeof(SendingProcess).Assembly.Location, folder, port.ToString(CultureInfo.InvariantCulture), now.ToString("O", CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }
}
