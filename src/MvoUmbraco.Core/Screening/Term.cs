using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace MvoUmbraco.Core.Screening;

/// <summary>Words as numbers, for fingerprints.</summary>
internal static class Term
{
    /// <summary>The number of a stem: the lower half of XxHash3 over its UTF-16 code units; the same in every process and version.</summary>
    public static uint HashOf(string stem) => (uint)XxHash3.HashToUInt64(MemoryMarshal.AsBytes<char>(stem));

    /// <summary>The number of two terms together, in any order.</summary>
    public static uint HashOf(uint one, uint other)
    {
        var (low, high) = one < other ? (one, other) : (other, one);
        var hash = (((ulong)high << 32) | low) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }
}
