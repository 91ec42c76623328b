namespace MvoUmbraco.Web;

/// <summary>Tells on the console what the start is doing, once it has taken longer than a second.</summary>
internal sealed class StartProgress(TimeProvider time) : IProgress<string>
{
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly long started = time.GetTimestamp();
    private TimeSpan last = TimeSpan.Zero;

    public void Report(string value)
    {
        TimeSpan elapsed = time.GetElapsedTime(started);
        if (elapsed > Silent && elapsed - last > Between)
        {
            last = elapsed;
            Console.WriteLine($"  {elapsed.TotalSeconds,5:0.0} s  {value}");
        }
    }
}
