using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.SignIn;

/// <summary>A code on paper that stands in once for a lost second factor. The row goes when it is used.</summary>
public sealed class RecoveryCode
{
    /// <summary>The member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>The hash of the code.</summary>
    public required string CodeHash { get; init; }
}

/// <summary>The last code of a member's app that was taken: neither it nor an earlier one is taken again.</summary>
public sealed class SecondFactorUse
{
    /// <summary>The member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>The number of the 30 seconds the code belongs to (RFC 6238, section 4.2).</summary>
    public required long Step { get; set; }
}

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasKey(code => new { code.MemberKey, code.CodeHash });
        builder.Property(code => code.CodeHash).HasMaxLength(64);
    }
}

internal sealed class SecondFactorUseTable : IEntityTypeConfiguration<SecondFactorUse>
{
    public void Configure(EntityTypeBuilder<SecondFactorUse> builder)
    {
        builder.ToTable("SecondFactorUses");
        builder.HasKey(use => use.MemberKey);
        builder.Property(use => use.MemberKey).ValueGeneratedNever();
        builder.Property(use => use.Step).IsConcurrencyToken();
    }
}
