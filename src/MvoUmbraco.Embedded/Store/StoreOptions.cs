namespace MvoUmbraco.Embedded.Store;

/// <summary>What a publish that returned has survived by then.</summary>
public enum Durability
{
    /// <summary>
    /// A power cut: every commit is flushed to the disk (SQLite <c>synchronous=FULL</c>). The default.
    /// </summary>
    PowerLoss,

    /// <summary>
    /// A crash or kill of the process, but a power cut may take the last commits, never the consistency
    /// (SQLite <c>synchronous=NORMAL</c>). About three times as fast to commit.
    /// </summary>
    ProcessCrash,
}

/// <summary>Where and how the host stores, from the configuration section <c>Embedded:Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>The database file. A relative path is taken from the content root.</summary>
    public string Path { get; set; } = "data/umbraco.db";

    /// <summary>What an acknowledged write survives.</summary>
    public Durability Durability { get; set; } = Durability.PowerLoss;

    /// <summary>How long a write waits for the one before it before it fails with an explanation.</summary>
    public TimeSpan WriterTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
