using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MvoUmbraco.Core.Mail;

namespace MvoUmbraco.Data.Mail;

/// <summary>How one member wants mail. Who never chose has no row: <see cref="DigestChoice.Standard"/>, in Dutch.</summary>
public sealed class MailPreference
{
    /// <summary>The member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>The language of the member's mails, such as <c>nl-BE</c>.</summary>
    public required string Culture { get; set; }

    /// <summary>At once, gathered, or never.</summary>
    public required MailFrequency Frequency { get; set; }

    /// <summary>The hour of the digest in Brussels, 0 to 23.</summary>
    public required int Hour { get; set; }

    /// <summary>The day of a weekly digest.</summary>
    public required DayOfWeek Day { get; set; }

    /// <summary>When digests come.</summary>
    public DigestChoice Choice => new(Frequency, Hour, Day);
}

internal sealed class MailPreferenceTable : IEntityTypeConfiguration<MailPreference>
{
    public void Configure(EntityTypeBuilder<MailPreference> builder)
    {
        builder.ToTable("MailPreferences");
        builder.HasKey(preference => preference.MemberKey);
        builder.Property(preference => preference.MemberKey).ValueGeneratedNever();
        builder.Property(preference => preference.Culture).HasMaxLength(20);
        builder.Ignore(preference => preference.Choice);
    }
}
