using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Members;

/// <summary>Somebody was invited into a network, and has not accepted yet. The row goes when it is accepted or taken back.</summary>
public sealed class Invitation
{
    /// <summary>Its key.</summary>
    public required Guid Key { get; init; }

    /// <summary>The hash of the secret in the link.</summary>
    public required string SecretHash { get; set; }

    /// <summary>The network.</summary>
    public required Guid Network { get; init; }

    /// <summary>Who is invited.</summary>
    public required string Email { get; init; }

    /// <summary>The name of who is invited; null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>Who becomes a coordinator, not only a member.</summary>
    public required bool AsCoordinator { get; init; }

    /// <summary>The member who invites; null when that person was forgotten.</summary>
    public required Guid? InvitedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>How long the link works.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(invitation => invitation.Key);
        builder.Property(invitation => invitation.Key).ValueGeneratedNever();
        builder.Property(invitation => invitation.SecretHash).HasMaxLength(64);
        builder.Property(invitation => invitation.Email).HasMaxLength(320);
        builder.Property(invitation => invitation.Name).HasMaxLength(200);
        builder.HasIndex(invitation => invitation.SecretHash).IsUnique();
        builder.HasIndex(invitation => new { invitation.Network, invitation.Email }).IsUnique();
        builder.HasIndex(invitation => invitation.InvitedBy);
    }
}
