using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Attachments;

/// <summary>
/// A file that a member has sent and may attach to what he places. Its bytes stand in the store of attachments; this row
/// says whose they are to attach, and keeps them from being tidied away while the form is being filled in.
/// </summary>
public sealed class AttachmentUpload
{
    /// <summary>Its key, by which a form names it; becomes the key of the attachment.</summary>
    public required Guid Key { get; init; }

    /// <summary>Who sent it.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>The download name.</summary>
    public required string Name { get; init; }

    /// <summary>Of the bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The media type found in the bytes.</summary>
    public required string ContentType { get; init; }

    /// <summary>When it was sent last.</summary>
    public required DateTimeOffset UploadedAt { get; set; }
}

internal sealed class AttachmentUploadTable : IEntityTypeConfiguration<AttachmentUpload>
{
    public void Configure(EntityTypeBuilder<AttachmentUpload> builder)
    {
        builder.ToTable("AttachmentUploads");
        builder.HasKey(upload => upload.Key);
        builder.Property(upload => upload.Key).ValueGeneratedNever();
        builder.Property(upload => upload.Name).HasMaxLength(200);
        builder.Property(upload => upload.Sha256).HasMaxLength(64);
        builder.Property(upload => upload.ContentType).HasMaxLength(200);

        // Sent again, it is the same one.
        builder.HasIndex(upload => new { upload.MemberKey, upload.Sha256, upload.Name }).IsUnique();
        builder.HasIndex(upload => upload.UploadedAt);
    }
}
