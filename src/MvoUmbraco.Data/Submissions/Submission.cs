using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MvoUmbraco.Core.Submissions;

namespace MvoUmbraco.Data.Submissions;

/// <summary>
/// Where a document that a member placed stands in the workflow. One per document, for all its rounds: a change of a
/// published item is a next round of the same submission. What it says about the document is what was last seen of it;
/// the document itself is the truth, and is looked at again by every move, every notification and the repair.
/// </summary>
public sealed class Submission
{
    /// <summary>The key of the document, which is also that of the submission.</summary>
    public required Guid Key { get; init; }

    /// <summary>The document of the network (or the mainstream team) for which it was placed: its coordinators review.</summary>
    public required Guid NetworkKey { get; init; }

    /// <summary>The alias of the document's type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The language it is written in; null for a type that has one text for all languages.</summary>
    public string? Culture { get; init; }

    /// <summary>What the document was called when it was last seen.</summary>
    public required string Title { get; set; }

    /// <summary>The state.</summary>
    public SubmissionState State { get; set; }

    /// <summary>The member whose round it is; null when that person was forgotten.</summary>
    public Guid? AuthorKey { get; set; }

    /// <summary>Who was asked to review it.</summary>
    public PersonKind AssigneeKind { get; set; }

    /// <summary>The key of who was asked; null for nobody in particular.</summary>
    public Guid? AssigneeKey { get; set; }

    /// <summary>The fingerprint of the draft when it was last seen: the text of which the state speaks. Null before there is one.</summary>
    public string? DraftVersion { get; set; }

    /// <summary>The fingerprint of the published version when it was last seen; null when none is published.</summary>
    public string? PublishedVersion { get; set; }

    /// <summary>Since when its author's save is under way; null when none is. What a stopped process left is the author's.</summary>
    public DateTimeOffset? SavingSince { get; set; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When anything last changed, saving included.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Since when it is in this state.</summary>
    public required DateTimeOffset StateSince { get; set; }

    /// <summary>Changes with every change: what was decided about an older one is refused.</summary>
    public Guid Stamp { get; set; }
}

internal sealed class SubmissionTable : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.HasKey(submission => submission.Key);
        builder.Property(submission => submission.Key).ValueGeneratedNever();
        builder.Property(submission => submission.ContentType).HasMaxLength(255);
        builder.Property(submission => submission.Culture).HasMaxLength(14);
        builder.Property(submission => submission.Title).HasMaxLength(500);
        builder.Property(submission => submission.DraftVersion).HasMaxLength(64);
        builder.Property(submission => submission.PublishedVersion).HasMaxLength(64);
        builder.Property(submission => submission.Stamp).IsConcurrencyToken();
        builder.HasIndex(submission => new { submission.State, submission.StateSince });
        builder.HasIndex(submission => new { submission.NetworkKey, submission.State });
        builder.HasIndex(submission => submission.AuthorKey);
        builder.HasIndex(submission => submission.AssigneeKey);
    }
}
