using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.SignIn;

/// <summary>A link by which a member chooses a new password, once. Who reads this table cannot make the link of it.</summary>
public sealed class PasswordLink
{
    /// <summary>The hash of the secret in the link.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>How long it works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class PasswordLinkTable : IEntityTypeConfiguration<PasswordLink>
{
    public void Configure(EntityTypeBuilder<PasswordLink> builder)
    {
        builder.ToTable("PasswordLinks");
        builder.HasKey(link => link.SecretHash);
        builder.Property(link => link.SecretHash).HasMaxLength(64);
        builder.HasIndex(link => link.MemberKey);
        builder.HasIndex(link => link.ExpiresAt);
    }
}
