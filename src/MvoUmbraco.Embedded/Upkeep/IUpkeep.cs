namespace MvoUmbraco.Embedded.Upkeep;

/// <summary>Something that is tidied up from time to time while the site runs.</summary>
internal interface IUpkeep
{
    /// <summary>Time between two rounds.</summary>
    TimeSpan Period { get; }

    /// <summary>One round; what it leaves for the next is no fault.</summary>
    Task PerformAsync(CancellationToken cancellationToken);
}
