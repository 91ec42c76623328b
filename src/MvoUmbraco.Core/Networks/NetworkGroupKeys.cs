using System.Security.Cryptography;
using System.Text;

namespace MvoUmbraco.Core.Networks;

/// <summary>
/// By which keys the member groups, the intranet and the protections of a network are known. Each follows from the key of
/// the document it belongs to, as a name-based identifier (RFC 9562, version 5), so that a group is found whatever it is
/// called, on every machine and after every import, and nobody has to remember which is whose.
/// </summary>
public static class NetworkGroupKeys
{
    /// <summary>The group of the mainstream team: there is one, whatever becomes of the team's document.</summary>
    public static Guid Mainstream { get; } = new("ba95434b-fb1b-553e-8a70-afe949a9ea87");

    /// <summary>The group of the network's members.</summary>
    public static Guid Members(Guid network) => Derive(network, "members");

    /// <summary>The group of the network's coordinators.</summary>
    public static Guid Coordinators(Guid network) => Derive(network, "coordinators");

    /// <summary>The intranet that is made with the network.</summary>
    public static Guid Intranet(Guid network) => Derive(network, "intranet");

    /// <summary>The protection of an intranet.</summary>
    public static Guid Protection(Guid intranet) => Derive(intranet, "protection");

    /// <summary>The rule by which a protection lets a group in.</summary>
    public static Guid Rule(Guid protection, Guid group) => Derive(protection, group.ToString("D"));

    private static Guid Derive(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        Span<byte> input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input[16..]);

        // SHA-1 is what version 5 is made of; it names here and protects nothing.
#pragma warning disable CA5350
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
