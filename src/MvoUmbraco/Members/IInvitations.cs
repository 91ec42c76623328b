using MvoUmbraco.Access;
using MvoUmbraco.Core.Members;

namespace MvoUmbraco.Members;

/// <summary>Somebody who was invited and has not accepted yet.</summary>
/// <param name="Key">The invitation.</param>
/// <param name="Email">Who is invited.</param>
/// <param name="Name">The name; null when it is not known.</param>
/// <param name="AsCoordinator">Becomes a coordinator.</param>
/// <param name="InvitedAt">When.</param>
/// <param name="ExpiresAt">How long the link works.</param>
public sealed record OpenInvitation(Guid Key, string Email, string? Name, bool AsCoordinator, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);

/// <summary>An invitation as who has its link sees it.</summary>
/// <param name="Network">The name of the network.</param>
/// <param name="Email">Who is invited.</param>
/// <param name="Name">The name; null when it is not known.</param>
/// <param name="AsCoordinator">Becomes a coordinator.</param>
/// <param name="IsMember">Somebody with this address signs in here already: no name and password are asked.</param>
public sealed record InvitationOffer(string Network, string Email, string? Name, bool AsCoordinator, bool IsMember);

/// <summary>What somebody gives who accepts an invitation.</summary>
/// <param name="Profile">The name, the language and who may see it; null for who is a member already.</param>
/// <param name="Password">The password; null for who is a member already.</param>
public sealed record Acceptance(MemberProfile? Profile, string? Password);

/// <summary>How accepting ended.</summary>
public enum AcceptOutcome
{
    /// <summary>The link was used, taken back, is too old, or never was one.</summary>
    BadLink = 0,

    /// <summary>The person belongs to the network.</summary>
    Done,

    /// <summary>The name or another field cannot be kept.</summary>
    BadProfile,

    /// <summary>The password does not follow the rules.</summary>
    Weak,
}

/// <summary>Inviting people into a network. Every link works once, for two weeks; only its hash is kept.</summary>
public interface IInvitations
{
    /// <summary>Reads a list of people and says of every line whether the visitor can invite them; invites nobody. Empty for who may not invite.</summary>
    Task<IReadOnlyList<InvitationLine>> ReadAsync(Guid network, string list, Visitor visitor, CancellationToken cancellationToken = default);

    /// <summary>Invites everybody of a list whose line has no fault, by mail.</summary>
    /// <param name="network">The network.</param>
    /// <param name="list">The list.</param>
    /// <param name="message">What the inviter adds; null for nothing.</param>
    /// <param name="path">Where the link in the mail leads; its secret is added.</param>
    /// <param name="visitor">The coordinator.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>All lines, as <see cref="ReadAsync"/> has them.</returns>
    Task<IReadOnlyList<InvitationLine>> InviteAsync(Guid network, string list, string? message, string path, Visitor visitor, CancellationToken cancellationToken = default);

    /// <summary>Who was invited and has not accepted; none for who may not see it.</summary>
    Task<IReadOnlyList<OpenInvitation>> OpenAsync(Guid network, Visitor visitor, CancellationToken cancellationToken = default);

    /// <summary>Takes an invitation back: its link works no longer.</summary>
    /// <returns>False when there is none, or the visitor may not.</returns>
    Task<bool> WithdrawAsync(Guid network, Guid invitation, Visitor visitor, CancellationToken cancellationToken = default);

    /// <summary>Mails an invitation again, with another link that works for two weeks; the one before works no longer.</summary>
    /// <returns>False when there is none, or the visitor may not.</returns>
    Task<bool> RepeatAsync(Guid network, Guid invitation, string path, Visitor visitor, CancellationToken cancellationToken = default);

    /// <summary>The invitation of a link; null when it works no longer.</summary>
    Task<InvitationOffer?> OfferAsync(string secret, CancellationToken cancellationToken = default);

    /// <summary>Accepts an invitation: the person becomes a member of the site, if not one already, and of the network.</summary>
    Task<AcceptOutcome> AcceptAsync(string secret, Acceptance acceptance, CancellationToken cancellationToken = default);
}
