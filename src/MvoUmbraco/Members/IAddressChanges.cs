namespace MvoUmbraco.Members;

/// <summary>How asking for another e-mail address ended.</summary>
public enum AddressAsked
{
    /// <summary>A link is on its way to the new address, unless somebody has it already, which is not told.</summary>
    Sent = 0,

    /// <summary>The password is another, or it was tried too often.</summary>
    WrongPassword,

    /// <summary>It is no e-mail address, or the member's own.</summary>
    BadAddress,

    /// <summary>Asked too often; later again.</summary>
    TooMany,
}

/// <summary>
/// Another e-mail address, which counts only once somebody who reads it has said so. Nothing changes until then; afterwards
/// the old address is told.
/// </summary>
public interface IAddressChanges
{
    /// <summary>The address a member has; null when there is no such member.</summary>
    string? AddressOf(Guid member);

    /// <summary>Mails a link to the new address. It works once, for a day; one asked before works no longer.</summary>
    /// <param name="member">The member.</param>
    /// <param name="password">The member's password.</param>
    /// <param name="address">The new address.</param>
    /// <param name="path">Where the link leads; its secret is added.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<AddressAsked> AskAsync(Guid member, string password, string address, string path, CancellationToken cancellationToken = default);

    /// <summary>The address that a link is for; null when it works no longer.</summary>
    Task<string?> OfferAsync(string secret, CancellationToken cancellationToken = default);

    /// <summary>Gives the member of a link the new address.</summary>
    /// <returns>False when the link works no longer, or somebody else has the address by now.</returns>
    Task<bool> ConfirmAsync(string secret, CancellationToken cancellationToken = default);
}
