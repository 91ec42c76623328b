namespace MvoUmbraco.Embedded.Tests.Repositories;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class StoppedClock(DateTime start) : TimeProvider
{
    private DateTimeOffset now = new(start);

    public void Advance(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now;
}
