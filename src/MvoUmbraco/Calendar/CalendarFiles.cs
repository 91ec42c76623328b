using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace MvoUmbraco.Calendar;

/// <summary>A written file with the tag of its bytes.</summary>
internal sealed record TaggedBytes(byte[] Bytes, string ETag)
{
    public static TaggedBytes Of(byte[] bytes) => new(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
}

/// <summary>The calendar files written from one reading, by event and by the address of the site in them.</summary>
internal sealed class CalendarFiles
{
    // A caller chooses the host name, so the number kept is bounded; what is beyond is written anew each time.
    private const int MostKept = 2048;

    private readonly ConcurrentDictionary<(Guid Key, Uri Site), TaggedBytes> files = new();

    public TaggedBytes Get(Guid key, Uri site, Func<Uri, byte[]> write)
    {
        if (files.TryGetValue((key, site), out var known))
        {
            return known;
        }

        var file = TaggedBytes.Of(write(site));
        if (files.Count < MostKept)
        {
            files[(key, site)] = file;
        }

        return file;
    }
}
