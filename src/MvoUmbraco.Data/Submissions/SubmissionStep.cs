using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Storing;

namespace MvoUmbraco.Data.Submissions;

/// <summary>One thing that happened to a submission. It outlives the document; people stand in it by key.</summary>
public sealed class SubmissionStep : IAppendOnly
{
    /// <summary>Its number; a later step has a higher one.</summary>
    public long Id { get; init; }

    /// <summary>The document.</summary>
    public required Guid SubmissionKey { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of person did it.</summary>
    public required PersonKind PersonKind { get; init; }

    /// <summary>Who did it; null for the program itself.</summary>
    public Guid? PersonKey { get; init; }

    /// <summary>What happened.</summary>
    public required SubmissionMove Move { get; init; }

    /// <summary>The state before.</summary>
    public required SubmissionState From { get; init; }

    /// <summary>The state after.</summary>
    public required SubmissionState To { get; init; }

    /// <summary>What was said with it, as text; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The text it was about, by the fingerprint of the draft.</summary>
    public string? DraftVersion { get; init; }

    /// <summary>What kind of person was asked to review it.</summary>
    public PersonKind AssigneeKind { get; init; }

    /// <summary>Who was asked to review it, where that is what happened.</summary>
    public Guid? AssigneeKey { get; init; }
}

internal sealed class SubmissionStepTable : IEntityTypeConfiguration<SubmissionStep>
{
    public void Configure(EntityTypeBuilder<SubmissionStep> builder)
    {
        builder.ToTable("SubmissionSteps");
        builder.Property(step => step.Remark).HasMaxLength(SubmissionRules.LongestRemark);
        builder.Property(step => step.DraftVersion).HasMaxLength(64);
        builder.HasIndex(step => new { step.SubmissionKey, step.Id });
        builder.HasIndex(step => step.PersonKey);
        builder.HasOne<Submission>().WithMany().HasForeignKey(step => step.SubmissionKey).OnDelete(DeleteBehavior.Restrict);
    }
}
