using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Mail;

/// <summary>A mail that is to be sent, or was: written in the same transaction as what it tells of.</summary>
public sealed class OutboxMessage
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>What makes it this mail and no other; a second message with the same key is refused by the database.</summary>
    public required string Key { get; init; }

    /// <summary>The member it goes to; null when the receiver is not a member yet.</summary>
    public Guid? MemberKey { get; init; }

    /// <summary>The address it goes to.</summary>
    public required string Receiver { get; init; }

    /// <summary>The subject, as text.</summary>
    public required string Subject { get; init; }

    /// <summary>The body as text.</summary>
    public required string Text { get; init; }

    /// <summary>The body as HTML.</summary>
    public required string Html { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>It is not sent before this moment; moved forward after each failure.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>How many times sending was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>What the last failure said; null when there was none.</summary>
    public string? Failure { get; set; }

    /// <summary>When the server took it over; null while it waits.</summary>
    public DateTimeOffset? SentAt { get; set; }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Key).HasMaxLength(200);
        builder.Property(message => message.Receiver).HasMaxLength(320);
        builder.Property(message => message.Subject).HasMaxLength(500);
        builder.HasIndex(message => message.Key).IsUnique();
        builder.HasIndex(message => new { message.SentAt, message.DueAt });
        builder.HasIndex(message => message.MemberKey);
    }
}
