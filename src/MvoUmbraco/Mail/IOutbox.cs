using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;

namespace MvoUmbraco.Mail;

/// <summary>
/// The one way by which the plugin mails. What is handed in is written with the caller's own changes: it is sent when they
/// are saved, and not when they are not. It survives a restart, and is sent once.
/// <code>
/// await using var context = await contexts.CreateDbContextAsync(ct);
/// context.Add(invitation);
/// await outbox.WriteAsync(context, $"invitation:{invitation.Key:N}", MailReceiver.At(address, name, culture), new InvitationMail(…), ct);
/// await context.SaveChangesAsync(ct);
/// </code>
/// </summary>
public interface IOutbox
{
    /// <summary>Writes a mail. Nothing leaves before the caller saves.</summary>
    /// <param name="context">The caller's unit of work.</param>
    /// <param name="key">What makes it this mail and no other, such as <c>invitation:{key}</c>; at most 200 characters. A
    /// mail whose key was written before is not written again.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="mail">What it says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was written: false when the key is known.</returns>
    /// <exception cref="ArgumentException">The key is empty or too long, or the address is none.</exception>
    Task<bool> WriteAsync(MvoContext context, string key, MailReceiver receiver, OutgoingMail mail, CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells a member of something, at once or in a digest as the member chose; a member who wants none is not told. Whether
    /// the member may see it is asked when the mail is sent.
    /// </summary>
    /// <param name="context">The caller's unit of work.</param>
    /// <param name="notice">What happened, to whom it is told. Its key as with <see cref="WriteAsync"/>, and one per receiver.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was written: false when the key is known or the member wants no mail.</returns>
    Task<bool> NotifyAsync(MvoContext context, Notice notice, CancellationToken cancellationToken = default);
}

/// <summary>Who gets a mail: a member, or an address of somebody who is not one (yet).</summary>
public sealed record MailReceiver
{
    private MailReceiver(Guid? memberKey, string? address, string? name, string? culture)
        => (MemberKey, Address, Name, Culture) = (memberKey, address, name, culture);

    /// <summary>The member; null for an address.</summary>
    public Guid? MemberKey { get; }

    /// <summary>The address; null for a member, whose address is asked at sending.</summary>
    public string? Address { get; }

    /// <summary>The name of who reads at the address; null when not known.</summary>
    public string? Name { get; }

    /// <summary>The language; null: the member's own, else Dutch.</summary>
    public string? Culture { get; }

    /// <summary>A member, at the address and in the language the member has.</summary>
    public static MailReceiver Member(Guid key) => new(key, null, null, null);

    /// <summary>An address.</summary>
    /// <exception cref="ArgumentException">It is not an address.</exception>
    public static MailReceiver At(string address, string? name = null, string? culture = null)
        => MailAddresses.IsAddress(address)
            ? new(null, address, name, culture)
            : throw new ArgumentException($"'{address}' is not an e-mail address.", nameof(address));
}
