using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Mail;

/// <summary>How far a mail has come.</summary>
public enum MailState
{
    /// <summary>It is to be sent.</summary>
    Waiting = 0,

    /// <summary>The server took it over, or it stands in the pickup folder.</summary>
    Sent,

    /// <summary>It was tried as often as is sensible, or the server refuses it for good. Somebody has to look.</summary>
    Dead,

    /// <summary>There was nothing left to tell when its turn came: the receiver is gone, may not see it any more, or it expired.</summary>
    Withdrawn,
}

/// <summary>
/// A mail that is to be sent, or was: written in the same transaction as what it tells of. What was sent keeps no body, and
/// no address: a link that lets somebody in, and the address of who is no member, live here only until it has left.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>What makes it this mail and no other; a second message with the same key is refused by the database.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// Its Message-ID (RFC 5322, section 3.6.4), without angle brackets. The same at every attempt: who received it twice,
    /// because the connection broke between acceptance and acknowledgement, can tell.
    /// </summary>
    public required string MessageId { get; init; }

    /// <summary>The member it goes to, at the address of the moment of sending; null when the receiver is not a member.</summary>
    public Guid? MemberKey { get; init; }

    /// <summary>The address it goes to; null when it goes to a member, and once it was sent.</summary>
    public string? Receiver { get; set; }

    /// <summary>The receiver's name; null when it goes to a member, when the name is not known, and once it was sent.</summary>
    public string? ReceiverName { get; set; }

    /// <summary>The subject; null when it is made at sending, from the notices that point at it.</summary>
    public string? Subject { get; set; }

    /// <summary>The body as text; null like <see cref="Subject"/>, and once it was sent.</summary>
    public string? Text { get; set; }

    /// <summary>The body as HTML; null like <see cref="Text"/>.</summary>
    public string? Html { get; set; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>It is not sent before this moment; moved forward after each failure.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>It is not sent after this moment, because its link would be dead; null when it stays of use.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How far it has come.</summary>
    public MailState State { get; set; }

    /// <summary>When it was sent, given up or withdrawn; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many times sending was tried. An attempt that nobody finished counts.</summary>
    public int Attempts { get; set; }

    /// <summary>What the last failure said; null when there was none.</summary>
    public string? Failure { get; set; }

    /// <summary>Until when whoever is sending it has it for himself; null when nobody is.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Which attempt has it. Only who still holds it may say how it ended.</summary>
    public Guid? Lease { get; set; }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Key).HasMaxLength(200);
        builder.Property(message => message.MessageId).HasMaxLength(320);
        builder.Property(message => message.Receiver).HasMaxLength(320);
        builder.Property(message => message.ReceiverName).HasMaxLength(255);
        builder.Property(message => message.Subject).HasMaxLength(500);
        builder.Property(message => message.Failure).HasMaxLength(OutboxQueue.LongestFailure);
        builder.HasIndex(message => message.Key).IsUnique();
        builder.HasIndex(message => new { message.State, message.DueAt });
        builder.HasIndex(message => message.MemberKey);
    }
}
