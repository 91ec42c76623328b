using System.Net.Mail;

namespace MvoUmbraco.Mail;

/// <summary>Addresses people type.</summary>
public static class MailAddresses
{
    /// <summary>The longest address (RFC 5321, section 4.5.3.1: 64 + 1 + 255).</summary>
    public const int Longest = 320;

    /// <summary>
    /// It is one plain address, such as <c>an@voorbeeld.be</c>: no name, no list, no control character, a dot in the
    /// domain. Whether somebody reads it, only a mail can tell.
    /// </summary>
    public static bool IsAddress(string? text)
        => text is { Length: > 0 and <= Longest }
            && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is ',' or ';' or '<' or '>' or '"' or '(' or ')')
            && MailAddress.TryCreate(text, out var address)
            && address.Address == text
            && address.Host.Contains('.', StringComparison.Ordinal)
            && !address.Host.StartsWith('.')
            && !address.Host.EndsWith('.');
}
