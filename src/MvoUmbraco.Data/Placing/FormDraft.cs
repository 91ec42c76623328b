using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Placing;

/// <summary>What a member was writing in a form and did not save yet: offered again when the form is opened.</summary>
public sealed class FormDraft
{
    /// <summary>The member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>The document the form is of, which may not be there yet.</summary>
    public required Guid DocumentKey { get; init; }

    /// <summary>The page of the form: where to go on writing.</summary>
    public required string Address { get; set; }

    /// <summary>The alias of the document type.</summary>
    public required string ContentType { get; set; }

    /// <summary>Names and values exactly as they were typed, as JSON.</summary>
    public required string Values { get; set; }

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}

internal sealed class FormDraftTable : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.ToTable("FormDrafts");
        builder.HasKey(draft => new { draft.MemberKey, draft.DocumentKey });
        builder.Property(draft => draft.Address).HasMaxLength(300);
        builder.Property(draft => draft.ContentType).HasMaxLength(255);
        builder.HasIndex(draft => draft.SavedAt);
    }
}
