namespace MvoUmbraco.Embedded.Backoffice;

/// <summary>The Content-Security-Policy of pages of the backoffice.</summary>
internal static class ContentPolicy
{
    /// <summary>A page of words only.</summary>
    public const string NothingButText = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Two policies that both have to be met: a script stands on this server, and a script that is trusted already asked for
    /// it. So neither a foreign address nor a file that somebody uploaded and linked to becomes a script. Styles in the page
    /// can't be forbidden, since the client's templates write style attributes.
    /// </summary>
    /// <param name="nonce">See <see cref="CspNonce"/>.</param>
    public static string OfClient(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "media-src 'self' blob:; worker-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self', "
        + $"script-src 'nonce-{nonce}' 'strict-dynamic'; object-src 'none'";
}
