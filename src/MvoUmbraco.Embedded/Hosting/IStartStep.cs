namespace MvoUmbraco.Embedded.Hosting;

/// <summary>Something that a part of the host does at every start, in the order of registration.</summary>
internal interface IStartStep
{
    /// <summary>The store is open, nothing has been derived from it: seed what must exist.</summary>
    Task BeforeCaches(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Navigation, publish status and addresses are there, and the plugin's starting handlers have run; nobody is served yet.</summary>
    Task AfterStarting(CancellationToken cancellationToken) => Task.CompletedTask;
}
