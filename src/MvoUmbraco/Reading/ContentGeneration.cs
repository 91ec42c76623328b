namespace MvoUmbraco.Reading;

/// <summary>
/// Counts the changes of anything a page may be made of: published content, media, types, access, domains, languages,
/// dictionary. What was computed at one number holds as long as the number stands; a change has advanced it before the
/// call that made the change returns. A number means nothing after a restart: use it together with <see cref="Tag"/> for
/// anything that outlives the process, such as an ETag.
/// </summary>
public interface IContentGeneration
{
    /// <summary>The number now.</summary>
    long Current { get; }

    /// <summary>The number together with a mark of this process: differs for any two states, also across restarts.</summary>
    string Tag { get; }
}

/// <summary>The counter itself.</summary>
internal sealed class ContentGeneration : IContentGeneration
{
    private readonly string process = Guid.NewGuid().ToString("N")[..12];
    private long current = 1;

    public long Current => Volatile.Read(ref current);

    public string Tag => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{process}-{Current}");

    public void Advance() => Interlocked.Increment(ref current);
}
