using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Mail;

/// <summary>What a member is told of.</summary>
public enum NoticeKind
{
    /// <summary>An item waits for the receiver's review.</summary>
    Submitted = 0,

    /// <summary>The receiver's item came back with a remark.</summary>
    Returned,

    /// <summary>The receiver's item was approved and is published.</summary>
    Approved,

    /// <summary>The receiver is asked to review an item.</summary>
    Assigned,

    /// <summary>Somebody remarked on an item that concerns the receiver.</summary>
    Commented,

    /// <summary>Something new was placed where the receiver may read.</summary>
    Placed,

    /// <summary>An item that concerns the receiver was thrown away by somebody else before it was published.</summary>
    Removed,
}

/// <summary>
/// Something a member is told of by mail, at once or gathered in a digest, as the member chose. It names people by key;
/// their names, and whether the receiver may still see the item, are asked when the mail is sent.
/// </summary>
public sealed class Notice
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>What makes it this notice and no other; a second one with the same key is refused by the database.</summary>
    public required string Key { get; init; }

    /// <summary>The member who is told.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>What happened.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The document it happened to. Who may not see where it stands is not told.</summary>
    public required Guid ContentKey { get; init; }

    /// <summary>What the document was called.</summary>
    public required string Title { get; init; }

    /// <summary>Where the receiver looks at it: a path of this site, with a slash in front.</summary>
    public required string Path { get; init; }

    /// <summary>The member who did it; null when nobody in particular did.</summary>
    public Guid? ActorKey { get; set; }

    /// <summary>What was said with it, as text.</summary>
    public string? Remark { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The mail that tells of it; null while it waits to be gathered.</summary>
    public long? MessageId { get; set; }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(notice => notice.Key).HasMaxLength(200);
        builder.Property(notice => notice.Title).HasMaxLength(500);
        builder.Property(notice => notice.Path).HasMaxLength(1000);
        builder.HasIndex(notice => notice.Key).IsUnique();
        builder.HasIndex(notice => new { notice.MessageId, notice.MemberKey });
        builder.HasIndex(notice => notice.MemberKey);
        builder.HasIndex(notice => notice.ContentKey);
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(notice => notice.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
