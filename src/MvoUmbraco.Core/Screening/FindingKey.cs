using System.Buffers.Binary;
using System.Text;
using System.IO.Hashing;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// The identity of a finding: its kind, what it is about, and what sets it apart from others of that kind about the same.
/// The order of the subjects does not matter, and neither does the score, the place of a passage or the moment, so that a
/// verdict finds its finding again. Sixteen bytes of XxHash128 in hexadecimal digits.
/// </summary>
public static class FindingKey
{
    /// <summary>The key.</summary>
    /// <param name="kind">What the finding says.</param>
    /// <param name="subjects">What it is about, in any order.</param>
    /// <param name="detail">What sets it apart, such as a code of what is lacking; empty when there is one at most.</param>
    public static string Of(FindingKind kind, IEnumerable<Guid> subjects, string detail = "")
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(detail);
        var hash = new XxHash128();
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)kind);
        hash.Append(bytes[..4]);
        foreach (var subject in subjects.Order())
        {
            subject.TryWriteBytes(bytes);
            hash.Append(bytes);
        }

        hash.Append(Encoding.UTF8.GetBytes(detail));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
