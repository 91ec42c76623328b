namespace MvoUmbraco.Core.Mail;

/// <summary>How long a mail that failed waits: longer after each failure, over about a day and a half in all.</summary>
public static class Retries
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(12),
    ];

    /// <summary>After how many attempts a mail is given up.</summary>
    public static int Most => Waits.Length + 1;

    /// <summary>The wait after so many attempts; null when that was the last.</summary>
    public static TimeSpan? After(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts < Most ? Waits[attempts - 1] : null;
    }
}
