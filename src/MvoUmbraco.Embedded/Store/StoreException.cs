namespace MvoUmbraco.Embedded.Store;

/// <summary>
/// The database file can't be opened or written. The message is written for the person who runs the site: what is
/// wrong with which file, and what mends it. Nothing of the file was changed by the attempt that failed.
/// </summary>
public sealed class StoreException : Exception
{
    /// <summary>With a message for the person who runs the site.</summary>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>With the cause as SQLite or the file system gave it.</summary>
    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
