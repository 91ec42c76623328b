namespace MvoUmbraco.Site.Networks;

/// <summary>The part of a <c>tel:</c> address (RFC 3966) of a telephone number as people write it.</summary>
internal static class TelephoneAddress
{
    public static string Of(string number)
        => string.Concat(number.Replace("(0)", string.Empty, StringComparison.Ordinal).Where((c, i) => char.IsAsciiDigit(c) || (c == '+' && i == 0)));
}
