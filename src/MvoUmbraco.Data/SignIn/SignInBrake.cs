using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.SignIn;

/// <summary>How often somebody failed lately: with one account, or from one place of the network. It outlives a restart.</summary>
public sealed class SignInBrake
{
    /// <summary>The hash of what is counted, so that neither names that were typed nor addresses are kept.</summary>
    public required string Subject { get; init; }

    /// <summary>How many tries in a row have not succeeded (yet).</summary>
    public required int Failures { get; set; }

    /// <summary>When the last try was.</summary>
    public required DateTimeOffset LastTry { get; set; }

    /// <summary>No try counts before this moment.</summary>
    public required DateTimeOffset ClosedUntil { get; set; }
}

internal sealed class SignInBrakeTable : IEntityTypeConfiguration<SignInBrake>
{
    public void Configure(EntityTypeBuilder<SignInBrake> builder)
    {
        builder.ToTable("SignInBrakes");
        builder.HasKey(brake => brake.Subject);
        builder.Property(brake => brake.Subject).HasMaxLength(64);

        // Two tries at once are both counted.
        builder.Property(brake => brake.Failures).IsConcurrencyToken();
        builder.HasIndex(brake => brake.LastTry);
    }
}
