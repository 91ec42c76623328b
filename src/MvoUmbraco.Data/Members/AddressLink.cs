using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.Members;

/// <summary>
/// A member wants another e-mail address, and has not shown yet that it is the member's: the link went there. A member has
/// one at most. Who reads this table cannot make the link of it.
/// </summary>
public sealed class AddressLink
{
    /// <summary>The member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>The hash of the secret in the link.</summary>
    public required string SecretHash { get; set; }

    /// <summary>The address that is wanted.</summary>
    public required string Email { get; set; }

    /// <summary>How long the link works.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class AddressLinkTable : IEntityTypeConfiguration<AddressLink>
{
    public void Configure(EntityTypeBuilder<AddressLink> builder)
    {
        builder.ToTable("AddressLinks");
        builder.HasKey(link => link.MemberKey);
        builder.Property(link => link.MemberKey).ValueGeneratedNever();
        builder.Property(link => link.SecretHash).HasMaxLength(64);
        builder.Property(link => link.Email).HasMaxLength(320);
        builder.HasIndex(link => link.SecretHash).IsUnique();
        builder.HasIndex(link => link.ExpiresAt);
    }
}
