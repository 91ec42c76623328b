using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MvoUmbraco.Data.SignIn;

/// <summary>How a try to sign in as a member ended.</summary>
public enum SignInResult
{
    /// <summary>Not known: a row of a later version.</summary>
    Unknown = 0,

    /// <summary>The member signed in.</summary>
    SignedIn = 1,

    /// <summary>The password was wrong.</summary>
    WrongPassword = 2,

    /// <summary>The password was right, the code of the second factor was not.</summary>
    WrongCode = 3,

    /// <summary>Refused without a look: too many tries before.</summary>
    TooMany = 4,

    /// <summary>The password was right, and the member is locked out or not approved.</summary>
    NotAllowed = 5,
}

/// <summary>One try to sign in as a member, for the member to see. Kept for a while only; no network address is kept.</summary>
public sealed class SignInRecord
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The member; empty when nobody has the name that was tried.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it ended.</summary>
    public required SignInResult Result { get; init; }

    /// <summary>The kind of browser, such as <c>Firefox</c>; null when it did not tell.</summary>
    public string? Browser { get; init; }

    /// <summary>What the browser runs on, such as <c>Windows</c>; null when it did not tell.</summary>
    public string? System { get; init; }
}

internal sealed class SignInRecordTable : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> builder)
    {
        builder.ToTable("SignIns");
        builder.Property(record => record.Browser).HasMaxLength(40);
        builder.Property(record => record.System).HasMaxLength(40);
        builder.HasIndex(record => new { record.MemberKey, record.At });
        builder.HasIndex(record => record.At);
    }
}
