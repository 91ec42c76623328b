using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MvoUmbraco.SignIn;

/// <summary>
/// Secrets in links: 256 random bits, of which only the SHA-256 hash is kept. A slow hash would add nothing: nobody guesses
/// 256 bits.
/// </summary>
internal static class LinkSecrets
{
    private const int Bytes = 32;

    /// <summary>A new secret, as it stands in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it: 64 hexadecimal digits.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
