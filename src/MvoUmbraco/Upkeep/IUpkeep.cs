namespace MvoUmbraco.Upkeep;

/// <summary>Something that is tidied up from time to time while the site runs. Two processes may do it at once.</summary>
internal interface IUpkeep
{
    /// <summary>Time between two rounds.</summary>
    TimeSpan Period { get; }

    /// <summary>One round; what it leaves for the next is no fault.</summary>
    Task PerformAsync(CancellationToken cancellationToken);
}
