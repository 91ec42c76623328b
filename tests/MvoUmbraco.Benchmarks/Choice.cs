using System.Globalization;

namespace MvoUmbraco.Benchmarks;

/// <summary>What to measure, and how long: all of it is bounded in count and time.</summary>
internal sealed record Choice(bool Start, bool Write, bool Read, bool Backoffice, bool Access, bool Members, bool Search, int Documents, int Seconds)
{
    public static Choice Parse(string[] args)
    {
        string[] names = [.. args.TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal))];
        bool all = names.Length == 0;
        return new Choice(
            all || names.Contains("start"),
            all || names.Contains("write"),
            all || names.Contains("read"),
            all || names.Contains("backoffice"),
            all || names.Contains("access"),
            all || names.Contains("members"),
            all || names.Contains("search"),
            Number(args, "--documents", 10_000),
            Math.Min(Number(args, "--seconds", 4), 60));
    }

    private static int Number(string[] args, string name, int otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
