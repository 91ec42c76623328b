using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Identity.Tokens;

/// <summary>
/// A row in OpenIddict's hands: changed there step by step, and stored at the end if nobody else stored it meanwhile.
/// </summary>
internal sealed class Held<TRow>(TRow row, TRow? stored)
    where TRow : Row
{
    public TRow Row { get; set; } = row;

    /// <summary>The row as it was read or last stored; null when it never was.</summary>
    public TRow? Stored { get; set; } = stored;
}
