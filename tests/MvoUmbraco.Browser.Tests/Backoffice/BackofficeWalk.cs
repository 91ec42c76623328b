namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// Walks through one backoffice that all of them share, since starting one takes longer than a walk. Every test makes what
/// it works on, under a name of its own, and leaves what others work on as it is.
/// </summary>
[NonParallelizable]
internal abstract class BackofficeWalk
{
    protected RunningBackoffice Backoffice { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Backoffice = await GetAsync();

    [TearDown]
    public Task EndTestAsync() => Backoffice.EndTestAsync();

    protected virtual Task<RunningBackoffice> GetAsync() => SharedBackoffice.GetAsync();
}
