using System.Numerics;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// A set as 64 bytes: of each of 64 hash functions the lowest eight bits of the smallest hash of a member. The share of
/// equal bytes tells how much two sets resemble each other (Broder, On the Resemblance and Containment of Documents, 1997;
/// Li and König, b-Bit Minwise Hashing, 2010). The same set gives the same bytes in every process and version.
/// </summary>
internal static class Sketch
{
    /// <summary>How many hash functions, and bytes.</summary>
    public const int Size = 64;

    /// <summary>The sketch; of an empty set, zeros.</summary>
    public static byte[] Of(IReadOnlyCollection<uint> set)
    {
        var sketch = new byte[Size];
        if (set.Count == 0)
        {
            return sketch;
        }

        Span<uint> smallest = stackalloc uint[Size];
        Smallest(set, smallest);
        for (var i = 0; i < Size; i++)
        {
            sketch[i] = (byte)smallest[i];
        }

        return sketch;
    }

    /// <summary>The smallest hash of a member by each of as many hash functions as there is room for.</summary>
    public static void Smallest(IEnumerable<uint> set, Span<uint> smallest)
    {
        smallest.Fill(uint.MaxValue);
        foreach (var member in set)
        {
            for (var i = 0; i < smallest.Length; i++)
            {
                smallest[i] = Math.Min(smallest[i], Mix(member, (uint)i));
            }
        }
    }

    /// <summary>The estimate of what two sets share of what they have together (Jaccard), from 0 to 1.</summary>
    public static double Resemblance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != Size || other.Length != Size)
        {
            return 0;
        }

        var equal = 0;
        for (var i = 0; i < Size; i++)
        {
            equal += one[i] == other[i] ? 1 : 0;
        }

        // Of bytes that have nothing to do with each other one in 256 is equal by chance.
        return Math.Max(0, ((double)equal / Size - (1.0 / 256)) / (1 - (1.0 / 256)));
    }

    // The finalizer of MurmurHash3 over the member and the number of the function.
    private static uint Mix(uint member, uint function)
    {
        var hash = member ^ BitOperations.RotateLeft((function + 1) * 0x9E3779B1, 7);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
